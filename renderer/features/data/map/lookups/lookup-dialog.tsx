import { Button, Group, Modal, MultiSelect, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { allColumns } from '#shared/intake/recipe-use.ts';
import { lookupColumns } from '#shared/intake/suggest-lookup.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import classes from './lookups.module.css';

type LookupDialogProps = {
  readonly recipe: Recipe;
  /** The newest import of each source that may be looked into. */
  readonly sources: readonly ImportRun[];
  /** What is changed; null for a new one. */
  readonly lookup: RecipeLookup | null;
  readonly onTake: (lookup: RecipeLookup) => void;
  readonly onClose: () => void;
};

const orphanNames = [
  { value: 'reject', label: 'rejected, with their reason' },
  { value: 'keep', label: 'kept, with empty cells' },
];

const duplicateNames = [
  { value: 'refuse', label: 'refuse the import if they differ' },
  { value: 'first', label: 'take the first' },
  { value: 'last', label: 'take the last' },
];

/** One lookup: in which source, by which columns, and what is taken from there. */
export const LookupDialog = (props: LookupDialogProps) => {
  const { recipe, sources, lookup, onTake, onClose } = props;
  const taken = new Set((lookup?.take ?? []).map(({ as }) => as));
  const own = allColumns(recipe)
    .map(({ header }) => header)
    .filter((header) => !taken.has(header));
  const [source, setSource] = useState(lookup?.source ?? sources[0]?.sourceName ?? '');
  const theirs = sources.flatMap((run) => (run.sourceName === source ? lookupColumns(run) : []));
  const headers = theirs.map(({ header }) => header);
  const [column, setColumn] = useState(
    lookup?.match[0]?.column ?? own.find((header) => headers.includes(header)) ?? own[0] ?? '',
  );
  const [there, setThere] = useState(lookup?.match[0]?.in ?? column);
  const [take, setTake] = useState<readonly string[]>(
    lookup?.take.map((each) => each.column) ?? [],
  );
  const [orphans, setOrphans] = useState<RecipeLookup['orphans']>(lookup?.orphans ?? 'reject');
  const [duplicates, setDuplicates] = useState<RecipeLookup['duplicates']>(
    lookup?.duplicates ?? 'refuse',
  );
  const isThere = headers.includes(there);
  const isWhole = isThere && column !== '' && take.length > 0;

  const nameHere = (header: string): string =>
    lookup?.take.find((each) => each.column === header)?.as ??
    (own.includes(header) ? `${header} (${source})` : header);

  return (
    <Modal opened onClose={onClose} title="Look columns up in another source" size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWhole) return;
          onTake({
            source,
            // Further pairs of a recipe that was written by hand stay.
            match: [{ column, in: there }, ...(lookup?.match.slice(1) ?? [])],
            take: theirs
              .filter(({ header }) => take.includes(header))
              .map(({ header, type }) => ({ column: header, as: nameHere(header), type })),
            duplicates,
            orphans,
          });
          onClose();
        }}
      >
        <Stack gap="sm">
          <NativeSelect
            label="Source"
            data={sources.map(({ sourceName }) => sourceName)}
            value={source}
            onChange={({ currentTarget }) => {
              setSource(currentTarget.value);
              setTake([]);
            }}
          />
          <div className={classes['match']}>
            <NativeSelect
              label="Column of this file"
              data={own}
              value={column}
              onChange={({ currentTarget }) => setColumn(currentTarget.value)}
            />
            <NativeSelect
              label={`Column of ${source}`}
              data={isThere ? headers : [{ value: there, label: 'Choose…' }, ...headers]}
              value={there}
              onChange={({ currentTarget }) => setThere(currentTarget.value)}
            />
          </div>
          <MultiSelect
            label="Columns that are taken"
            description="Usable like columns of this file: as key, name, attribute, date or metric."
            placeholder={take.length === 0 ? 'Choose columns' : ''}
            data={headers.filter((header) => header !== there)}
            value={[...take]}
            searchable
            onChange={setTake}
          />
          <NativeSelect
            label="Rows without a match are"
            data={orphanNames}
            value={orphans}
            onChange={({ currentTarget }) =>
              setOrphans(currentTarget.value as RecipeLookup['orphans'])
            }
          />
          <NativeSelect
            label="Where several rows match"
            data={duplicateNames}
            value={duplicates}
            onChange={({ currentTarget }) =>
              setDuplicates(currentTarget.value as RecipeLookup['duplicates'])
            }
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isWhole}>
              {lookup === null ? 'Look them up' : 'Change'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
