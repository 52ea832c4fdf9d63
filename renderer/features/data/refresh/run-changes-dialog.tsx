import { Modal, Text } from '@mantine/core';
import { formatWhen } from '#renderer/ui/format.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { ChangesView } from './changes-view.tsx';

type RunChangesDialogProps = { readonly run: ImportRun; readonly onClose: () => void };

/** What an import changed against the one before of its source. */
export const RunChangesDialog = ({ run, onClose }: RunChangesDialogProps) => {
  const { changes, fileName, sourceName } = run;
  return changes === null ? null : (
    <Modal opened onClose={onClose} size={860} title={`What ${fileName} changed`}>
      <Text size="sm" c="dimmed" mb="xs">
        Against {changes.against.fileName} of {formatWhen(changes.against.endedAt)}, the import
        before of {sourceName}.
      </Text>
      <ChangesView changes={changes} />
    </Modal>
  );
};
