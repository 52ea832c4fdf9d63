import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { tierSpansOf } from '#shared/ensemble/run/read-partners.ts';
import { tiersOfRun } from '#shared/ensemble/run/run-tiers.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { Tier } from '#shared/model/scoring-model.ts';

/** How many partners each tier has today and in the futures, and what they cost. */
export const TierSpanTable = ({
  run,
  tiers,
}: {
  readonly run: EnsembleRun;
  readonly tiers: readonly Tier[];
}) => {
  const { bill } = run.figures;
  const spans = tierSpansOf(run);
  const groups = tiersOfRun(run.facts);
  const bills = bill.length === 0 ? null : [bill.reduce(least), bill.reduce(most)];
  return (
    <PlainTable
      label="Partners per tier over the futures"
      // Of several ladders there may be so many that nothing is left for the partners below.
      {...(groups.length > 1 ? { maxHeight: 300 } : {})}
      head={
        <tr>
          <th scope="col">Tier</th>
          <th scope="col" data-align="end">
            Now
          </th>
          <th scope="col" data-align="end">
            Fewest
          </th>
          <th scope="col" data-align="end">
            Most
          </th>
        </tr>
      }
    >
      <ByLadder groups={groups} columns={4}>
        {({ name }, index) => (
          <tr>
            <th scope="row">
              {tiers[index]?.name === name ? (
                <TierBadge tier={tiers[index] ?? null} index={index} />
              ) : (
                name
              )}
            </th>
            <td data-align="end">{formatCount(spans[index]?.today ?? 0)}</td>
            <td data-align="end">{formatCount(spans[index]?.least ?? 0)}</td>
            <td data-align="end">{formatCount(spans[index]?.most ?? 0)}</td>
          </tr>
        )}
      </ByLadder>
      {bills !== null && (
        <tr>
          <th scope="row">
            Bill{run.facts.billUnit === '' ? '' : `, ${run.facts.billUnit ?? ''}`}
          </th>
          <td data-align="end" />
          <td data-align="end">{formatCount(bills[0] ?? 0)}</td>
          <td data-align="end">{formatCount(bills[1] ?? 0)}</td>
        </tr>
      )}
    </PlainTable>
  );
};

const least = (one: number, other: number): number => Math.min(one, other);
const most = (one: number, other: number): number => Math.max(one, other);
