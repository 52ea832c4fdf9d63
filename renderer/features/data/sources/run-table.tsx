import { ActionIcon, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowsDiff, IconRepeat, IconSitemap } from '@tabler/icons-react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes, formatCount, formatWhen } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { ImportRun } from '#shared/model/import-run.ts';

type RunTableProps = {
  readonly runs: readonly ImportRun[];
  /** Starts an import that reads the next file like this run did. */
  readonly onRepeat: (run: ImportRun) => void;
  readonly onShowChanges: (run: ImportRun) => void;
  /** Shows everything that the run feeds. */
  readonly onTrace: (run: ImportRun) => void;
  readonly isReadOnly: boolean;
};

const mostNamed = 12;

const describeFiles = ({ files, fileName, fileBytes }: ImportRun): string => {
  const names = files.slice(0, mostNamed).map(({ name }) => name);
  const more = files.length - names.length;
  return files.length <= 1
    ? `${fileName}, ${formatBytes(fileBytes)}`
    : `${formatCount(files.length)} files, ${formatBytes(fileBytes)}: ${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
};

/** Every import that counts, newest first. */
export const RunTable = ({ runs, onRepeat, onShowChanges, onTrace, isReadOnly }: RunTableProps) => (
  <PlainTable
    label="Import runs"
    head={
      <tr>
        <th scope="col">Source</th>
        <th scope="col">Department</th>
        <th scope="col">File</th>
        <th scope="col">SHA-256</th>
        <th scope="col" data-align="end">
          Rows read
        </th>
        <th scope="col" data-align="end">
          Accepted
        </th>
        <th scope="col" data-align="end">
          Rejected
        </th>
        <th scope="col" data-align="end">
          Partners
        </th>
        <th scope="col">Imported</th>
        <th scope="col">
          <VisuallyHidden>Actions</VisuallyHidden>
        </th>
      </tr>
    }
  >
    {[...runs]
      .sort((one, other) => other.id - one.id)
      .map((run) => (
        <tr key={run.id}>
          <th scope="row">
            {run.sourceName}
            {run.outdatedBy.length > 0 && (
              <Tooltip
                label={`${run.outdatedBy.join(', ')} changed since; import this file again`}
                openDelay={300}
              >
                <span>
                  {' '}
                  <WarningTag>Out of date</WarningTag>
                </span>
              </Tooltip>
            )}
          </th>
          <td>{run.department === '' ? '–' : run.department}</td>
          <td data-nowrap>
            <Tooltip label={describeFiles(run)} openDelay={400} multiline>
              <span>{run.fileName}</span>
            </Tooltip>
          </td>
          <td data-nowrap>
            <Group gap={2} wrap="nowrap">
              <Text span size="xs" ff="monospace">
                {run.fileSha256.slice(0, 8)}
              </Text>
              <CopyText text={run.fileSha256} what={`SHA-256 of ${run.fileName}`} />
            </Group>
          </td>
          <td data-align="end">{formatCount(run.rowsRead)}</td>
          <td data-align="end">{formatCount(run.rowsAccepted)}</td>
          <td data-align="end">
            {run.rowsRejected === 0 ? (
              '0'
            ) : (
              <WarningTag>{formatCount(run.rowsRejected)}</WarningTag>
            )}
          </td>
          <td data-align="end">{formatCount(run.partners)}</td>
          <td data-nowrap>{formatWhen(run.endedAt)}</td>
          <td data-align="end" data-nowrap>
            {run.changes !== null && (
              <Tooltip label="What it changed against the import before" openDelay={300}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`What ${run.fileName} changed`}
                  onClick={() => onShowChanges(run)}
                >
                  <IconArrowsDiff size={16} />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label="What this import feeds" openDelay={300}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`What ${run.fileName} feeds`}
                onClick={() => onTrace(run)}
              >
                <IconSitemap size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Import the next file like this one" openDelay={300}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={isReadOnly}
                aria-label={`Import the next file like ${run.fileName}`}
                onClick={() => onRepeat(run)}
              >
                <IconRepeat size={16} />
              </ActionIcon>
            </Tooltip>
          </td>
        </tr>
      ))}
  </PlainTable>
);
