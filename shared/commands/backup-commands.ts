import type { CommandShape } from './command-shape.ts';

/** Copies of the workspace and the way back from one. */
export const backupCommands = [
  {
    id: 'back-up',
    label: 'Back up…',
    keywords: ['backup', 'copy', 'save', 'safe', 'archive'],
    menu: 'File',
    group: 2,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'restore-backup',
    label: 'Restore a backup…',
    keywords: ['backup', 'recover', 'damaged', 'lost', 'copy'],
    menu: 'File',
    group: 2,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
] as const satisfies readonly CommandShape[];
