import { Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { changeScenario, stateOf } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { driverThemes, type Futures, type Scenario } from '#shared/model/futures.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { themeNames } from '../drivers/driver-templates.ts';
import { FindingList } from '../finding-list.tsx';
import { DriverSlider } from './driver-slider.tsx';
import { ScenarioFacts } from './scenario-facts.tsx';
import { stateLabel } from './state-words.ts';
import classes from './scenarios.module.css';

type ScenarioEditorProps = {
  readonly scenario: Scenario;
  readonly futures: Futures;
  readonly findings: readonly FuturesFinding[];
  readonly actions: FuturesActions;
};

/** One scenario: its name, its story, and the state of every driver by theme. */
export const ScenarioEditor = ({ scenario, futures, findings, actions }: ScenarioEditorProps) => {
  const [name, setName] = useState(scenario.name);
  const [narrative, setNarrative] = useState(scenario.narrative);
  const { id } = scenario;

  const takeName = (): void => {
    const next = name.trim();
    if (next === '') setName(scenario.name);
    else if (next !== scenario.name) {
      void actions.save(`Rename scenario ${scenario.name} to ${next}`, (old) =>
        changeScenario(old, id, { name: next }),
      );
    }
  };
  const takeNarrative = (): void => {
    if (narrative !== scenario.narrative) {
      void actions.save(`Tell the story of ${scenario.name}`, (old) =>
        changeScenario(old, id, { narrative }),
      );
    }
  };

  return (
    <div>
      <TextInput
        label="Scenario"
        maxLength={120}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={takeName}
        onKeyDown={({ key }) => {
          if (key === 'Enter') takeName();
          if (key === 'Escape') setName(scenario.name);
        }}
      />
      <FindingList findings={findings} about={id} />
      <Textarea
        mt="sm"
        label="What happens in it"
        placeholder="Budgets are frozen for a year; the big integrators buy the small ones."
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
        value={narrative}
        onChange={({ currentTarget }) => setNarrative(currentTarget.value)}
        onBlur={takeNarrative}
      />
      <ScenarioFacts
        scenario={scenario}
        futures={futures}
        findings={findings}
        save={actions.save}
      />
      {driverThemes.map((theme) => {
        const drivers = futures.drivers.filter((driver) => driver.theme === theme);
        if (drivers.length === 0) return null;
        return (
          <section key={theme} aria-label={themeNames[theme]}>
            <h2 className={classes['theme']}>{themeNames[theme]}</h2>
            {drivers.map((driver) => (
              <DriverSlider
                key={driver.id}
                driver={driver}
                value={stateOf(scenario, driver)}
                onPreview={(value) => actions.previewState(driver, value)}
                onCommit={(value, by) =>
                  actions.commitStates(stateLabel(scenario.name, driver, value), by)
                }
              />
            ))}
          </section>
        );
      })}
      {futures.drivers.length === 0 && (
        <Text size="sm" c="dimmed" mt="md">
          There is no driver yet. Add some in “Drivers”.
        </Text>
      )}
    </div>
  );
};
