import { Text } from '@mantine/core';
import { changeScenario } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import type { Futures, Scenario } from '#shared/model/futures.ts';
import { checkBalance } from '#shared/scenario/check-balance.ts';
import { aboutProbabilities } from '#shared/scenario/check-futures.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { CommittedNumber } from '../committed-number.tsx';
import { FindingList } from '../finding-list.tsx';
import classes from '../futures.module.css';

type ScenarioFactsProps = {
  readonly scenario: Scenario;
  readonly futures: Futures;
  readonly findings: readonly FuturesFinding[];
  readonly save: FuturesActions['save'];
};

/** Horizon and probability of a scenario, and which of its drivers cannot go together. */
export const ScenarioFacts = ({ scenario, futures, findings, save }: ScenarioFactsProps) => {
  const { id, name, horizonMonths, probability } = scenario;
  const balance = checkBalance(futures, scenario);
  return (
    <div>
      <div className={classes['fields']} data-columns="1-1" style={{ marginTop: 12 }}>
        <CommittedNumber
          size="xs"
          label="Horizon"
          placeholder="any"
          suffix=" months"
          min={1}
          max={600}
          allowDecimal={false}
          value={horizonMonths ?? null}
          onCommit={(value) =>
            void save(`${name}: set the horizon`, (old) =>
              changeScenario(old, id, { horizonMonths: value ?? undefined }),
            )
          }
        />
        <CommittedNumber
          size="xs"
          label="Probability"
          placeholder="none said"
          suffix=" %"
          min={0}
          max={100}
          value={probability === undefined ? null : Number((probability * 100).toFixed(4))}
          onCommit={(value) =>
            void save(`${name}: set the probability`, (old) =>
              changeScenario(old, id, { probability: value === null ? undefined : value / 100 }),
            )
          }
        />
      </div>
      <FindingList findings={findings} about={aboutProbabilities} />
      {futures.impacts.length > 0 && (
        <div style={{ marginTop: 8 }}>
          {balance.length === 0 ? (
            <Text size="xs" c="dimmed">
              The drivers go together: each stands where the others speak for.
            </Text>
          ) : (
            <FindingList findings={balance} about={id} />
          )}
        </div>
      )}
    </div>
  );
};
