import { Button, Group, Loader, Text } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesState } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { ExportButton } from '../take/export-button.tsx';
import { DiscoveryView } from './discovery-view.tsx';
import { QuestionForm } from './question-form.tsx';
import classes from './conditions.module.css';

type ConditionsViewProps = {
  readonly store: EnsembleStore;
  readonly state: FuturesState;
  readonly revision: number;
  readonly onRun: () => void;
};

/** Under which conditions something breaks, in the ensemble that is looked at. */
export const ConditionsView = ({ store, state, revision, onRun }: ConditionsViewProps) => {
  const { run, records, question, discovery, error } = useStoreState(store, (all) => all);
  const { actions } = store;
  const { today } = state;
  useEffect(() => void actions.read(), [actions, revision]);
  const partners = useMemo(() => {
    if (run === null || today === null) return [];
    const nameOf = new Map(
      today.snapshot.partnerKeys.map((key, row) => [key, today.snapshot.partnerNames[row] ?? key]),
    );
    return run.facts.partnerKeys.flatMap((key, row) =>
      run.figures.today[row] === noTier ? [] : [{ key, name: nameOf.get(key) ?? key }],
    );
  }, [run, today]);

  if (run === null || today === null) {
    return records === null ? (
      <Text size="sm" c="dimmed" p="md">
        The runs are being read.
      </Text>
    ) : (
      <EmptyState
        icon={<IconZoomQuestion size={40} stroke={1.25} />}
        title="No ensemble to ask"
        actions={<Button onClick={onRun}>Go to Ensemble</Button>}
      >
        Run an ensemble first. Then ask it what the futures have in common in which a partner loses
        its tier, many partners fall, or the bill passes the budget.
      </EmptyState>
    );
  }
  return (
    <div className={classes['view']}>
      <QuestionForm
        key={run.id}
        first={question}
        partners={partners}
        billUnit={run.facts.billUnit}
        budget={today.model.rules.budget}
        onAsk={(asked) => void actions.ask(asked)}
      />
      <Group gap="sm">
        <Text size="xs" c="dimmed">
          Asked of the run of {formatCount(run.settings.futures)} futures, seed {run.settings.seed}
          {run.isStale ? '; it is out of date' : ''}.
        </Text>
        {question !== null && discovery !== null && (
          <ExportButton
            offered={() => [
              { table: { kind: 'conditions', runId: run.id, question } },
              { table: { kind: 'importance', runId: run.id, question } },
            ]}
          />
        )}
      </Group>
      {error !== null && <ErrorPanel error={error} onClose={actions.dismissError} />}
      {question !== null && discovery === null && error === null && (
        <Loader size="sm" aria-label="Looking for conditions" />
      )}
      {discovery !== null && (
        <DiscoveryView
          key={JSON.stringify([run.id, question])}
          discovery={discovery}
          drivers={run.facts.drivers}
        />
      )}
    </div>
  );
};
