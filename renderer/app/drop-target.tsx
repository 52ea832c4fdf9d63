import { useState, type DragEvent, type ReactNode } from 'react';
import type { AppParts } from './app-parts.ts';
import { takeDroppedFiles } from './take-dropped-file.ts';
import classes from './drop-target.module.css';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** Takes files that are dropped anywhere on the window, unless a place takes them itself. */
export const DropTarget = ({
  parts,
  children,
}: {
  readonly parts: AppParts;
  readonly children: ReactNode;
}) => {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={classes['target']}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ relatedTarget, currentTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside) setIsOver(false);
      }}
      // Also where a place takes the file and lets nobody else know.
      onDropCapture={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        void takeDroppedFiles([...event.dataTransfer.files], parts);
      }}
    >
      {children}
      {isOver && <div className={classes['veil']} aria-hidden />}
    </div>
  );
};
