import { Button, Group, Modal, Text } from '@mantine/core';

type DiscardDialogProps = { readonly onDiscard: () => void; readonly onStay: () => void };

/** Asks before choices that took minutes are thrown away. */
export const DiscardDialog = ({ onDiscard, onStay }: DiscardDialogProps) => (
  <Modal opened onClose={onStay} title="Leave the import?" size="md">
    <Text size="sm">
      Nothing has been written to the workspace. What you chose about this file will be forgotten;
      save it as a recipe in step 4 to keep it.
    </Text>
    <Group justify="flex-end" mt="md">
      <Button variant="default" onClick={onStay} data-autofocus>
        Go on importing
      </Button>
      <Button color="red" onClick={onDiscard}>
        Leave
      </Button>
    </Group>
  </Modal>
);
