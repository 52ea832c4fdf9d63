import { Group, NativeSelect, Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { PreviewColumn } from '#shared/model/import-run.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';
import { columnTypeOptions } from './reading-options.ts';

type ColumnTypesProps = {
  readonly recipe: Recipe;
  readonly columns: readonly PreviewColumn[];
  readonly onChange: (index: number, type: ColumnType) => void;
};

/** Each column with its type, why, and the cells that do not fit. */
export const ColumnTypes = ({ recipe, columns, onChange }: ColumnTypesProps) => {
  const hidden = useHiddenWith(recipe);
  return (
    <PlainTable
      label="Columns and their types"
      head={
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Type</th>
          <th scope="col" data-align="end">
            Filled
          </th>
          <th scope="col" data-align="end">
            Empty
          </th>
          <th scope="col" data-align="end">
            Different
          </th>
          <th scope="col">Why, and what does not fit</th>
        </tr>
      }
    >
      <InTurns step={12}>
        {columns.map((column, index) => (
          <tr key={column.header}>
            <th scope="row">{column.header === '' ? '(no name)' : column.header}</th>
            <td>
              <NativeSelect
                size="xs"
                w={96}
                aria-label={`Type of ${column.header}`}
                data={[...columnTypeOptions]}
                value={recipe.columns[index]?.type ?? column.type}
                onChange={({ currentTarget }) => onChange(index, currentTarget.value as ColumnType)}
              />
            </td>
            <td data-align="end">{formatCount(column.filled)}</td>
            <td data-align="end">{formatCount(column.empty)}</td>
            <td data-align="end">{formatCount(column.distinct)}</td>
            <td>
              <Text size="sm" component="span">
                {column.evidence}
              </Text>
              {column.misfits.length > 0 && !hidden.column(recipe.source.name, column.header) && (
                <Group gap={4} mt={2}>
                  {column.misfits.map((misfit) => (
                    <WarningTag key={misfit}>{misfit}</WarningTag>
                  ))}
                </Group>
              )}
            </td>
          </tr>
        ))}
      </InTurns>
    </PlainTable>
  );
};
