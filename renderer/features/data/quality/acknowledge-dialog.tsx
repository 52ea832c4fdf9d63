import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { QualityAlert } from '#shared/model/quality.ts';

type AcknowledgeDialogProps = {
  readonly alert: QualityAlert;
  readonly onSave: (note: string) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** Says why an alert may stand. */
export const AcknowledgeDialog = ({ alert, onSave, onClose }: AcknowledgeDialogProps) => {
  const [note, setNote] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const failed = await onSave(note.trim());
    if (failed === null) onClose();
    else setError(failed);
  };
  return (
    <Modal opened onClose={onClose} size="md" title="Acknowledge an alert">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {error !== null && <ErrorPanel error={error} />}
        <Text size="sm">
          {alert.about}: {alert.sentence}
        </Text>
        <Textarea
          mt="sm"
          label="Note"
          description="Why it may stand, for whoever asks later. A new import finds anew."
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={note.trim() === ''}>
            Acknowledge
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
