import { rmSync } from 'node:fs';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { ownNodePath } from '#electron/launch/install/node-binary.js';
import { findElectron } from '#electron/launch/runtime/find-electron.js';
import { inProject, projectRoot } from '#electron/launch/support/project-root.js';
import { sandboxSwitches } from '#electron/launch/system/sandbox.js';
import { listenForComplaints } from './complaints.ts';
import { environmentOf, makeHome, settingsSwitches } from './own-home.ts';

/** Inner size of a window, in CSS pixels. */
export type WindowSize = { readonly width: number; readonly height: number };

/** The smallest and the largest window that every place of the application is looked at in. */
export const laptop: WindowSize = { width: 1280, height: 800 };
export const projector: WindowSize = { width: 1920, height: 1080 };

export type LaunchOptions = {
  /** What a person would type after `npm start --`, such as a workspace file. */
  readonly args?: readonly string[];
  readonly size?: WindowSize;
  /** A home of `makeHome` that outlives the application, to see what it finds on its next start. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Complaints that belong to what the test provokes. */
  readonly expected?: readonly RegExp[];
};

export type LaunchedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** Writes `test-results/<name>.png` and returns its path. */
  readonly screenshot: (name: string) => Promise<string>;
  /** Sets the inner size and waits until the page knows it. */
  readonly resize: (size: WindowSize) => Promise<void>;
  /** Quits; throws when anything complained meanwhile. A second call does nothing. */
  readonly close: () => Promise<void>;
};

const startTimeout = 60_000;

const resizeWindow = async (
  app: ElectronApplication,
  page: Page,
  size: WindowSize,
): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows().forEach((each) => each.setContentSize(width, height));
  }, size);
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
};

/**
 * Starts the built application in the real Electron with a home of its own, and waits until its
 * first window has loaded. Chromium's sandbox is on unless the tests run as root.
 */
export const launchApp = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const home = options.home ?? makeHome();
  const electron = await findElectron(ownNodePath);
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...sandboxSwitches(),
      // Otherwise Chromium starts a process for the graphics processor that a virtual display lacks, sees it fail
      // and starts another, while the window is being made; the driver's start has hung in there.
      '--disable-gpu',
      ...settingsSwitches(home),
      projectRoot,
      ...(options.args ?? []),
    ],
    cwd: home,
    env: { ...environmentOf(home), ...options.env },
    timeout: startTimeout,
  });
  const page = await app.firstWindow({ timeout: startTimeout });
  const complaints = await listenForComplaints(app);
  // The event itself may have passed before the driver was attached, and is then not told again.
  await page.waitForFunction(() => document.readyState === 'complete');
  const resize = (size: WindowSize): Promise<void> => resizeWindow(app, page, size);
  if (options.size !== undefined) await resize(options.size);

  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await app.close();
    if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    const unexpected = complaints
      .list()
      .filter((complaint) => !(options.expected ?? []).some((pattern) => pattern.test(complaint)));
    if (unexpected.length > 0) {
      throw new Error(`The application complained:\n${unexpected.join('\n')}`);
    }
  };
  const screenshot = async (name: string): Promise<string> => {
    const file = inProject('test-results', `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    return file;
  };
  return { app, page, home, screenshot, resize, close };
};
