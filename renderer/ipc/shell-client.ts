import type { ShellApi } from '#shared/ipc/shell-api.ts';

/**
 * The calls on the main process, as the preload put them on the window. Throws where the page runs
 * in a plain browser instead of Tierwright's own window.
 */
export const getShell = (): ShellApi => {
  const { tierwright } = window as Window & { readonly tierwright?: ShellApi };
  if (tierwright === undefined) {
    throw new Error('The page runs outside the window of Tierwright: its preload is missing.');
  }
  return tierwright;
};
