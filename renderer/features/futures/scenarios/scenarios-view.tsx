import { Button, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { copyScenario, removeScenario } from '#renderer/stores/futures-edits.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Scenario } from '#shared/model/futures.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { statesOfTemplate } from '#shared/scenario/scenario-templates.ts';
import { ResultPanel } from '../result/result-panel.tsx';
import { ScenarioEditor } from './scenario-editor.tsx';
import { ScenarioList } from './scenario-list.tsx';
import classes from './scenarios.module.css';

type ScenariosViewProps = {
  readonly store: FuturesStore;
  readonly state: FuturesState;
  readonly findings: readonly FuturesFinding[];
};

/** The scenarios: list, the chosen one with its sliders, and what it does. */
export const ScenariosView = ({ store, state, findings }: ScenariosViewProps) => {
  const { actions } = store;
  const { futures, selectedId, today, comparison } = state;
  const scenario = futures.scenarios.find(({ id }) => id === selectedId);

  const copy = (original: Scenario): void => {
    const id = crypto.randomUUID() as string as ScenarioId;
    void actions.save(`Copy scenario ${original.name}`, (old) =>
      copyScenario(old, original.id, id),
    );
    actions.select(id);
  };

  if (scenario === undefined) {
    return (
      <EmptyState
        icon={<IconTimeline size={40} stroke={1.25} />}
        title="No scenario yet"
        actions={<Button onClick={() => void actions.newScenario()}>New scenario</Button>}
      >
        A scenario is a named future: the drivers that leave their baseline. You see at once which
        partner keeps the tier, who rises and who falls.
      </EmptyState>
    );
  }

  return (
    <div className={classes['view']}>
      <div className={classes['side']}>
        <ScenarioList
          scenarios={futures.scenarios}
          selectedId={selectedId}
          onSelect={actions.select}
          themes={[...new Set(futures.drivers.map(({ theme }) => theme))]}
          onNew={(template) =>
            void (template === null || today === null
              ? actions.newScenario()
              : actions.newScenario(template.name, {
                  narrative: template.narrative,
                  states: statesOfTemplate(template, futures, today.snapshot),
                }))
          }
          onCopy={copy}
          onRemove={(gone) =>
            void actions.save(`Delete scenario ${gone.name}`, (old) => removeScenario(old, gone.id))
          }
        />
      </div>
      <div className={classes['editor']}>
        <ScenarioEditor
          // What is typed belongs to one scenario; undo may also rename it from outside.
          key={`${scenario.id}:${scenario.name}:${scenario.narrative}`}
          scenario={scenario}
          futures={futures}
          findings={findings}
          actions={actions}
        />
      </div>
      {today === null || comparison === null ? (
        <Text size="sm" c="dimmed" p="md">
          The partners are being read.
        </Text>
      ) : (
        <ResultPanel today={today} scenarioId={scenario.id} comparison={comparison} />
      )}
    </div>
  );
};
