import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Recipe } from '#shared/model/recipe.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { LookupFound } from '#shared/model/run-findings.ts';

type LookupsPanelProps = {
  readonly found: readonly LookupFound[];
  readonly recipe: Recipe;
};

const mostShown = 20;

/** What was found in other sources, and the keys that are in none of them, most rows first. */
export const LookupsPanel = ({ found, recipe }: LookupsPanelProps) => {
  const hidden = useHiddenWith(recipe);
  const lookups = recipe.lookups ?? [];
  const isHidden = (place: number): boolean =>
    lookups[place]?.match.some(({ column }) => hidden.column(recipe.source.name, column)) === true;
  return (
    <>
      {found.map(({ source, matched, orphanRows, orphanKeys, orphans }, place) => (
        <Panel
          key={`${source}:${String(place)}`}
          title={`Rows of ${source}`}
          description={`Looked up in “${source}”: ${formatCount(matched)} rows found, ${formatCount(orphanRows)} not${
            orphanRows === 0 ? '.' : ` (${formatCount(orphanKeys)} different keys).`
          }${orphanRows === 0 ? '' : lookups[place]?.orphans === 'reject' ? ' They are rejected.' : ' They are kept, with blank cells.'}`}
        >
          {orphans.length > 0 && (
            <PlainTable
              label={`Orphans of ${source}`}
              maxHeight={240}
              head={
                <tr>
                  <th scope="col">Key that is not in {source}</th>
                  <th scope="col" data-align="end">
                    Rows
                  </th>
                </tr>
              }
            >
              {orphans.slice(0, mostShown).map(({ key, rows }) => (
                <tr key={key}>
                  <th scope="row">{isHidden(place) ? maskText : key === '' ? '(blank)' : key}</th>
                  <td data-align="end">{formatCount(rows)}</td>
                </tr>
              ))}
            </PlainTable>
          )}
          {orphanKeys > mostShown && (
            <Text size="xs" c="dimmed" p="xs">
              The first {mostShown} of {formatCount(orphanKeys)}.
            </Text>
          )}
        </Panel>
      ))}
    </>
  );
};
