import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';

type RenameDialogProps = {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
};

/** Gives the workspace another name; its file keeps its own. */
export const RenameDialog = ({ name, onRename, onClose }: RenameDialogProps) => {
  const [draft, setDraft] = useState(name);
  const wanted = draft.trim();
  return (
    <FormDialog
      title="Rename workspace"
      size="md"
      action="Rename"
      onSubmit={() => {
        if (wanted === '') return;
        if (wanted !== name) onRename(wanted);
        onClose();
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label="Name"
        description="Shown in the window and on proposals. The file keeps its name."
        maxLength={200}
        value={draft}
        error={wanted === '' ? 'Give the workspace a name.' : null}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </FormDialog>
  );
};
