/**
 * Where the engine's own files lie beside its entry: the same below `electron/engine` and below
 * `dist/engine`, so that source and build need no setting.
 */
export const engineFolders = (
  entry: string | URL,
): { readonly workersFolder: URL; readonly fontsFolder: URL; readonly verifierPage: URL } => ({
  workersFolder: new URL('./workers/', entry),
  fontsFolder: new URL('./proposal/fonts/', entry),
  // Beside the engine, and only where it is built.
  verifierPage: new URL('../verifier/verify.html', entry),
});
