import { Button, Checkbox, NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import {
  defaultThresholds,
  findingKinds,
  type OutlierMethod,
  type QualityThresholds,
} from '#shared/model/quality.ts';
import { kindNames } from './finding-words.ts';

type ThresholdsDialogProps = {
  readonly thresholds: QualityThresholds;
  readonly onSave: (thresholds: QualityThresholds) => Promise<AppError | null>;
  readonly onClose: () => void;
};

type NumberKey = {
  [K in keyof QualityThresholds]: QualityThresholds[K] extends number ? K : never;
}[keyof QualityThresholds];

/** `scale` 100 shows a share in per cent. */
const fields: readonly {
  readonly key: NumberKey;
  readonly label: string;
  readonly scale: 1 | 100;
  readonly min: number;
  readonly max: number;
  readonly suffix: string;
}[] = [
  {
    key: 'coverage',
    label: 'Metric known of at least',
    scale: 100,
    min: 0,
    max: 100,
    suffix: ' %',
  },
  {
    key: 'partnerCoverage',
    label: 'Partner known by at least',
    scale: 100,
    min: 0,
    max: 100,
    suffix: ' %',
  },
  { key: 'rejected', label: 'Rejected rows at most', scale: 100, min: 0, max: 100, suffix: ' %' },
  { key: 'duplicates', label: 'Duplicates at most', scale: 100, min: 0, max: 100, suffix: ' %' },
  { key: 'jump', label: 'Median moves at most', scale: 100, min: 1, max: 10_000, suffix: ' %' },
  {
    key: 'partners',
    label: 'Number of partners moves at most',
    scale: 100,
    min: 1,
    max: 10_000,
    suffix: ' %',
  },
  { key: 'lateDays', label: 'Source late at most', scale: 1, min: 0, max: 3660, suffix: ' days' },
  {
    key: 'silentDays',
    label: 'Partner unnamed at most',
    scale: 1,
    min: 1,
    max: 3660,
    suffix: ' days',
  },
];

/** The limit that each method is known by: Iglewicz and Hoaglin’s, and Tukey’s far out. */
const usualLimits: Readonly<Record<OutlierMethod, number>> = { mad: 3.5, tukey: 3 };

/** Says where findings open alerts, and which of those stop a proposal. */
export const ThresholdsDialog = ({ thresholds, onSave, onClose }: ThresholdsDialogProps) => {
  const [draft, setDraft] = useState(thresholds);
  const [error, setError] = useState<AppError | null>(null);
  const change = (part: Partial<QualityThresholds>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const failed = await onSave(draft);
    if (failed === null) onClose();
    else setError(failed);
  };
  return (
    <FormDialog
      title="Thresholds of quality"
      error={error}
      action="Save"
      aside={
        <Button variant="subtle" onClick={() => setDraft(defaultThresholds)}>
          Defaults
        </Button>
      }
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="sm">
        {fields.map(({ key, label, scale, min, max, suffix }) => (
          <NumberInput
            key={key}
            size="xs"
            label={label}
            description={`Default ${Number((defaultThresholds[key] * scale).toFixed(4))}${suffix}`}
            min={min}
            max={max}
            clampBehavior="strict"
            allowDecimal={scale === 100}
            suffix={suffix}
            value={Number((draft[key] * scale).toFixed(4))}
            onChange={(value) => {
              if (typeof value === 'number') change({ [key]: value / scale });
            }}
          />
        ))}
        <NativeSelect
          size="xs"
          label="Outliers are told by"
          description="Neither is misled by the outliers themselves"
          data={[
            { value: 'mad', label: 'distance from the median (MAD)' },
            { value: 'tukey', label: 'Tukey’s fences' },
          ]}
          value={draft.outlierMethod}
          onChange={({ currentTarget }) => {
            const outlierMethod = currentTarget.value === 'tukey' ? 'tukey' : 'mad';
            change({ outlierMethod, outlierLimit: usualLimits[outlierMethod] });
          }}
        />
        <NumberInput
          size="xs"
          label="Outlier beyond"
          description={
            draft.outlierMethod === 'mad'
              ? 'Modified z-score; usual 3.5'
              : 'Quartile distances; usual 3'
          }
          min={0.5}
          max={1000}
          step={0.5}
          clampBehavior="strict"
          value={draft.outlierLimit}
          onChange={(value) => {
            if (typeof value === 'number') change({ outlierLimit: value });
          }}
        />
      </SimpleGrid>
      <Checkbox.Group
        mt="md"
        label="Stop a proposal while open"
        description="A proposal then needs a reason to go on, which it carries."
        value={[...draft.blocking]}
        onChange={(chosen) =>
          change({ blocking: findingKinds.filter((kind) => chosen.includes(kind)) })
        }
      >
        <SimpleGrid cols={3} spacing="xs" mt="xs">
          {findingKinds.map((kind) => (
            <Checkbox key={kind} size="xs" value={kind} label={kindNames[kind]} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </FormDialog>
  );
};
