import { formatCount } from '#renderer/ui/format.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Movement } from '#shared/scoring/movement.ts';
import { TierBadge } from './tier-badge.tsx';
import { movementSentence, tierFlow, type FlowPlace } from './tier-flow.ts';
import classes from './tier-flow-table.module.css';

type TierFlowTableProps = {
  readonly movement: Movement;
  readonly tiers: readonly Tier[];
  /** What the rows and columns are, for example `Now` and `Then`. */
  readonly fromName: string;
  readonly toName: string;
};

const Place = ({ place }: { readonly place: FlowPlace }) =>
  place.tier === null ? (
    <span className={classes['none']}>No tier</span>
  ) : (
    <TierBadge tier={place.tier} index={place.index} />
  );

/** How many partners go from which tier to which; the darker a cell, the more. */
export const TierFlowTable = ({ movement, tiers, fromName, toName }: TierFlowTableProps) => {
  const flow = tierFlow(movement, tiers);
  return (
    <table className={classes['flow']}>
      <caption>{movementSentence(movement)}</caption>
      <thead>
        <tr>
          <th scope="col" className={classes['corner']}>
            {fromName} ↓ {toName} →
          </th>
          {flow.to.map((place) => (
            <th key={place.index} scope="col">
              <Place place={place} />
            </th>
          ))}
          <th scope="col">{fromName}</th>
        </tr>
      </thead>
      <tbody>
        {flow.from.map((place, row) => (
          <tr key={place.index}>
            <th scope="row">
              <Place place={place} />
            </th>
            {flow.cells[row]?.map((cell, column) => (
              <td
                key={flow.to[column]?.index}
                data-direction={cell.direction}
                data-empty={cell.count === 0 || undefined}
                style={{ ['--share' as string]: Math.sqrt(cell.count / flow.largest) }}
              >
                {cell.count === 0 ? '·' : formatCount(cell.count)}
              </td>
            ))}
            <td className={classes['total']}>{formatCount(flow.totalFrom[row] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{toName}</th>
          {flow.totalTo.map((total, column) => (
            <td key={flow.to[column]?.index} className={classes['total']}>
              {formatCount(total)}
            </td>
          ))}
          <td className={classes['total']} />
        </tr>
      </tfoot>
    </table>
  );
};
