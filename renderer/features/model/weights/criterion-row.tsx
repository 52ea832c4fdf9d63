import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { DimensionId } from '#shared/model/ids.ts';
import type { Criterion } from '#shared/model/scoring-model.ts';
import { removeCriterion } from '../model-edits.ts';
import { criterionTabs, type CriterionPlace } from './criterion-tabs.ts';
import type { EarlierWeights } from './earlier-weights.ts';
import type { Reach } from './reach-words.ts';
import { WeightSlider } from './weight-slider.tsx';

type CriterionRowProps = {
  readonly dimensionId: DimensionId;
  readonly criterion: Criterion;
  readonly savedWeight: number | undefined;
  readonly earlier: EarlierWeights | null;
  readonly reach: Reach;
  readonly store: ScoringStore;
  readonly onEdit: (place: CriterionPlace) => void;
};

/** One criterion: its weight, and what else can be done with it. */
export const CriterionRow = (props: CriterionRowProps) => {
  const { dimensionId, savedWeight, earlier, reach, store, onEdit } = props;
  const { id, name, locked } = props.criterion;
  const { actions } = store;
  // Kept while the weight moves, so that a drag draws no menu again.
  const tools = useMemo(
    () => (
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`More about ${name}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {criterionTabs.map(({ tab, label }) => (
            <Menu.Item key={tab} onClick={() => onEdit({ id, tab })}>
              {label}…
            </Menu.Item>
          ))}
          <Menu.Item
            color="red"
            onClick={() =>
              actions.edit(`Remove ${name}`, (before) => removeCriterion(before, dimensionId, id))
            }
          >
            Remove criterion
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    ),
    [dimensionId, id, name, actions, onEdit],
  );
  return (
    <WeightSlider
      id={id}
      name={name}
      savedWeight={savedWeight}
      earlier={earlier}
      locked={locked}
      reach={reach}
      store={store}
      tools={tools}
    />
  );
};
