import { useState, type DragEvent, type ReactNode } from 'react';
import classes from './drop-zone.module.css';

type DropZoneProps = {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly isDisabled?: boolean;
  /** What stands inside, with a button that does the same without dragging. */
  readonly children: ReactNode;
};

const firstFile = (event: DragEvent): File | null => event.dataTransfer.files.item(0);

/** A place to drop one file on; further files of the same drop are ignored. */
export const DropZone = ({ label, onFile, isDisabled = false, children }: DropZoneProps) => {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={classes['zone']}
      role="group"
      aria-label={label}
      data-over={(isOver && !isDisabled) || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        // The window takes dropped files as well; this one is taken here.
        event.stopPropagation();
        setIsOver(false);
        const file = firstFile(event);
        if (file !== null && !isDisabled) onFile(file);
      }}
    >
      {children}
    </div>
  );
};
