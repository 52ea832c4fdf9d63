import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { Dimension, ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { criteriaOf, isDeduction } from '#shared/scoring/criteria.ts';
import { equaliseWeights, siblingsOf } from '#shared/scoring/set-weight.ts';
import { FindingList } from '../finding-list.tsx';
import { addCriterion, addRubric, removeDimension } from '../model-edits.ts';
import { CriterionDialog } from './criterion-dialog.tsx';
import type { CriterionPlace } from './criterion-tabs.ts';
import { CriterionRow } from './criterion-row.tsx';
import { DimensionDialog } from './dimension-dialog.tsx';
import type { EarlierWeights } from './earlier-weights.ts';
import { reachAmong } from './reach-words.ts';
import { shownACard } from './shown-criteria.ts';
import { WeightSlider } from './weight-slider.tsx';
import classes from '../model.module.css';

type DimensionCardProps = {
  readonly dimension: Dimension;
  readonly model: ScoringModel;
  /** The dimension as it is saved; undefined when it is new. */
  readonly saved: Dimension | undefined;
  /** What weights can be reset to. */
  readonly earlier: EarlierWeights | null;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly store: ScoringStore;
};

/** More labels than a rubric has levels cannot be judged one by one. */
const mostLevels = 20;

/** A dimension with its criteria, each with its live weight. */
export const DimensionCard = (props: DimensionCardProps) => {
  const { dimension, model, saved, earlier, snapshot, findings, store } = props;
  const { actions } = store;
  const [isRenaming, setRenaming] = useState(false);
  const [editedPlace, setEditedPlace] = useState<CriterionPlace | null>(null);
  const edited = dimension.criteria.find(({ id }) => id === editedPlace?.id);
  const takes = isDeduction(dimension);
  const [isAll, setAll] = useState(false);
  const shown = isAll
    ? dimension.criteria
    : dimension.criteria.slice(0, shownACard(model.dimensions.length, criteriaOf(model).length));
  const unused = snapshot.metrics.filter(
    ({ code }) => !dimension.criteria.some(({ metricCode }) => metricCode === code),
  );
  const labelled = snapshot.attributes.filter(
    ({ code, role, labels }) =>
      role === 'attribute' &&
      labels.length > 2 &&
      labels.length <= mostLevels + 1 &&
      !dimension.criteria.some(({ metricCode }) => metricCode === code),
  );
  return (
    <section className={classes['card']} aria-label={dimension.name}>
      <WeightSlider
        id={dimension.id}
        name={dimension.name}
        savedWeight={saved?.weight}
        earlier={earlier}
        locked={dimension.locked}
        reach={
          takes
            ? { ...dimension.rules.limits, note: 'Takes up to so many points off the score.' }
            : reachAmong(siblingsOf(model, dimension.id), dimension.id)
        }
        unit={takes ? 'points' : '%'}
        store={store}
        tools={
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`More about ${dimension.name}`}
              >
                <IconDots size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setRenaming(true)}>Name, purpose and limits…</Menu.Item>
              <Menu.Item
                disabled={takes}
                onClick={() =>
                  actions.edit('Give dimensions equal weight', (before) =>
                    equaliseWeights(before, dimension.id),
                  )
                }
              >
                Equal weights for dimensions
              </Menu.Item>
              <Menu.Item
                disabled={dimension.criteria.length === 0}
                onClick={() =>
                  actions.edit(`Give criteria of ${dimension.name} equal weight`, (before) => {
                    const first = dimension.criteria[0];
                    return first === undefined ? before : equaliseWeights(before, first.id);
                  })
                }
              >
                Equal weights for its criteria
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="red"
                onClick={() =>
                  actions.edit(`Remove dimension ${dimension.name}`, (before) =>
                    removeDimension(before, dimension.id),
                  )
                }
              >
                Remove dimension
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        }
      />
      <FindingList findings={findings} about={dimension.id} />
      <ul className={classes['criteria']}>
        {shown.map((criterion) => (
          <li key={criterion.id} className={classes['criterion']}>
            <CriterionRow
              dimensionId={dimension.id}
              criterion={criterion}
              reach={reachAmong(dimension.criteria, criterion.id)}
              savedWeight={saved?.criteria.find(({ id }) => id === criterion.id)?.weight}
              earlier={earlier}
              store={store}
              onEdit={setEditedPlace}
            />
            <FindingList findings={findings} about={criterion.id} />
          </li>
        ))}
      </ul>
      {shown.length < dimension.criteria.length && (
        <Button mt={6} size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          Show all {dimension.criteria.length} criteria
        </Button>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            mt={6}
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={12} />}
            disabled={unused.length + labelled.length === 0}
          >
            Add a criterion
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
          {unused.map((metric) => (
            <Menu.Item
              key={metric.code}
              onClick={() =>
                actions.edit(`Add ${metric.name} to ${dimension.name}`, (before) =>
                  addCriterion(before, dimension.id, metric, ulid()),
                )
              }
            >
              {metric.name}
              {metric.unit === '' ? '' : ` (${metric.unit})`}
            </Menu.Item>
          ))}
          {labelled.length > 0 && <Menu.Label>By a rubric of labels</Menu.Label>}
          {labelled.map((attribute) => (
            <Menu.Item
              key={attribute.code}
              onClick={() =>
                actions.edit(`Add ${attribute.name} to ${dimension.name}`, (before) =>
                  addRubric(before, dimension.id, attribute, ulid()),
                )
              }
            >
              {attribute.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isRenaming && (
        <DimensionDialog
          dimension={dimension}
          dimensions={model.dimensions}
          actions={actions}
          onClose={() => setRenaming(false)}
        />
      )}
      {edited !== undefined && editedPlace !== null && (
        <CriterionDialog
          criterion={edited}
          siblings={dimension.criteria}
          tab={editedPlace.tab}
          model={model}
          snapshot={snapshot}
          actions={actions}
          onClose={() => setEditedPlace(null)}
        />
      )}
    </section>
  );
};
