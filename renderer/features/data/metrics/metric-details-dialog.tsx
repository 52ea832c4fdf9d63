import { NativeSelect, NumberInput, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import { metricTimings, type MetricAbout, type MetricDetails } from '#shared/model/metric-about.ts';
import type { CatalogueEntry } from './metric-catalogue.ts';

type MetricDetailsDialogProps = {
  readonly entry: CatalogueEntry;
  /** Answers what failed, or null. */
  readonly onSave: (details: MetricDetails) => Promise<AppError | null>;
  readonly onClose: () => void;
};

const timingNames = {
  leading: 'leading: moves before the result',
  lagging: 'lagging: tells of it afterwards',
} as const;

/** Texts that are blank say nothing and are left out. */
const aboutOf = (draft: MetricAbout): MetricAbout =>
  Object.fromEntries(
    Object.entries(draft)
      .map(([key, text]): [string, string] => [key, (text ?? '').trim()])
      .filter(([, text]) => text !== ''),
  );

/** Says what a metric means, who answers for it, when it moves and how it could mislead. */
export const MetricDetailsDialog = ({ entry, onSave, onClose }: MetricDetailsDialogProps) => {
  const [about, setAbout] = useState<MetricAbout>(entry.about ?? {});
  const [unit, setUnit] = useState(entry.unit);
  const [decimals, setDecimals] = useState(entry.decimals);
  const [higherIsBetter, setHigherIsBetter] = useState(entry.higherIsBetter);
  const [error, setError] = useState<AppError | null>(null);
  const change = (part: Partial<MetricAbout>): void => setAbout({ ...about, ...part });
  const isFormula = entry.formula !== null;
  const save = async (): Promise<void> => {
    const shown = isFormula ? null : { unit: unit.trim(), decimals, higherIsBetter };
    const failed = await onSave({ shown, about: aboutOf(about) });
    if (failed === null) onClose();
    else setError(failed);
  };
  return (
    <FormDialog
      title={`Metric ${entry.name}`}
      error={error}
      action="Save"
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Textarea
        label="Definition"
        description="What it says, in words that a partner would accept."
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        data-autofocus
        value={about.definition ?? ''}
        onChange={({ currentTarget }) => change({ definition: currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="sm" mt="sm">
        <TextInput
          label="Owner"
          description="Who answers for it: a function or a team."
          maxLength={2000}
          value={about.owner ?? ''}
          onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
        />
        <NativeSelect
          label="When it moves"
          description="Before the result, or after it."
          data={[
            { value: '', label: 'not said' },
            ...metricTimings.map((value) => ({ value, label: timingNames[value] })),
          ]}
          value={about.timing ?? ''}
          onChange={({ currentTarget }) =>
            change({ timing: metricTimings.find((each) => each === currentTarget.value) })
          }
        />
        <Textarea
          label="Who can game it"
          description="Who can make it look better, and how."
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2000}
          value={about.gamedBy ?? ''}
          onChange={({ currentTarget }) => change({ gamedBy: currentTarget.value })}
        />
        <Textarea
          label="How that is watched"
          description="By what it would be noticed."
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2000}
          value={about.watchedBy ?? ''}
          onChange={({ currentTarget }) => change({ watchedBy: currentTarget.value })}
        />
      </SimpleGrid>
      {isFormula ? (
        <Text size="xs" c="dimmed" mt="sm">
          Its unit, direction and decimals are those of its formula; change them there.
        </Text>
      ) : (
        <SimpleGrid cols={3} spacing="sm" mt="sm">
          <TextInput
            label="Unit"
            maxLength={40}
            value={unit}
            onChange={({ currentTarget }) => setUnit(currentTarget.value)}
          />
          <NativeSelect
            label="Better is"
            data={['higher', 'lower']}
            value={higherIsBetter ? 'higher' : 'lower'}
            onChange={({ currentTarget }) => setHigherIsBetter(currentTarget.value === 'higher')}
          />
          <NumberInput
            label="Decimals"
            min={0}
            max={9}
            allowDecimal={false}
            clampBehavior="strict"
            value={decimals}
            onChange={(value) => {
              if (typeof value === 'number') setDecimals(value);
            }}
          />
        </SimpleGrid>
      )}
    </FormDialog>
  );
};
