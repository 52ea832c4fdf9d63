import { NativeSelect, Text } from '@mantine/core';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { DriftedColumn, ImportPreview } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { neededHeaders } from '#shared/intake/recipe-use.ts';

type DriftPanelProps = {
  readonly recipe: Recipe;
  readonly preview: ImportPreview;
  /** Null says that the file does not have the column. */
  readonly onChoose: (column: string, header: string | null) => void;
};

const nowhere = '';

const foundBy = {
  spelling: 'Same name, written otherwise',
  synonym: 'Known as another name of it',
  content: 'Its cells are like those of the last import',
} as const;

const explain = ({ header, by, candidates, isNeeded }: DriftedColumn): string =>
  header !== null && by !== null
    ? foundBy[by]
    : candidates.length > 0
      ? `Could be ${candidates.map((each) => `“${each}”`).join(' or ')}`
      : isNeeded
        ? 'Nothing in the file is like it'
        : 'Nothing is read from it; its cells stay blank';

/** Columns of the recipe that this file has under other headers, each with the choice of another. */
export const DriftPanel = ({ recipe, preview, onChoose }: DriftPanelProps) => {
  const { drift, fileHeaders } = preview;
  if (drift.length === 0) return null;
  const needed = neededHeaders(recipe);
  const known = new Set(recipe.columns.map(({ header }) => header));
  const optionsOf = ({ header, candidates }: DriftedColumn) => {
    const used = drift.flatMap((each) => (each.header === null ? [] : [each.header]));
    const free = fileHeaders.filter(
      (each) => each === header || (!used.includes(each) && !(known.has(each) && needed.has(each))),
    );
    const likely = candidates.filter((each) => free.includes(each));
    return [
      { value: nowhere, label: 'Not in this file' },
      ...[...likely, ...free.filter((each) => !likely.includes(each))].map((each) => ({
        value: each,
        label: each,
      })),
    ];
  };
  return (
    <Panel
      title="Columns under other headers"
      description="The recipe knows these columns under other names. What you choose is kept in the recipe, so that the next file asks nobody."
    >
      <PlainTable
        label="Columns under other headers"
        head={
          <tr>
            <th scope="col">Column of the recipe</th>
            <th scope="col">In this file</th>
            <th scope="col">Why</th>
          </tr>
        }
      >
        {drift.map((each) => (
          <tr key={each.column}>
            <th scope="row" data-nowrap>
              {each.column}
            </th>
            <td>
              <NativeSelect
                size="xs"
                w={220}
                aria-label={`Header of ${each.column}`}
                data={optionsOf(each)}
                value={each.header ?? nowhere}
                onChange={({ currentTarget: { value } }) =>
                  onChoose(each.column, value === nowhere ? null : value)
                }
              />
            </td>
            <td data-wide>
              {each.header === null && each.isNeeded ? (
                <WarningTag>{explain(each)}</WarningTag>
              ) : (
                <Text size="sm" span>
                  {explain(each)}
                </Text>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </Panel>
  );
};
