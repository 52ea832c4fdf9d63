import { Button, Group, Modal, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { Dimension } from '#shared/model/scoring-model.ts';
import { changeDimension, keepWithinLimits } from '../model-edits.ts';
import { areLimitsPossible, LimitFields } from '../settings/limit-fields.tsx';
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
  const [description, setDescription] = useState(dimension.description);
  return (
    <Modal opened onClose={onClose} title="Dimension">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(`Describe ${name.trim()}`, (model) =>
            keepWithinLimits(
              changeDimension(model, dimension.id, { name: name.trim(), description, rules }),
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
        <LimitFields
          node={changed}
          siblings={dimensions}
          onChange={(limits) => setRules({ ...rules, limits })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={name.trim() === '' || !areLimitsPossible(changed, dimensions)}
          >
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
