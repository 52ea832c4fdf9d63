import { VisuallyHidden } from '@mantine/core';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Source } from '#shared/model/source.ts';
import type { SourceFacts } from '#shared/sources/source-facts.ts';
import { SourceRow } from './source-row.tsx';

type SourceTableProps = {
  readonly facts: readonly SourceFacts[];
  /** Name of the source that was looked for; null for none. */
  readonly marked: string | null;
  readonly isReadOnly: boolean;
  readonly onEdit: (source: Source) => void;
  readonly onSetFolder: (source: Source) => void;
  readonly onRepeat: (run: ImportRun) => void;
  /** `run` is the newest import of the source, null where it has none. */
  readonly onDropFiles: (files: readonly File[], run: ImportRun | null) => void;
};

/** Every source with when it last delivered and when it is to deliver next. */
export const SourceTable = (props: SourceTableProps) => {
  const { facts, marked, isReadOnly, onEdit, onSetFolder, onRepeat, onDropFiles } = props;
  return (
    <PlainTable
      label="Sources"
      head={
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Department</th>
          <th scope="col">Owner</th>
          <th scope="col">System</th>
          <th scope="col">Delivers</th>
          <th scope="col">Last import</th>
          <th scope="col">Next due</th>
          <th scope="col" data-align="end">
            Imports
          </th>
          <th scope="col" data-align="end">
            Rows
          </th>
          <th scope="col" data-align="end">
            Partners
          </th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      }
    >
      {facts.map((each) => {
        const newest = each.runs.at(-1) ?? null;
        return (
          <SourceRow
            key={each.source.name}
            facts={each}
            isMarked={each.source.name === marked}
            isReadOnly={isReadOnly}
            onEdit={() => onEdit(each.source)}
            onSetFolder={() => onSetFolder(each.source)}
            onRepeat={newest === null ? null : () => onRepeat(newest)}
            onDropFiles={(files) => onDropFiles(files, newest)}
          />
        );
      })}
    </PlainTable>
  );
};
