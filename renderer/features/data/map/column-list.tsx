import { NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { SensitivityMenu } from '#renderer/sensitive/sensitivity-menu.tsx';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import { maskText, type SensitivityLevel } from '#shared/model/sensitivity.ts';
import type { Recipe, RecipeColumn } from '#shared/model/recipe.ts';
import { columnUseOf, columnUses, type ColumnUse } from './column-use.ts';

const useNames: Readonly<Record<ColumnUse, string>> = {
  ignored: 'Not used',
  key: 'Partner key',
  name: 'Display name',
  orderedBy: 'Order of rows',
  attribute: 'Attribute',
  currentTier: 'Current tier',
  metric: 'Metric',
};

const typeNames = { text: 'Text', number: 'Number', date: 'Date' } as const;

const manyColumns = 20;
const mostShown = 200;

/** The first different filled cells of a column, as a sample. */
export const samplesOf = (preview: ImportPreview, index: number, count: number): string =>
  [...new Set(preview.sampleRows.map((row) => row[index] ?? ''))]
    .filter((cell) => cell.trim() !== '')
    .slice(0, count)
    .join(' · ');

type ColumnListProps = {
  readonly recipe: Recipe;
  readonly preview: ImportPreview;
  readonly onUse: (column: RecipeColumn, use: ColumnUse) => void;
  readonly onMark: (header: string, level: SensitivityLevel | null) => void;
};

/** Every column of the file with the one thing it is used for. */
export const ColumnList = ({ recipe, preview, onUse, onMark }: ColumnListProps) => {
  const hidden = useHiddenWith(recipe);
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const columns = allColumns(recipe);
  const sourceOf = new Map(
    (recipe.lookups ?? []).flatMap(({ source, take }) =>
      take.map(({ as }) => [as, source] as const),
    ),
  );
  const found = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.header.toLowerCase().includes(wanted));
  const shown = found.slice(0, mostShown);
  return (
    <>
      {columns.length > manyColumns && (
        <TextInput
          mb="xs"
          size="xs"
          aria-label="Find a column"
          placeholder={`Find among ${columns.length} columns`}
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
      )}
      <PlainTable
        label="Columns and what they are used for"
        head={
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Used as</th>
            <th scope="col">
              <VisuallyHidden>Sensitivity</VisuallyHidden>
            </th>
          </tr>
        }
      >
        <InTurns step={12}>
          {shown.map(({ column, index }) => {
            const use = columnUseOf(recipe, column.header);
            return (
              <tr key={column.header} data-quiet={use === 'ignored' || undefined}>
                <th scope="row">
                  {column.header === '' ? '(no name)' : column.header}
                  <Text size="xs" c="dimmed" truncate maw={132}>
                    {typeNames[column.type]} ·{' '}
                    {sourceOf.has(column.header)
                      ? `from ${sourceOf.get(column.header) ?? ''}`
                      : hidden.column(recipe.source.name, column.header)
                        ? maskText
                        : index < preview.columns.length
                          ? samplesOf(preview, index, 2) || 'all empty'
                          : 'not in this file'}
                  </Text>
                </th>
                <td>
                  <NativeSelect
                    size="xs"
                    w={118}
                    aria-label={`Use of ${column.header}`}
                    data={columnUses.map((value) => ({ value, label: useNames[value] }))}
                    value={use}
                    onChange={({ currentTarget }) =>
                      onUse(column, currentTarget.value as ColumnUse)
                    }
                  />
                </td>
                <td>
                  <SensitivityMenu
                    what={column.header}
                    level={column.sensitivity ?? null}
                    isDisabled={use === 'key'}
                    onChoose={(level) => onMark(column.header, level)}
                  />
                </td>
              </tr>
            );
          })}
        </InTurns>
      </PlainTable>
      {shown.length < found.length && (
        <Text size="xs" c="dimmed" mt="xs">
          {found.length - shown.length} more columns: narrow the list above.
        </Text>
      )}
    </>
  );
};
