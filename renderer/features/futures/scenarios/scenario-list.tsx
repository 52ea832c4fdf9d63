import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import type { DriverTheme, Scenario } from '#shared/model/futures.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import { scenarioTemplates, type ScenarioTemplate } from '#shared/scenario/scenario-templates.ts';
import classes from './scenarios.module.css';

type ScenarioListProps = {
  readonly scenarios: readonly Scenario[];
  readonly selectedId: ScenarioId | null;
  readonly onSelect: (id: ScenarioId) => void;
  /** Themes that have drivers: templates move drivers by theme. */
  readonly themes: readonly DriverTheme[];
  /** Null for one that begins as today. */
  readonly onNew: (template: ScenarioTemplate | null) => void;
  readonly onCopy: (scenario: Scenario) => void;
  readonly onRemove: (scenario: Scenario) => void;
};

const describeStates = ({ states }: Scenario): string =>
  states.length === 0
    ? 'as today'
    : `${states.length} ${states.length === 1 ? 'driver moves' : 'drivers move'}`;

/** The named futures; the chosen one is shown beside. */
export const ScenarioList = (props: ScenarioListProps) => {
  const { scenarios, selectedId, themes, onSelect, onNew, onCopy, onRemove } = props;
  return (
    <nav aria-label="Scenarios">
      <ul className={classes['list']}>
        {scenarios.map((scenario) => (
          <li key={scenario.id} data-selected={scenario.id === selectedId || undefined}>
            <button
              type="button"
              className={classes['choose']}
              aria-current={scenario.id === selectedId ? 'true' : undefined}
              onClick={() => onSelect(scenario.id)}
            >
              <span className={classes['name']}>{scenario.name}</span>
              <span className={classes['states']}>{describeStates(scenario)}</span>
            </button>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`More for ${scenario.name}`}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => onCopy(scenario)}>
                  Copy
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => onRemove(scenario)}>
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <Menu position="bottom-start" withinPortal width={260}>
        <Menu.Target>
          <Button fullWidth size="xs" variant="default" leftSection={<IconPlus size={14} />}>
            New scenario
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onNew(null)}>As today, to begin with</Menu.Item>
          <Menu.Label>From a template</Menu.Label>
          {scenarioTemplates.map((template) => (
            <Menu.Item
              key={template.name}
              disabled={!template.pushes.some(({ theme }) => themes.includes(theme))}
              onClick={() => onNew(template)}
            >
              {template.name}
              <span className={classes['states']}>
                {template.pushes.some(({ theme }) => themes.includes(theme))
                  ? template.narrative
                  : `Needs a driver of ${template.pushes.map(({ theme }) => theme).join(' or ')}`}
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
};
