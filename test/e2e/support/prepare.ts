import { ensureBuild } from '#electron/launch/build/ensure-build.js';
import { ensureDependencies } from '#electron/launch/install/ensure-dependencies.js';
import { prepareWindow } from '#electron/launch/support/prepare-window.js';

/**
 * Runs once before the end-to-end tests, however they were started: the application built from the
 * present sources, an Electron, and a display. Returns what ends the display.
 */
export const setup = async (): Promise<() => void> => {
  const node = await ensureDependencies();
  await ensureBuild(node);
  const { electron, endDisplay } = await prepareWindow(node);
  process.env['TIERWRIGHT_ELECTRON'] = electron.folder;
  return endDisplay;
};
