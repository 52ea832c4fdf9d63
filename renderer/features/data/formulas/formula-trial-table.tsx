import { Text } from '@mantine/core';
import { absenceWords } from '#shared/text/absence-words.ts';
import { formatNumber, formatOf } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { maskText } from '#shared/model/sensitivity.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { absenceOf } from '#shared/model/cell-status.ts';

type FormulaTrialTableProps = {
  readonly snapshot: Snapshot;
  readonly column: MetricColumn;
  readonly withValue: number;
  /** It reads what is sensitive, so its numbers are not shown. */
  readonly isMasked: boolean;
};

const shownRows = 8;

/** Some partners with a number, then some without, by row of the snapshot. */
export const sampleRows = ({ status }: MetricColumn): readonly number[] => {
  const rows = [...status.keys()];
  const known = rows.filter((row) => status[row] === 0).slice(0, shownRows);
  const absent = rows.filter((row) => status[row] !== 0).slice(0, shownRows / 2);
  return [...known.slice(0, absent.length > 0 ? shownRows / 2 : shownRows), ...absent];
};

/** What the formula gives for real partners. */
export const FormulaTrialTable = ({
  snapshot,
  column,
  withValue,
  isMasked,
}: FormulaTrialTableProps) => (
  <div>
    <Text size="sm" role="status">
      {formatOf(withValue, column.status.length)} partners get a number
      {column.unit === '' ? '.' : ` in ${column.unit}.`}
    </Text>
    <PlainTable
      label="The formula on partners"
      maxHeight={260}
      head={
        <tr>
          <th scope="col">Partner</th>
          <th scope="col" data-align="end">
            {column.unit === '' ? 'Metric' : `Metric, ${column.unit}`}
          </th>
        </tr>
      }
    >
      {sampleRows(column).map((row) => {
        const absence = absenceOf(column.status[row] ?? 0);
        return (
          <tr key={row}>
            <th scope="row">{snapshot.partnerNames[row]}</th>
            <td data-align="end">
              {absence === null ? (
                isMasked ? (
                  maskText
                ) : (
                  formatNumber(column.values[row] ?? 0, column.decimals)
                )
              ) : (
                <Text span size="xs" c="dimmed">
                  {absenceWords[absence]}
                </Text>
              )}
            </td>
          </tr>
        );
      })}
    </PlainTable>
  </div>
);
