import { Button, Group, Modal, type MantineSize } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/ipc/app-error.ts';
import { ErrorPanel } from './error-panel.tsx';

type FormDialogProps = {
  readonly title: string;
  /** Or a width as CSS says it. */
  readonly size?: MantineSize | `min(${string})`;
  /** What the last attempt met; stands above the fields. */
  readonly error?: AppError | null;
  /** On the button that does it; Enter in a field does it as well. */
  readonly action: string;
  readonly isReady?: boolean;
  /** Stands across from the buttons, such as a way back to defaults. */
  readonly aside?: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that asks for something: fields, a button that does it, and one that does nothing. */
export const FormDialog = (props: FormDialogProps) => {
  const { title, size = 'lg', error = null, action, isReady = true, aside, children } = props;
  return (
    <Modal opened onClose={props.onClose} size={size} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        {error !== null && <ErrorPanel error={error} />}
        {children}
        <Group justify={aside === undefined ? 'flex-end' : 'space-between'} mt="md">
          {aside}
          <Group gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isReady}>
              {action}
            </Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
};
