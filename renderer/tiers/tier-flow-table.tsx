import { formatCount } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Movement } from '#shared/scoring/movement.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { ByLadder, LadderHeads } from './by-ladder.tsx';
import { TierBadge } from './tier-badge.tsx';
import { movementSentence, tierFlow, type FlowPlace } from './tier-flow.ts';
import classes from './tier-flow-table.module.css';

type TierFlowTableProps = {
  readonly movement: Movement;
  readonly model: Pick<ScoringModel, 'tiers' | 'rules'>;
  /** What the rows and columns are, for example `Now` and `Then`. */
  readonly fromName: string;
  readonly toName: string;
  /** Height at which the rows of several ladders begin to scroll, in CSS. */
  readonly maxHeight?: string;
};

const Place = ({ place }: { readonly place: FlowPlace }) =>
  place.tier === null ? (
    <span className={classes['none']}>No tier</span>
  ) : (
    <TierBadge tier={place.tier} index={place.index} />
  );

/** How many partners go from which tier to which; the darker a cell, the more. */
export const TierFlowTable = ({
  movement,
  model,
  fromName,
  toName,
  maxHeight,
}: TierFlowTableProps) => {
  const groups = tierGroupsOf(model);
  const flow = tierFlow(movement, model.tiers);
  const none = flow.from.slice(model.tiers.length);
  const line = (row: number, place: FlowPlace) => (
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
  );
  const words = movementSentence(movement);
  return (
    <div className={classes['whole']}>
      <p className={classes['words']}>{words}</p>
      <div
        className={classes['scroll']}
        style={groups.length > 1 ? { maxHeight } : undefined}
        role="group"
        aria-label={words}
        tabIndex={0}
      >
        <table className={classes['flow']} aria-label={`${fromName} and ${toName}`}>
          <thead>
            <LadderHeads
              groups={groups}
              before={1}
              after={flow.to.length - model.tiers.length + 1}
            />
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
            <ByLadder groups={groups} columns={flow.to.length + 2}>
              {(tier, index) => line(index, { tier, index })}
            </ByLadder>
            {none.map((place) => line(model.tiers.length, place))}
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
      </div>
    </div>
  );
};
