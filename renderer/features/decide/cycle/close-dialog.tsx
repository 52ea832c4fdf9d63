import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { CycleRecord } from '#shared/model/review-cycle.ts';

type CloseDialogProps = {
  readonly store: CycleStore;
  readonly record: CycleRecord;
  readonly onClose: () => void;
};

/** Asks before a cycle is closed for good. */
export const CloseDialog = ({ store, record, onClose }: CloseDialogProps) => {
  const { error, isBusy } = useStoreState(store, (all) => all);
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={`Close ${record.name}`}
      error={error}
      action="Close for good"
      isReady={!isBusy}
      onSubmit={() =>
        void store.actions.close(note.trim()).then((isDone) => {
          if (isDone) onClose();
        })
      }
      onClose={onClose}
    >
      <Text size="sm" mb="sm">
        Decisions, evidence and comments of a closed cycle never change again; undo does not reach
        them either. The tiers can then be proposed. A mistake is mended by another cycle.
      </Text>
      <Textarea
        label="Note"
        description="What whoever looks back should know"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  );
};
