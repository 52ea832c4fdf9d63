import type { LaunchedApp } from './launch-app.ts';

/** The answer of every save dialog from now on, given in the main process. */
export const answerSaveDialog = ({ app }: LaunchedApp, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);

/** The answer of every open dialog from now on, given in the main process. */
export const answerOpenDialog = (
  { app }: LaunchedApp,
  ...filePaths: readonly string[]
): Promise<void> =>
  app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...paths] });
  }, filePaths);
