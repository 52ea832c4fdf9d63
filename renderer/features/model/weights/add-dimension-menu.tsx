import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ulid } from 'ulid';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { criteriaOf } from '#shared/scoring/criteria.ts';
import {
  dimensionTemplates,
  suggestedMetrics,
} from '#shared/scoring/templates/dimension-templates.ts';
import { modelTemplates, startFrom } from '#shared/scoring/templates/model-templates.ts';
import { unweighedMetrics, weighMetrics } from '#shared/scoring/weigh-metrics.ts';
import { addDimension, addFromTemplate } from '../model-edits.ts';
import classes from '../model.module.css';

type AddDimensionMenuProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
};

/** A new dimension, empty or with the metrics that suit it, or a whole model to start from. */
export const AddDimensionMenu = ({ model, snapshot, actions }: AddDimensionMenuProps) => {
  const taken = new Set(criteriaOf(model).map(({ criterion }) => criterion.metricCode));
  const left = unweighedMetrics(model, snapshot.metrics);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />}>
          Add a dimension
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        <Menu.Item
          onClick={() => actions.edit('Add a dimension', (before) => addDimension(before, ulid()))}
        >
          Empty dimension
        </Menu.Item>
        <Menu.Item
          disabled={left.length === 0}
          onClick={() =>
            actions.edit('Weigh every metric', (before) =>
              weighMetrics(before, snapshot.metrics, 'Other metrics', ulid),
            )
          }
        >
          Every metric that is not weighed yet
          <div className={classes['hint']}>
            {left.length === 0 ? 'none is left' : left.map(({ name }) => name).join(', ')}
          </div>
        </Menu.Item>
        <Menu.Label>With the metrics that suit it</Menu.Label>
        {dimensionTemplates.map((template) => {
          const metrics = suggestedMetrics(template, snapshot, taken);
          return (
            <Menu.Item
              key={template.code}
              onClick={() =>
                actions.edit(`Add ${template.name}`, (before) =>
                  addFromTemplate(before, template, snapshot, ulid),
                )
              }
            >
              {template.name}
              {template.kind === 'takes' ? ', takes points off' : ''}
              <div className={classes['hint']}>
                {metrics.length === 0
                  ? 'no metric left that suits it'
                  : metrics.map(({ name }) => name).join(', ')}
              </div>
            </Menu.Item>
          );
        })}
        <Menu.Label>In place of all dimensions</Menu.Label>
        {modelTemplates.map((template) => (
          <Menu.Item
            key={template.name}
            disabled={snapshot.metrics.length === 0}
            onClick={() =>
              actions.edit(`Start from the model for ${template.name.toLowerCase()}`, (before) =>
                startFrom(template, before, snapshot, ulid),
              )
            }
          >
            {template.name}
            <div className={classes['hint']}>{template.about}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
