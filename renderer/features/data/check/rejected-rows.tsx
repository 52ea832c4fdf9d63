import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { formatCount, formatOf } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { maskCells } from '#shared/sensitivity/mask-report.ts';

type RejectedRowsProps = { readonly report: ImportReport; readonly recipe: Recipe };

const pageSize = 50;
const mostColumns = 40;

/** The first rejected rows as they stand in the file, each with its row number and reason. */
export const RejectedRows = ({ report, recipe }: RejectedRowsProps) => {
  const hidden = useHiddenWith(recipe);
  const source = recipe.source.name;
  const [shown, setShown] = useState(pageSize);
  const rows = report.rejectedRows.slice(0, shown);
  const isMany = rows.some(({ fileName }) => fileName !== undefined);
  const columns = recipe.columns.slice(0, mostColumns);
  return (
    <Panel
      title="Rejected rows"
      description={
        report.rejectedRows.length < report.rowsRejected
          ? `The first ${formatOf(report.rejectedRows.length, report.rowsRejected)}, in file order. Save them to see all.`
          : 'In file order.'
      }
    >
      <PlainTable
        label="Rejected rows"
        head={
          <tr>
            {isMany && <th scope="col">File</th>}
            <th scope="col" data-align="end">
              Row
            </th>
            <th scope="col">Reason</th>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        }
      >
        {rows.map(({ rowNumber, fileName = '', reason, cells }) => (
          <tr key={`${fileName}:${rowNumber}`}>
            {isMany && <td data-nowrap>{fileName}</td>}
            <td data-align="end">{formatCount(rowNumber)}</td>
            <td data-wide>{reason}</td>
            {columns.map(({ header }, index) => (
              <td key={header} data-nowrap>
                {maskCells(cells, report.findings.headers, source, hidden)[index] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
      {shown < report.rejectedRows.length && (
        <Group p="sm" gap="sm">
          <Button size="xs" variant="default" onClick={() => setShown(shown + pageSize)}>
            Show more
          </Button>
          <Text size="xs" c="dimmed">
            {shown} of {report.rejectedRows.length} shown
          </Text>
        </Group>
      )}
    </Panel>
  );
};
