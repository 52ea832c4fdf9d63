/**
 * Where the engine's own files lie beside its entry: the same below `electron/engine` and below
 * `dist/engine`, so that source and build need no setting.
 */
export const engineFolders = (
  entry: string | URL,
): { readonly workersFolder: URL; readonly fontsFolder: URL } => ({
  workersFolder: new URL('./workers/', entry),
  fontsFolder: new URL('./proposal/fonts/', entry),
});
