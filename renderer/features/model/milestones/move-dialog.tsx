import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import classes from './milestones.module.css';

type MoveDialogProps = {
  readonly ids: readonly string[];
  /** Null once it is done, and the dialog closes. */
  readonly onMove: (what: EngineRequest<'milestones/move'>) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** Gives milestones another due day or owner; a field that is left empty changes nothing. */
export const MoveDialog = ({ ids, onMove, onClose }: MoveDialogProps) => {
  const [due, setDue] = useState('');
  const [owner, setOwner] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const move = async (): Promise<void> => {
    const failed = await onMove({
      ids: [...ids],
      due: due === '' ? null : due,
      owner: owner.trim() === '' ? null : owner.trim(),
    });
    setError(failed);
    if (failed === null) onClose();
  };
  return (
    <FormDialog
      title={`Due day and owner of ${countOf(ids.length, 'milestone')}`}
      action="Save"
      isReady={due !== '' || owner.trim() !== ''}
      error={error}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <div className={classes['form']}>
        <p className={classes['soft']}>What is left empty stays as it is.</p>
        <TextInput
          type="date"
          label="Due"
          min="1970-01-01"
          value={due}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
        />
        <TextInput
          label="Owner"
          maxLength={200}
          value={owner}
          onChange={({ currentTarget }) => setOwner(currentTarget.value)}
        />
      </div>
    </FormDialog>
  );
};
