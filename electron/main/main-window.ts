import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { MainCommandId } from '#shared/commands/command-list.ts';
import type { ShellEvent, ShellEvents } from '#shared/ipc/shell-contract.ts';
import { stateOfWindow, windowOptions } from './create-window.ts';
import { startUrl } from './own-origin.ts';
import { createRestartBudget } from './restart-budget.ts';
import type { SettingsStore } from './settings.ts';
import { presentedLevel, zoomedLevel } from './zoom.ts';

/** What the window is made with, and whom it tells. */
export type MainWindowOptions = {
  readonly settings: SettingsStore;
  readonly preload: string;
  readonly hasDeveloperTools: boolean;
  /** A page begins to load; what was said to the one before it is void. */
  readonly onPageLoad: () => void;
  /** The page crashed again and again, or does not load. */
  readonly onPageFailed: (reason: string) => void;
};

/** The one window, which on macOS may be closed and opened again. */
export type MainWindow = {
  /** Opens it where there is none, otherwise brings it to the front. */
  readonly open: () => void;
  readonly window: () => BrowserWindow | null;
  readonly send: <E extends ShellEvent>(event: E, payload: ShellEvents[E]) => void;
  readonly perform: (id: Exclude<MainCommandId, 'quit'>) => void;
  /** Fills the screen and shows everything larger; switched off, the window is as it was before. */
  readonly present: (isOn: boolean) => void;
};

/** A page that crashes this often within a minute is not loaded again. */
const reloadLimit = 3;
const reloadWindowMs = 60_000;

/** Chromium's number for a load that was stopped on purpose, as `lockContents` does. */
const navigationPrevented = -3;

const createWindow = (options: MainWindowOptions): BrowserWindow => {
  const { settings, preload, hasDeveloperTools, onPageLoad, onPageFailed } = options;
  const saved = settings.get().window;
  const window = new BrowserWindow(
    windowOptions({
      saved,
      screens: screen.getAllDisplays().map(({ workArea }) => workArea),
      isDark: nativeTheme.shouldUseDarkColors,
      preload,
      hasDeveloperTools,
    }),
  );
  const budget = createRestartBudget(reloadLimit, reloadWindowMs, () => performance.now());
  const { webContents } = window;
  window.once('ready-to-show', () => {
    if (saved?.isMaximized === true) {
      window.maximize();
    }
    window.show();
  });
  window.on('close', () => settings.update({ window: stateOfWindow(window) }));
  // The title names the workspace; the page's own title must not take its place.
  window.on('page-title-updated', (event) => event.preventDefault());
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) {
      onPageLoad();
    }
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== navigationPrevented) {
      onPageFailed(`${description} (${code})`);
    }
  });
  webContents.on('did-navigate', (_event, url, status) => {
    // An answer is no failure to Chromium, whatever it says.
    if (status >= 400) {
      onPageFailed(`${url} is missing (${status})`);
    }
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') {
      return;
    }
    if (budget.take()) {
      webContents.reload();
    } else {
      onPageFailed(`the page ended too often (${reason})`);
    }
  });
  // A failure is told by `did-fail-load`, which also knows of loads that come later.
  void window.loadURL(startUrl).catch(() => undefined);
  return window;
};

/** No window yet. */
export const createMainWindow = (options: MainWindowOptions): MainWindow => {
  let current: BrowserWindow | null = null;
  let before: { readonly zoom: number; readonly isFullScreen: boolean } | null = null;
  return {
    open: () => {
      if (current === null) {
        const window = createWindow(options);
        window.once('closed', () => {
          current = null;
          before = null;
        });
        current = window;
        return;
      }
      if (current.isMinimized()) {
        current.restore();
      }
      current.focus();
    },
    window: () => current,
    send: (event, payload) => current?.webContents.send(event, payload),
    present: (isOn) => {
      if (current === null || isOn === (before !== null)) {
        return;
      }
      const { webContents } = current;
      if (before === null) {
        before = { zoom: webContents.getZoomLevel(), isFullScreen: current.isFullScreen() };
        webContents.setZoomLevel(presentedLevel(before.zoom));
        current.setFullScreen(true);
      } else {
        webContents.setZoomLevel(before.zoom);
        current.setFullScreen(before.isFullScreen);
        before = null;
      }
    },
    perform: (id) => {
      if (current === null) {
        return;
      }
      if (id === 'toggle-full-screen') {
        current.setFullScreen(!current.isFullScreen());
        return;
      }
      const { webContents } = current;
      webContents.setZoomLevel(zoomedLevel(webContents.getZoomLevel(), id));
    },
  };
};
