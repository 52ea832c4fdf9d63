import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { maskCells } from '#shared/sensitivity/mask-report.ts';

type LeftOutPanelProps = {
  readonly report: ImportReport;
  readonly recipe: Recipe;
  readonly onSave: () => void;
};

const mostShown = 20;

/** Rows that are no data by a rule of the recipe: counted and listed, apart from rejected ones. */
export const LeftOutPanel = ({ report, recipe, onSave }: LeftOutPanelProps) => {
  const hidden = useHiddenWith(recipe);
  const { headers } = report.findings;
  const shown = report.leftOutRows.slice(0, mostShown);
  const isMany = shown.some(({ fileName }) => fileName !== undefined);
  const all = report.findings.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Panel
      title="Rows left out"
      description={report.findings.leftOut
        .map(({ reason, rows }) => `${formatCount(rows)} × ${reason}`)
        .join(' ')}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={onSave}
        >
          Save rows left out…
        </Button>
      }
    >
      <PlainTable
        label="Rows left out"
        maxHeight={240}
        head={
          <tr>
            {isMany && <th scope="col">File</th>}
            <th scope="col" data-align="end" data-narrow>
              Row
            </th>
            <th scope="col">Why</th>
            <th scope="col">Cells</th>
          </tr>
        }
      >
        {shown.map(({ rowNumber, fileName = '', reason, cells }) => (
          <tr key={`${fileName}:${rowNumber}`}>
            {isMany && <td data-nowrap>{fileName}</td>}
            <td data-align="end">{formatCount(rowNumber)}</td>
            <td data-nowrap>{reason}</td>
            <td data-wide>
              {maskCells(cells, headers, recipe.source.name, hidden)
                .filter((cell) => cell.trim() !== '')
                .join(' · ')}
            </td>
          </tr>
        ))}
      </PlainTable>
      {all > shown.length && (
        <Text size="xs" c="dimmed" p="xs">
          The first {shown.length} of {formatCount(all)}. Save them to see all.
        </Text>
      )}
    </Panel>
  );
};
