import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { SensitivityActions } from '#renderer/stores/sensitivity-store.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Workspace } from '#shared/model/workspace.ts';
import { markableThings, type Markable } from './markable-things.ts';

type ThingTableProps = {
  readonly workspace: Workspace;
  readonly onMark: SensitivityActions['mark'];
};

const kindNames = { metric: 'Metric', attribute: 'Attribute', column: 'Column' } as const;
const byRecipe = 'recipe';
const levels = [
  { value: byRecipe, label: 'as its recipe says' },
  { value: 'open', label: 'open' },
  { value: 'confidential', label: 'confidential' },
  { value: 'personal', label: 'personal' },
] as const;
const mostShown = 200;

const isCalled = ({ name, source, code }: Markable, wanted: string): boolean =>
  [name, source, code].some((text) => text.toLowerCase().includes(wanted));

/** Every metric, attribute and column with how sensitive it is, and what a person says of it. */
export const ThingTable = ({ workspace, onMark }: ThingTableProps) => {
  const [find, setFind] = useState('');
  const things = useMemo(() => markableThings(workspace), [workspace]);
  const found = things.filter((thing) => isCalled(thing, find.trim().toLowerCase()));
  if (things.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No import yet, so there is nothing to mark.
      </Text>
    );
  }
  return (
    <>
      <TextInput
        size="xs"
        w={280}
        mb="xs"
        aria-label="Find a metric, attribute or column"
        placeholder={`Find among ${things.length}`}
        value={find}
        onChange={({ currentTarget }) => setFind(currentTarget.value)}
      />
      <PlainTable
        label="Metrics, attributes and columns"
        maxHeight={420}
        head={
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What</th>
            <th scope="col">Now</th>
            <th scope="col">Marked as</th>
          </tr>
        }
      >
        {found.slice(0, mostShown).map((thing) => {
          const { id, kind, source, name, now, mark } = thing;
          const what = kind === 'column' ? `Column of ${source}` : kindNames[kind];
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{what}</td>
              <td>{now === null ? 'open' : `${now.level}, ${now.because}`}</td>
              <td>
                <NativeSelect
                  size="xs"
                  w={160}
                  aria-label={`Mark of ${name}, ${what}`}
                  disabled={workspace.isReadOnly}
                  data={[...levels]}
                  value={mark ?? byRecipe}
                  onChange={({ currentTarget }) => {
                    const level = levels.find(({ value }) => value === currentTarget.value)?.value;
                    if (level !== undefined) {
                      void onMark(thing, level === byRecipe ? null : level);
                    }
                  }}
                />
              </td>
            </tr>
          );
        })}
      </PlainTable>
      {found.length > mostShown && (
        <Text size="xs" c="dimmed" mt="xs">
          {found.length - mostShown} more: narrow the list above.
        </Text>
      )}
    </>
  );
};
