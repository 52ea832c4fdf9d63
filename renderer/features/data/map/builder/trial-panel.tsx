import { Text } from '@mantine/core';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatNumber, formatOf } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { maskText } from '#shared/model/sensitivity.ts';
import type { TrialState } from './use-metric-trial.ts';
import classes from './builder.module.css';

type TrialPanelProps = {
  readonly state: TrialState;
  readonly decimals: number;
  readonly unit: string;
  /** Its numbers are sensitive and not shown. */
  readonly isMasked: boolean;
  /** Names of partners are sensitive; their keys stand in place of them. */
  readonly isUnnamed: boolean;
  /** What must be chosen before there is anything to try; null where nothing is missing. */
  readonly missing: string | null;
};

/** The metric on partners of the file, as it would be written. */
export const TrialPanel = ({
  state,
  decimals,
  unit,
  isMasked,
  isUnnamed,
  missing,
}: TrialPanelProps) => {
  const { trial, error, isRunning } = state;
  if (missing !== null) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {missing}
      </Text>
    );
  }
  if (error !== null) {
    return <ErrorPanel error={error} />;
  }
  if (trial === null) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Trying it on the file…
      </Text>
    );
  }
  return (
    <div aria-busy={isRunning} className={classes['trial']} data-stale={isRunning || undefined}>
      <Text size="sm" role="status">
        {formatOf(trial.withValue, trial.partners)} partners get a number.
      </Text>
      {trial.reasons.map(({ reason, partners }) => (
        <Text key={reason} size="xs" c="dimmed">
          {formatCount(partners)} × {reason}
        </Text>
      ))}
      <PlainTable
        label="Partners of the file"
        head={
          <tr>
            <th scope="col">Partner</th>
            <th scope="col" data-align="end">
              Rows
            </th>
            <th scope="col" data-align="end">
              {unit === '' ? 'Metric' : `Metric, ${unit}`}
            </th>
          </tr>
        }
      >
        {trial.sample.map(({ key, name, rows, value, reason }) => (
          <tr key={key}>
            <th scope="row">{name === '' || isUnnamed ? key : name}</th>
            <td data-align="end">{formatCount(rows)}</td>
            <td data-align="end" title={reason}>
              {value === null ? (
                <Text size="xs" c="dimmed" ta="end" maw={190} ml="auto">
                  {reason}
                </Text>
              ) : isMasked ? (
                maskText
              ) : (
                formatNumber(value, decimals)
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </div>
  );
};
