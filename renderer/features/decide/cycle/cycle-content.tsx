import { Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { tiersOfCycle } from '#shared/cycle/cycle-tiers.ts';
import { kindWords, movementWords } from '#shared/cycle/cycle-words.ts';
import { cycleMovement } from '#shared/cycle/decision-rules.ts';
import { countOf } from '#shared/intake/wording.ts';
import { cycleMovements } from '#shared/model/review-cycle.ts';
import { tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { noTier } from '#shared/scoring/tiers.ts';

type CycleContentProps = {
  readonly store: CycleStore;
  /** Id of the cycle that is proposed. */
  readonly id: string;
};

const mostShown = 100;

/** What a closed cycle puts to the approvers: tiers, movements, and every override. */
export const CycleContent = ({ store, id }: CycleContentProps) => {
  const view = useStoreState(store, (state) => state.view);
  const isThis = view?.record.id === id;
  useEffect(() => {
    if (!isThis) void store.actions.read(id);
  }, [store, id, isThis]);
  const table = useMemo(() => (view === null ? null : cycleTable(view, view.today)), [view]);
  if (view === null || table === null || !isThis) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Reading the cycle
      </Text>
    );
  }
  const { figures, tiers, record } = view;
  const rows = [...figures.partnerKeys.keys()];
  const moves = rows.map((row) =>
    cycleMovement(figures.current[row] ?? noTier, table.decided[row] ?? noTier, tiers),
  );
  const overrides = rows.filter((row) => table.states[row] === 'override');
  const badge = (code: number | undefined) => (
    <TierBadge tier={tiers[code ?? noTier] ?? null} index={code ?? noTier} />
  );
  return (
    <>
      <Panel
        title={`What ${record.name} decided`}
        description={`${kindWords[record.kind]}, data as of ${formatIsoDay(record.asOf)}, by ${record.modelName}. ${countOf(record.partners, 'partner')}; every decision stands in the proposal.`}
      >
        <Facts
          facts={tierTitles(tiersOfCycle(tiers)).map((label, code) => ({
            label,
            value: formatCount(table.decided.filter((each) => each === code).length),
          }))}
        />
        <Facts
          facts={cycleMovements.map((movement) => ({
            label: movementWords[movement],
            value: formatCount(moves.filter((each) => each === movement).length),
          }))}
        />
      </Panel>
      {overrides.length > 0 && (
        <Panel title={countOf(overrides.length, 'override')}>
          <PlainTable
            label="Overrides"
            maxHeight={360}
            head={
              <tr>
                <th scope="col">Partner</th>
                <th scope="col">Recommended</th>
                <th scope="col">Decided</th>
                <th scope="col">Allowed by</th>
                <th scope="col">Until</th>
                <th scope="col">Why</th>
              </tr>
            }
          >
            {overrides.slice(0, mostShown).map((row) => {
              const made = table.decisionOf(row);
              return (
                <tr key={row}>
                  <td>{figures.partnerNames[row]}</td>
                  <td>{badge(figures.recommended[row])}</td>
                  <td>{badge(table.decided[row])}</td>
                  <td>{made?.approver}</td>
                  <td>{formatIsoDay(made?.expires ?? record.closes)}</td>
                  <td>{made?.rationale}</td>
                </tr>
              );
            })}
          </PlainTable>
        </Panel>
      )}
    </>
  );
};
