import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

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
    <Modal opened onClose={onClose} title="Rename workspace">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted === '') return;
          if (wanted !== name) onRename(wanted);
          onClose();
        }}
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
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Rename</Button>
        </Group>
      </form>
    </Modal>
  );
};
