import { spawn } from 'node:child_process';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { Refusal } from '../support/refusal.js';

/** Wide enough for the largest window that a test opens, and its frame. */
const virtualScreen = '2560x1440x24';

/** The X server that draws into memory. */
const displayServer = 'Xvfb';

/** How long a virtual display may take to come up, in milliseconds. */
const displayDeadline = 15_000;

/**
 * Whether a window can be opened: only Linux has sessions without a display.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export const hasDisplay = (platform, env) =>
  platform !== 'linux' ||
  [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');

/** This process can open a window. */
export const hasOwnDisplay = () => hasDisplay(process.platform, process.env);

/** What `npm start` says where no window can be opened. */
export const noDisplay = () =>
  new Refusal({
    where: 'Display',
    expected: 'a desktop session (DISPLAY or WAYLAND_DISPLAY)',
    found: 'neither',
    remedy:
      'Start it from a desktop session, connect with `ssh -X`, or use a virtual display: sudo apt-get install -y xvfb xauth && xvfb-run -a npm start',
  });

/**
 * Starts Xvfb on a free number.
 * @returns {Promise<{ display: string, stop: () => void }>} its name, as DISPLAY wants it
 */
const startVirtualDisplay = () =>
  new Promise((resolve, reject) => {
    // It writes the number that it took to the fourth file of its process.
    const child = spawn(
      displayServer,
      ['-displayfd', '3', '-screen', '0', virtualScreen, '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    const stop = () => {
      child.kill();
    };
    /** @param {string} found */
    const refuse = (found) => {
      clearTimeout(deadline);
      stop();
      reject(
        new Refusal({
          where: 'Virtual display',
          expected: 'Xvfb to start',
          found,
          remedy: 'Install it: sudo apt-get install -y xvfb',
        }),
      );
    };
    const deadline = setTimeout(() => {
      refuse('no display number in time');
    }, displayDeadline);
    child.on('error', (error) => {
      refuse(error.message);
    });
    child.on('exit', (status) => {
      refuse(`that it ended with status ${status ?? 'by signal'}`);
    });
    let number = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ bytes) => {
      number += bytes.toString('latin1');
      if (!number.endsWith('\n')) return;
      clearTimeout(deadline);
      child.removeAllListeners('exit');
      // The display must not keep the script alive that it was started for.
      child.unref();
      resolve({ display: `:${number.trim()}`, stop });
    });
  });

/**
 * Gives this process, and whatever it starts, a display: the present one, else a virtual one.
 * @returns {Promise<() => void>} ends the virtual one
 */
export const ensureDisplay = async () => {
  if (hasOwnDisplay()) return () => undefined;
  const { display, stop } = await startVirtualDisplay();
  process.env['DISPLAY'] = display;
  return () => {
    stop();
    delete process.env['DISPLAY'];
  };
};
