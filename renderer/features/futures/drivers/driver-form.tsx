import { Button, Group, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import {
  driverShapes,
  driverThemes,
  type Driver,
  type DriverShape,
  type DriverTheme,
} from '#shared/model/futures.ts';
import { checkDriver } from './check-driver.ts';
import { themeNames } from './driver-templates.ts';
import classes from '../futures.module.css';

type DriverFormProps = {
  /** The driver to start from; `id` is kept. */
  readonly driver: Driver;
  readonly isNew: boolean;
  readonly otherNames: readonly string[];
  readonly onSave: (driver: Driver) => void;
  readonly onClose: () => void;
};

const shapeNames: Readonly<Record<DriverShape, string>> = {
  triangular: 'Triangular: most likely at the baseline',
  uniform: 'Uniform: every state as likely as another',
  normal: 'Normal: a bell over the baseline, cut off at low and high',
};

const numberOf = (value: number | string): number =>
  typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);

/** One driver in a dialog: what it is called, in which unit, and how far it may go. */
export const DriverForm = ({ driver, isNew, otherNames, onSave, onClose }: DriverFormProps) => {
  const [draft, setDraft] = useState<Driver>(driver);
  const [isChecked, setIsChecked] = useState(false);
  const problems = checkDriver(draft, otherNames);
  const shown = isChecked ? problems : {};
  const change = (part: Partial<Driver>): void => setDraft((old) => ({ ...old, ...part }));
  const field = (name: 'baseline' | 'low' | 'high', label: string, description: string) => (
    <NumberInput
      label={label}
      description={description}
      value={Number.isNaN(draft[name]) ? '' : draft[name]}
      error={shown[name]}
      onChange={(value) => change({ [name]: numberOf(value) })}
    />
  );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(problems).length === 0) onSave({ ...draft, name: draft.name.trim() });
  };

  return (
    <Modal opened onClose={onClose} title={isNew ? 'Add a driver' : 'Edit driver'} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className={classes['fields']} data-columns="2-1-1">
            <TextInput
              label="Name"
              description="What can turn out differently"
              placeholder="Market growth"
              data-autofocus
              maxLength={120}
              value={draft.name}
              error={shown.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
            <NativeSelect
              label="Theme"
              description="Groups the sliders"
              data={driverThemes.map((value) => ({ value, label: themeNames[value] }))}
              value={draft.theme}
              onChange={({ currentTarget }) =>
                change({ theme: currentTarget.value as DriverTheme })
              }
            />
            <TextInput
              label="Unit"
              description="For example points"
              maxLength={40}
              value={draft.unit}
              onChange={({ currentTarget }) => change({ unit: currentTarget.value })}
            />
          </div>
          <div className={classes['fields']} data-columns="1-1-1">
            {field('low', 'Low', 'Lowest plausible state')}
            {field('baseline', 'Baseline', 'The state of today')}
            {field('high', 'High', 'Highest plausible state')}
          </div>
          <NativeSelect
            label="How likely within the range"
            description="For ensembles: how often states between low and high are drawn"
            data={driverShapes.map((value) => ({ value, label: shapeNames[value] }))}
            value={draft.shape ?? 'triangular'}
            onChange={({ currentTarget }) =>
              change({ shape: driverShapes.find((each) => each === currentTarget.value) })
            }
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{isNew ? 'Add driver' : 'Save driver'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
