import { Button, Group, Modal, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatBytes, formatWhen } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { BackupActions, BackupState } from '#renderer/stores/backup-store.ts';
import { automaticBackupsKept, type KnownBackup } from '#shared/model/backup.ts';
import classes from './backups.module.css';

type BackupDialogProps = {
  readonly state: BackupState;
  readonly actions: BackupActions;
  readonly workspaceName: string;
  readonly onClose: () => void;
};

/** Backups of the open workspace: the rule, what there is, and one more. */
export const BackupDialog = ({ state, actions, workspaceName, onClose }: BackupDialogProps) => {
  const { list, written, error, isBusy } = state;
  return (
    <Modal opened onClose={onClose} title="Back up this workspace" size={620}>
      <div className={classes['stack']}>
        <Text size="sm">
          A backup is one file with everything: data, model, futures, history. Tierwright makes one
          by itself before it moves a workspace to a newer format, and keeps the last{' '}
          {automaticBackupsKept} of these. Backups made here stay until you delete them.
        </Text>
        {written !== null && (
          <Notice
            tone="success"
            role="status"
            icon={<IconCircleCheck size={18} />}
            title={`Backed up, ${formatBytes(written.bytes)}, and checked`}
          >
            <Path path={written.path} what="path of the backup" />
          </Notice>
        )}
        {error !== null && error.type !== 'Cancelled' && <ErrorPanel error={error} />}
        {list !== null && (
          <section className={classes['list']} aria-labelledby="backups-beside">
            <h3 id="backups-beside" className={classes['heading']}>
              Beside the workspace
            </h3>
            <Path path={list.folder} what="folder of the backups" />
            {list.backups.length === 0 ? (
              <Text size="sm" c="dimmed">
                No backup yet.
              </Text>
            ) : (
              <BackupTable backups={list.backups} />
            )}
          </section>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            onClick={() => void actions.backUp({ suggestedName: workspaceName })}
          >
            Save to another place…
          </Button>
          <Button data-autofocus loading={isBusy} onClick={() => void actions.backUp('beside')}>
            Back up now
          </Button>
        </Group>
      </div>
    </Modal>
  );
};

const Path = ({ path, what }: { readonly path: string; readonly what: string }) => (
  <div className={classes['path']}>
    <span title={path}>{path}</span>
    <CopyText text={path} what={what} />
  </div>
);

const BackupTable = ({ backups }: { readonly backups: readonly KnownBackup[] }) => (
  <PlainTable
    label="Backups beside the workspace"
    maxHeight={220}
    head={
      <tr>
        <th scope="col">Made</th>
        <th scope="col">How</th>
        <th scope="col" data-align="end">
          Size
        </th>
      </tr>
    }
  >
    {backups.map(({ name, at, kind, bytes }) => (
      <tr key={name}>
        <td title={name}>{formatWhen(at)}</td>
        <td>{kind === 'automatic' ? 'before a newer format' : 'by hand'}</td>
        <td data-align="end">{formatBytes(bytes)}</td>
      </tr>
    ))}
  </PlainTable>
);
