import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { NativeDialogs } from './file-dialogs.ts';

/** The dialogs of the operating system, in front of the window that asks. */
export const nativeDialogs = (ownWindow: () => BrowserWindow | null): NativeDialogs => {
  const windowOrThrow = (): BrowserWindow => {
    const window = ownWindow();
    if (window === null) {
      throw new Error('A dialog was asked for without a window.');
    }
    return window;
  };
  return {
    open: (options) => dialog.showOpenDialog(windowOrThrow(), options),
    save: (options) => dialog.showSaveDialog(windowOrThrow(), options),
    confirmReplace: async (path) => {
      const { response } = await dialog.showMessageBox(windowOrThrow(), {
        type: 'warning',
        message: `Replace ${basename(path)}?`,
        detail: 'A file of that name is already there. Its present content would be lost.',
        buttons: ['Cancel', 'Replace'],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
  };
};
