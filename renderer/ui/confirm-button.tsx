import { Button, Group, Popover, Text, type ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';

type ConfirmButtonProps = {
  /** What the button says, and again the button that goes through with it. */
  readonly label: string;
  /** What will happen, in one sentence. */
  readonly question: ReactNode;
  readonly onConfirm: () => void;
  readonly buttonProps?: ButtonProps;
};

/** Asks once, beside the button, before something that is hard to take back. */
export const ConfirmButton = (props: ConfirmButtonProps) => {
  const { label, question, onConfirm, buttonProps } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus withArrow width={280}>
      <Popover.Target>
        <Button size="xs" variant="default" {...buttonProps} onClick={() => setIsOpen(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="sm">
          {question}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={() => setIsOpen(false)}>
            Cancel
          </Button>
          <Button
            size="xs"
            color="red"
            onClick={() => {
              setIsOpen(false);
              onConfirm();
            }}
          >
            {label}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
};
