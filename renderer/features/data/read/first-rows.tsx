import { Text } from '@mantine/core';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportPreview } from '#shared/model/import-run.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Recipe } from '#shared/model/recipe.ts';

type FirstRowsProps = { readonly preview: ImportPreview; readonly recipe: Recipe };

const mostColumns = 60;
const mostRows = 30;

/** The first rows as they come out of the file, numbers to the right. */
export const FirstRows = ({ preview, recipe }: FirstRowsProps) => {
  const columns = preview.columns.slice(0, mostColumns);
  const hidden = preview.columns.length - columns.length;
  const sensitive = useHiddenWith(recipe);
  const maskedAt = (cell: string, header: string): string =>
    cell !== '' && sensitive.column(recipe.source.name, header) ? maskText : cell;
  const alignOf = (index: number): 'end' | undefined =>
    recipe.columns[index]?.type === 'number' ? 'end' : undefined;
  return (
    <>
      <PlainTable
        label="First rows of the file"
        maxHeight={264}
        head={
          <tr>
            {columns.map((column, index) => (
              <th key={column.header} scope="col" data-align={alignOf(index)}>
                {column.header === '' ? '(no name)' : column.header}
              </th>
            ))}
          </tr>
        }
      >
        <InTurns step={10}>
          {preview.sampleRows.slice(0, mostRows).map((row, at) => (
            // A row of a preview has no other identity than its place in the file.
            <tr key={at}>
              {columns.map((column, index) => (
                <td key={column.header} data-align={alignOf(index)} data-nowrap>
                  {maskedAt(row[index] ?? '', column.header)}
                </td>
              ))}
            </tr>
          ))}
        </InTurns>
      </PlainTable>
      {hidden > 0 && (
        <Text size="xs" c="dimmed" p="xs">
          {hidden} more columns are read but not shown here.
        </Text>
      )}
    </>
  );
};
