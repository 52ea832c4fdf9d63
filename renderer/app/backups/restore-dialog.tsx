import { Button, Group, Modal, Text } from '@mantine/core';
import { formatBytes, formatCount, formatWhen } from '#renderer/ui/format.ts';
import { KeyValues } from '#renderer/ui/key-values.tsx';
import type { BackupActions } from '#renderer/stores/backup-store.ts';
import type { BackupFacts } from '#shared/model/backup.ts';
import classes from './backups.module.css';

type RestoreDialogProps = { readonly facts: BackupFacts; readonly actions: BackupActions };

/** What is inside of the chosen backup, before it becomes a workspace of its own. */
export const RestoreDialog = ({ facts, actions }: RestoreDialogProps) => (
  <Modal opened onClose={actions.forgetChosen} title="Restore a backup" size={520}>
    <div className={classes['stack']}>
      <Text size="sm">
        The backup is sound. It becomes a workspace in a file of its own: nothing is overwritten,
        and the backup stays where it is.
      </Text>
      <KeyValues
        items={[
          { key: 'Programme', value: facts.name },
          {
            key: 'Last change',
            value:
              facts.lastStep === null
                ? 'Nothing was changed yet'
                : `${facts.lastStep.label}, ${formatWhen(facts.lastStep.at)}`,
          },
          { key: 'Revision', value: formatCount(facts.revision) },
          { key: 'Imports', value: formatCount(facts.imports) },
          { key: 'Written', value: `${formatWhen(facts.writtenAt)}, ${formatBytes(facts.bytes)}` },
          { key: 'File', value: <span className={classes['file']}>{facts.path}</span> },
        ]}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={actions.forgetChosen}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void actions.restore()}>
          Restore as…
        </Button>
      </Group>
    </div>
  </Modal>
);
