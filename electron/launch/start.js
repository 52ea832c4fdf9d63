import { spawn } from 'node:child_process';
import process from 'node:process';
import { ensureBuild } from './build/ensure-build.js';
import { ensureDependencies } from './install/ensure-dependencies.js';
import { findElectron } from './runtime/find-electron.js';
import { callerFolder, projectRoot } from './support/project-root.js';
import { runScript } from './support/run-script.js';
import { hasOwnDisplay, noDisplay } from './system/display.js';
import { ensureSystem } from './system/ensure-system.js';
import { ensureSandbox, sandboxSwitches } from './system/sandbox.js';

/**
 * Opens the window and waits until it is closed.
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
const runElectron = (executable, args) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env };
    // With it, Electron would be a plain Node without a window.
    delete env['ELECTRON_RUN_AS_NODE'];
    const child = spawn(executable, [...sandboxSwitches(), projectRoot, ...args], {
      cwd: callerFolder(),
      env,
      stdio: 'inherit',
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });

/** `npm start [-- file.tierwright]`: whatever is missing is installed and built, then the window opens. */
await runScript(async () => {
  if (!hasOwnDisplay()) throw noDisplay();
  const node = await ensureDependencies();
  const electron = await findElectron(node);
  await ensureSandbox(electron.folder);
  await ensureSystem('Electron', electron.executable, []);
  await ensureBuild(node);
  return runElectron(electron.executable, process.argv.slice(2));
});
