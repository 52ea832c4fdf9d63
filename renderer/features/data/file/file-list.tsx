import { Checkbox } from '@mantine/core';
import { formatBytes, formatOf } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { FileFit } from '#shared/model/file-survey.ts';
import { keptPaths } from './kept-paths.ts';

type FileListProps = {
  readonly wizard: ImportWizard;
  readonly onKeep: (paths: readonly string[]) => void;
};

const fitNames: Readonly<Record<FileFit, string>> = {
  fits: 'Same columns',
  differs: 'Other columns',
  unreadable: 'Not readable',
};

/** The files that were chosen together, which of them are read, and why others are not. */
export const FileList = ({ wizard, onKeep }: FileListProps) => {
  const { survey, work } = wizard;
  const kept = keptPaths(wizard);
  return (
    <Panel
      title="Files of this import"
      description={`${formatOf(kept.length, survey.length)} are read as one table, in the order of their names. They are one step of undo.`}
    >
      <PlainTable
        label="Files of this import"
        maxHeight={360}
        head={
          <tr>
            <th scope="col">File</th>
            <th scope="col" data-align="end">
              Size
            </th>
            <th scope="col">Columns</th>
            <th scope="col">What differs</th>
          </tr>
        }
      >
        {survey.map(({ path, name, bytes, fit, detail }) => (
          <tr key={path}>
            <th scope="row">
              <Checkbox
                size="xs"
                label={name}
                checked={kept.includes(path)}
                disabled={
                  work !== null || fit !== 'fits' || (kept.length === 1 && kept[0] === path)
                }
                onChange={({ currentTarget: { checked } }) =>
                  onKeep(checked ? [...kept, path] : kept.filter((each) => each !== path))
                }
              />
            </th>
            <td data-align="end" data-nowrap>
              {formatBytes(bytes)}
            </td>
            <td data-nowrap>
              {fit === 'fits' ? fitNames[fit] : <WarningTag>{fitNames[fit]}</WarningTag>}
            </td>
            <td data-wide>{detail}</td>
          </tr>
        ))}
      </PlainTable>
    </Panel>
  );
};
