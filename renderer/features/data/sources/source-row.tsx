import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconFolder, IconPencil, IconRepeat } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatCount, formatDay, formatWhen } from '#renderer/ui/format.ts';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { SourceFacts } from '#shared/sources/source-facts.ts';
import { confidentialityNames, frequencyNames, systemKindNames } from './source-words.ts';
import classes from './source-row.module.css';

type SourceRowProps = {
  readonly facts: SourceFacts;
  /** Whether it was looked for: it comes into view and is marked. */
  readonly isMarked: boolean;
  readonly isReadOnly: boolean;
  readonly onEdit: () => void;
  readonly onSetFolder: () => void;
  /** Null where there is no earlier import whose recipe could be used. */
  readonly onRepeat: (() => void) | null;
  readonly onDropFiles: (files: readonly File[]) => void;
};

const lastPart = (folder: string): string => folder.split(/[/\\]/u).at(-1) ?? folder;

/** A source with its imports in figures; files dropped on it are read by its last recipe. */
export const SourceRow = (props: SourceRowProps) => {
  const { facts, isMarked, isReadOnly, onEdit, onSetFolder, onRepeat, onDropFiles } = props;
  const { source } = facts;
  const [isOver, setOver] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  const takesFiles = !isReadOnly;
  return (
    <tr
      ref={row}
      className={classes['row']}
      data-selected={isMarked || undefined}
      data-over={(isOver && takesFiles) || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        // The window takes dropped files as well, without knowing the source.
        event.stopPropagation();
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (takesFiles && files.length > 0) onDropFiles(files);
      }}
    >
      <th scope="row">
        {source.name}
        {source.feed !== null && (
          <Text size="xs" c="dimmed" title={source.feed.folder} className={classes['feed']}>
            {lastPart(source.feed.folder)}/{source.feed.pattern}
          </Text>
        )}
        {source.confidentiality !== 'internal' && (
          <Text size="xs" c="dimmed">
            {confidentialityNames[source.confidentiality]}
          </Text>
        )}
      </th>
      <td>{source.department === '' ? '–' : source.department}</td>
      <td title={source.contact}>{source.owner === '' ? '–' : source.owner}</td>
      <td data-nowrap>{source.isRegistered ? systemKindNames[source.systemKind] : '–'}</td>
      <td data-nowrap>{frequencyNames[source.frequency]}</td>
      <td data-nowrap>{facts.lastImport === null ? 'never' : formatWhen(facts.lastImport)}</td>
      <td data-nowrap>
        <Due facts={facts} />
      </td>
      <td data-align="end">{formatCount(facts.runs.length)}</td>
      <td data-align="end">
        {formatCount(facts.rows)}
        {facts.rejected > 0 && (
          <Text size="xs">
            <WarningTag>{formatCount(facts.rejected)} rejected</WarningTag>
          </Text>
        )}
      </td>
      <td data-align="end">{formatCount(facts.partners)}</td>
      <td data-align="end">
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <Tooltip label="Import the next file of this source" openDelay={300}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={isReadOnly || onRepeat === null}
              aria-label={`Import the next file of ${source.name}`}
              onClick={() => onRepeat?.()}
            >
              <IconRepeat size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip
            label={
              source.feed === null
                ? 'Say where its files are put'
                : `Its files are put in ${source.feed.folder}`
            }
            openDelay={300}
          >
            <ActionIcon
              variant="subtle"
              color={source.feed === null ? 'gray' : 'accent'}
              disabled={isReadOnly}
              aria-label={`Folder of ${source.name}`}
              onClick={onSetFolder}
            >
              <IconFolder size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Say what this source is" openDelay={300}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={isReadOnly}
              aria-label={`Edit source ${source.name}`}
              onClick={onEdit}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </td>
    </tr>
  );
};

const Due = ({ facts: { due, daysOverdue } }: Pick<SourceRowProps, 'facts'>) => {
  if (due === null) return '–';
  return daysOverdue === 0 ? (
    formatDay(due)
  ) : (
    <WarningTag>
      {daysOverdue === 1 ? '1 day overdue' : `${formatCount(daysOverdue)} days overdue`}
    </WarningTag>
  );
};
