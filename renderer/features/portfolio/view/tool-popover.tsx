import { Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';

type ToolPopoverProps = {
  /** On the button. */
  readonly name: string;
  readonly icon: ReactNode;
  /** What is asked, to be read out when it opens. */
  readonly label: string;
  readonly width: number;
  /** At which edge of the button it opens. */
  readonly side?: 'start' | 'end';
  /** Whether something is chosen in it. */
  readonly isActive?: boolean;
  /** Drawn anew at each opening. */
  readonly children: (close: () => void) => ReactNode;
};

/** A button of the tools over the grid and the fields that it opens below itself. */
export const ToolPopover = (props: ToolPopoverProps) => {
  const { name, icon, label, width, side = 'start', isActive = false, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position={`bottom-${side}`}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant={isActive ? 'outline' : 'default'}
          leftSection={icon}
          onClick={() => setIsOpen(!isOpen)}
        >
          {name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} w={width} aria-label={label}>
        {children(() => setIsOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
};
