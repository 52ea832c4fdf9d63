import { Button, Group, Modal, SegmentedControl, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { Dimension } from '#shared/model/scoring-model.ts';
import { noLimits } from '#shared/model/weight-limits.ts';
import { isDeduction } from '#shared/scoring/criteria.ts';
import { changeDimension, keepWithinLimits, setDimensionKind } from '../model-edits.ts';
import { areLimitsPossible, DeductionLimits, LimitFields } from '../settings/limit-fields.tsx';
import classes from '../model.module.css';

type DimensionDialogProps = {
  readonly dimension: Dimension;
  readonly dimensions: readonly Dimension[];
  readonly actions: ScoringActions;
  readonly onClose: () => void;
};

/** Name, description and limits of a dimension. */
export const DimensionDialog = ({
  dimension,
  dimensions,
  actions,
  onClose,
}: DimensionDialogProps) => {
  const [name, setName] = useState(dimension.name);
  const [rules, setRules] = useState(dimension.rules);
  const changed = { ...dimension, rules };
  const adding = dimensions.filter((each) => !isDeduction(each));
  const [description, setDescription] = useState(dimension.description);
  return (
    <Modal opened onClose={onClose} title="Dimension">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(`Describe ${name.trim()}`, (model) =>
            keepWithinLimits(
              changeDimension(setDimensionKind(model, dimension.id, rules.kind), dimension.id, {
                name: name.trim(),
                description,
                rules,
              }),
              dimension.id,
            ),
          );
          onClose();
        }}
      >
        <TextInput
          label="Name"
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          label="What it is about"
          maxLength={2000}
          autosize
          minRows={2}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <SegmentedControl
          aria-label="What it does to the score"
          value={rules.kind}
          // Shares of siblings and points off are limits of two kinds.
          onChange={(kind) => setRules({ ...rules, kind, limits: noLimits })}
          data={[
            { value: 'adds', label: 'Adds to the score' },
            { value: 'takes', label: 'Takes points off' },
          ]}
        />
        {rules.kind === 'takes' ? (
          <>
            <Text fz="xs" c="dimmed">
              Its slider says how many points it takes off at most: all of them where every
              criterion is worth 0, none where every one is worth 100, as where there is no risk.
              The other dimensions sum to 100 % without it, and no score falls below 0.
            </Text>
            <DeductionLimits
              limits={rules.limits}
              onChange={(limits) => setRules({ ...rules, limits })}
            />
          </>
        ) : (
          dimension.rules.kind === 'adds' && (
            <LimitFields
              node={changed}
              siblings={adding}
              onChange={(limits) => setRules({ ...rules, limits })}
            />
          )
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={
              name.trim() === '' ||
              (rules.kind === 'adds'
                ? !areLimitsPossible(changed, adding)
                : rules.limits.least > rules.limits.most)
            }
          >
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
