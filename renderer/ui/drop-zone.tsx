import { useState, type DragEvent, type ReactNode } from 'react';
import classes from './drop-zone.module.css';

type DropZoneProps = {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isDisabled?: boolean;
  /** What stands inside, with a button that does the same without dragging. */
  readonly children: ReactNode;
};

const droppedFiles = (event: DragEvent): readonly File[] => [...event.dataTransfer.files];

/** A place to drop files on. */
export const DropZone = ({ label, onFiles, isDisabled = false, children }: DropZoneProps) => {
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
        // The window takes dropped files as well; these are taken here.
        event.stopPropagation();
        setIsOver(false);
        const files = droppedFiles(event);
        if (files.length > 0 && !isDisabled) onFiles(files);
      }}
    >
      {children}
    </div>
  );
};
