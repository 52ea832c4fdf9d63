import { findElectron } from '../runtime/find-electron.js';
import { ensureDisplay, hasOwnDisplay } from '../system/display.js';
import { ensureSystem } from '../system/ensure-system.js';
import { ensureSandbox } from '../system/sandbox.js';

/** What the tests need beside Electron, and its Debian packages. */
const testPrograms = [
  { program: 'openssl', package: 'openssl' },
  { program: 'pdftoppm', package: 'poppler-utils' },
];

const displayProgram = { program: 'Xvfb', package: 'xvfb' };

/**
 * Everything that a program needs which opens windows by itself: Electron, its libraries and a
 * display, a virtual one where there is none.
 * @param {string} node
 * @param {readonly import('../system/ensure-system.js').SystemProgram[]} programs
 */
export const prepareWindow = async (node, programs = testPrograms) => {
  const electron = await findElectron(node);
  await ensureSandbox(electron.folder);
  await ensureSystem(
    'Opening a window unattended',
    electron.executable,
    hasOwnDisplay() ? programs : [...programs, displayProgram],
  );
  const endDisplay = await ensureDisplay();
  return { electron, endDisplay };
};
