import { NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Efforts, EffortUnit } from '#shared/model/assumptions.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { effortStep } from '#shared/reasons/effort.ts';
import { criteriaOf, findMetric } from '#shared/scoring/criteria.ts';
import classes from './why.module.css';

type EffortsDialogProps = {
  readonly efforts: Efforts;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly onSave: (efforts: Efforts) => Promise<AppError | null>;
  readonly onClose: () => void;
};

const units: readonly { readonly value: EffortUnit; readonly label: string }[] = [
  { value: 'deviation', label: 'A standard deviation' },
  { value: 'tenthOfRange', label: 'A tenth of the range' },
];

/** Says what one unit of effort is, and how hard a unit of each metric is. */
export const EffortsDialog = ({
  efforts,
  model,
  snapshot,
  onSave,
  onClose,
}: EffortsDialogProps) => {
  const [unit, setUnit] = useState(efforts.unit);
  const [costs, setCosts] = useState(efforts.costs);
  const [error, setError] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const stated = Object.entries(costs).filter(([, cost]) => cost !== 1);
    const failed = await onSave({ unit, costs: Object.fromEntries(stated) });
    if (failed === null) onClose();
    else setError(failed);
  };
  const metrics = [
    ...new Map(
      criteriaOf(model).map(({ criterion }) => [criterion.metricCode, criterion.name]),
    ).entries(),
  ];
  return (
    <FormDialog
      title="What effort is"
      action="Save"
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <p className={classes['words']}>
          The cheapest way is the one with the least sum of units times their cost. One unit is:
        </p>
        <SegmentedControl
          size="xs"
          aria-label="One unit of effort"
          data={[...units]}
          value={unit}
          onChange={(chosen) => setUnit(chosen === 'deviation' ? 'deviation' : 'tenthOfRange')}
        />
        <PlainTable
          label="Effort by metric"
          maxHeight={360}
          head={
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" data-align="end">
                One unit is
              </th>
              <th scope="col">Cost of a unit</th>
            </tr>
          }
        >
          {metrics.map(([code, name]) => {
            const metric = findMetric(snapshot, code);
            const step = effortStep(metric, unit);
            return (
              <tr key={code}>
                <td>{name}</td>
                <td data-align="end">
                  {step === null || metric === undefined
                    ? 'one level'
                    : `${formatNumber(step, Math.max(metric.decimals, 1))} ${metric.unit}`.trim()}
                </td>
                <td>
                  <NumberInput
                    size="xs"
                    w={110}
                    aria-label={`Cost of a unit of ${name}`}
                    min={0}
                    max={1_000_000}
                    value={costs[code] ?? 1}
                    onChange={(next) => {
                      const cost = typeof next === 'number' ? next : Number.parseFloat(next);
                      if (Number.isFinite(cost)) setCosts({ ...costs, [code]: cost });
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </PlainTable>
      </Stack>
    </FormDialog>
  );
};
