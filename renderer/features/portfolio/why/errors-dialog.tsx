import { Button, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import { errorsFromAlerts } from '#shared/doubt/errors-from-alerts.ts';
import type { MetricError, MetricErrors } from '#shared/model/assumptions.ts';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { criteriaOf } from '#shared/scoring/criteria.ts';
import type { Result } from '#shared/result.ts';
import { tierRulesOf } from '#shared/scoring/gates.ts';
import classes from './why.module.css';

/** What is known of the quality of data. */
export type DataDoubts = {
  /** Reads the alerts as they are now. */
  readonly read: () => Promise<Result<readonly QualityAlert[], AppError>>;
  /** Names of the sources that deliver a metric. */
  readonly sourcesOf: (metric: string) => readonly string[];
};

type ErrorsDialogProps = {
  readonly errors: MetricErrors;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly doubts: DataDoubts;
  readonly onSave: (errors: MetricErrors) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** Imported metrics, those that the model reads first; formulas follow from them. */
const metricsOf = (model: ScoringModel, snapshot: Snapshot): readonly MetricColumn[] => {
  const formulas = new Set((snapshot.formulas ?? []).map(({ code }) => code));
  const read = new Set([
    ...criteriaOf(model).map(({ criterion }) => criterion.metricCode),
    ...tierRulesOf(model).flatMap(({ condition }) =>
      condition.kind === 'metric' ? [condition.metricCode] : [],
    ),
  ]);
  const imported = snapshot.metrics.filter(({ code }) => !formulas.has(code));
  return [
    ...imported.filter(({ code }) => read.has(code)),
    ...imported.filter(({ code }) => !read.has(code)),
  ];
};

const amountOf = (error: MetricError | undefined): number =>
  error === undefined ? 0 : error.kind === 'relative' ? error.share * 100 : error.amount;

const errorOf = (kind: MetricError['kind'], amount: number): MetricError =>
  kind === 'relative' ? { kind, share: amount / 100 } : { kind, amount };

/** Says metric by metric how far its numbers may be off, by hand or from the alerts on the data. */
export const ErrorsDialog = (props: ErrorsDialogProps) => {
  const { model, snapshot, doubts, onSave, onClose } = props;
  const [errors, setErrors] = useState(props.errors);
  const [failure, setFailure] = useState<AppError | null>(null);
  const metrics = metricsOf(model, snapshot);
  const set = (code: string, error: MetricError | null): void => {
    const others = Object.entries(errors).filter(([each]) => each !== code);
    setErrors(Object.fromEntries(error === null ? others : [...others, [code, error]]));
  };
  const save = async (): Promise<void> => {
    const failed = await onSave(errors);
    if (failed === null) onClose();
    else setFailure(failed);
  };
  const propose = async (): Promise<void> => {
    const alerts = await doubts.read();
    // Alerts that could not be read are not alerts that nobody raised.
    setFailure(alerts.ok ? null : alerts.error);
    if (!alerts.ok) return;
    const doubted = metrics.map(({ code }) => ({ code, sources: doubts.sourcesOf(code) }));
    setErrors(errorsFromAlerts(doubted, alerts.value));
  };
  return (
    <FormDialog
      title="How far the data may be off"
      action="Save"
      error={failure}
      aside={
        <Button variant="subtle" onClick={() => void propose()}>
          Take from the alerts
        </Button>
      }
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <p className={classes['words']}>
          One standard deviation of a number’s error. From the alerts it is 2 %, 5 % with an open
          alert on a source, 10 % with one on the metric, 20 % where one stops a proposal: a
          convention, not an estimate.
        </p>
        <PlainTable
          label="Errors by metric"
          maxHeight={380}
          head={
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Off by</th>
              <th scope="col">As</th>
            </tr>
          }
        >
          {metrics.map(({ code, name, unit }) => {
            const error = errors[code];
            const kind = error?.kind ?? 'relative';
            return (
              <tr key={code}>
                <td>{name}</td>
                <td>
                  <NumberInput
                    size="xs"
                    w={110}
                    aria-label={`Error of ${name}`}
                    placeholder="exact"
                    min={0}
                    max={kind === 'relative' ? 1000 : 1e15}
                    value={error === undefined ? '' : Number(amountOf(error).toPrecision(12))}
                    onChange={(next) => {
                      const amount = typeof next === 'number' ? next : Number.parseFloat(next);
                      set(code, amount > 0 ? errorOf(kind, amount) : null);
                    }}
                  />
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`Kind of error of ${name}`}
                    disabled={error === undefined}
                    data={[
                      { value: 'relative', label: '% of the number' },
                      { value: 'absolute', label: unit === '' ? 'as a number' : unit },
                    ]}
                    value={kind}
                    onChange={({ currentTarget }) =>
                      set(
                        code,
                        errorOf(
                          currentTarget.value === 'absolute' ? 'absolute' : 'relative',
                          amountOf(error),
                        ),
                      )
                    }
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
