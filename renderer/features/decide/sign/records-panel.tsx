import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatWhen } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { DecideActions } from '#renderer/stores/decide-store.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import classes from '../decide.module.css';

type RecordsPanelProps = {
  readonly records: readonly ProposalRecord[];
  readonly actions: DecideActions;
};

/** Proposals that were signed from this workspace, newest first. */
export const RecordsPanel = ({ records, actions }: RecordsPanelProps) => (
  <Panel title="Earlier proposals">
    {records.length === 0 ? (
      <Text size="sm" c="dimmed">
        None yet. What you sign is listed here with its SHA-256.
      </Text>
    ) : (
      <ul className={classes['records']}>
        {[...records]
          .sort((one, other) => other.id - one.id)
          .map((record) => (
            <li key={record.id}>
              <div className={classes['record']}>
                <Text size="sm" fw={600} truncate title={record.title}>
                  {record.title}
                </Text>
                <Text size="xs" c="dimmed">
                  {formatWhen(record.createdAt)},{' '}
                  {record.signerName === '' ? 'for approval' : record.signerName}
                </Text>
                <Group gap={2} wrap="nowrap">
                  <Text size="xs" c="dimmed" ff="monospace">
                    {record.sha256.slice(0, 16)}…
                  </Text>
                  <CopyText text={record.sha256} what={`SHA-256 of ${record.title}`} />
                </Group>
              </div>
              <Tooltip label="Show in folder">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Show ${record.title} in its folder`}
                  onClick={() => void actions.showInFolder(record.path)}
                >
                  <IconFolderOpen size={16} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
      </ul>
    )}
  </Panel>
);
