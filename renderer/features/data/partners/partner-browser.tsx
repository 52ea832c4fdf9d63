import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import type { PartnerGroup } from '#shared/model/partners.ts';
import { PartnerDetails } from './partner-details.tsx';
import type { Decide, PartnerLookup } from './partner-lookup.ts';
import classes from './partners.module.css';

/** What is looked for and looked at; it outlives the list, which is read anew after each decision. */
export type Browsing = { readonly find: string; readonly chosen: string | null };

type PartnerBrowserProps = {
  readonly lookup: PartnerLookup;
  readonly browsing: Browsing;
  readonly onBrowse: (browsing: Browsing) => void;
  readonly group: PartnerGroup | null;
  readonly onAskGroup: (partner: string) => void;
  readonly onDecide: Decide;
};

type Source = { readonly lookup: PartnerLookup; readonly rows: readonly number[] };

const text =
  (tell: (lookup: PartnerLookup, row: number) => string) =>
  ({ data, context }: CellPlace): string => {
    const { lookup, rows } = context as Source;
    const row = rows[data?.place ?? -1];
    return row === undefined ? '' : tell(lookup, row);
  };

const dayOfRun = ({ list }: PartnerLookup, run: number | undefined): string => {
  const at = list.runs[run ?? -1]?.importedAt;
  return at === undefined ? '–' : formatDay(at);
};

const columns: readonly SlotColumn[] = [
  {
    colId: 'key',
    headerName: 'Key',
    width: 130,
    pinned: 'left',
    read: text(({ snapshot }, row) => snapshot.partnerKeys[row] ?? ''),
  },
  {
    colId: 'name',
    headerName: 'Name',
    minWidth: 200,
    flex: 2,
    read: text(({ snapshot }, row) => snapshot.partnerNames[row] ?? ''),
  },
  {
    colId: 'aliases',
    headerName: 'Aliases',
    width: 130,
    read: text((lookup, row) =>
      lookup
        .aliasesOf(lookup.snapshot.partnerKeys[row] ?? '')
        .map(({ key }) => key)
        .join(', '),
    ),
  },
  {
    colId: 'parent',
    headerName: 'Parent',
    width: 170,
    read: text(({ list, nameOf }, row) => {
      const parent = list.parents[row] ?? '';
      return parent === '' ? '' : nameOf(parent);
    }),
  },
  {
    colId: 'sources',
    headerName: 'Sources',
    minWidth: 160,
    flex: 1,
    read: text(({ list }, row) => list.sourceSets[list.sourceSetOf[row] ?? 0] ?? ''),
  },
  {
    colId: 'rows',
    headerName: 'Rows',
    width: 84,
    type: 'rightAligned',
    read: text(({ list }, row) => formatCount(list.rowCounts[row] ?? 0)),
  },
  {
    colId: 'first',
    headerName: 'First seen',
    width: 112,
    read: text((lookup, row) => dayOfRun(lookup, lookup.list.firstRun[row])),
  },
  {
    colId: 'last',
    headerName: 'Last seen',
    width: 112,
    read: text((lookup, row) => dayOfRun(lookup, lookup.list.lastRun[row])),
  },
];

const matching = (lookup: PartnerLookup, find: string): readonly number[] => {
  const { partnerKeys, partnerNames } = lookup.snapshot;
  const wanted = find.trim().toLowerCase();
  const rows = partnerKeys.map((_, row) => row);
  if (wanted === '') return rows;
  const byAlias = new Set(
    lookup.list.aliases
      .filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(wanted))
      .map(({ survivor }) => lookup.rowOf(survivor)),
  );
  return rows.filter(
    (row) =>
      byAlias.has(row) ||
      (partnerKeys[row] ?? '').toLowerCase().includes(wanted) ||
      (partnerNames[row] ?? '').toLowerCase().includes(wanted),
  );
};

/** Every partner in a grid, and all that is known of the one that is chosen. */
export const PartnerBrowser = ({
  lookup,
  browsing,
  onBrowse,
  onDecide,
  group,
  onAskGroup,
}: PartnerBrowserProps) => {
  const { find, chosen } = browsing;
  const setChosen = (key: string | null): void => onBrowse({ find, chosen: key });
  const source = useMemo<Source>(() => ({ lookup, rows: matching(lookup, find) }), [lookup, find]);
  const place = chosen === null ? -1 : source.rows.indexOf(lookup.rowOf(chosen));
  return (
    <>
      <TextInput
        size="xs"
        w={280}
        mb={8}
        aria-label="Find a partner by key, alias or name"
        placeholder="Find by key, alias or name"
        leftSection={<IconSearch size={14} />}
        value={find}
        onChange={({ currentTarget }) => onBrowse({ find: currentTarget.value, chosen })}
      />
      <div className={classes['body']}>
        <div className={classes['grid']}>
          {source.rows.length === 0 ? (
            <EmptyState title="No partner fits">Loosen the words to find.</EmptyState>
          ) : (
            <DataGrid
              label="Partners by key"
              columns={columns}
              rows={source.rows.length}
              source={source}
              selected={place < 0 ? null : place}
              onSelect={(at) =>
                setChosen(lookup.snapshot.partnerKeys[source.rows[at] ?? -1] ?? null)
              }
            />
          )}
        </div>
        {chosen !== null && lookup.rowOf(chosen) >= 0 && (
          <PartnerDetails
            key={chosen}
            partner={chosen}
            lookup={lookup}
            group={group}
            onAskGroup={onAskGroup}
            onDecide={onDecide}
            onClose={() => setChosen(null)}
          />
        )}
      </div>
    </>
  );
};
