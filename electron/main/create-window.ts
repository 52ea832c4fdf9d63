import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowState } from './settings.ts';
import { minimumSize, placeWindow, type Area } from './window-place.ts';

/** What decides how the window is made. */
export type WindowPlan = {
  readonly saved: WindowState | null;
  readonly screens: readonly Area[];
  readonly isDark: boolean;
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly hasDeveloperTools: boolean;
};

/** What shows before the page is drawn: the page's own ground, so that nothing flashes. */
const groundByTheme = { light: '#ffffff', dark: '#16181d' } as const;

/**
 * The options of the one window. Everything that would let the page out of its sandbox is named,
 * also where it is the default, so that a test holds it.
 */
export const windowOptions = (plan: WindowPlan): BrowserWindowConstructorOptions => ({
  ...placeWindow(plan.saved, plan.screens),
  minWidth: minimumSize.width,
  minHeight: minimumSize.height,
  show: false,
  title: 'Tierwright',
  backgroundColor: plan.isDark ? groundByTheme.dark : groundByTheme.light,
  webPreferences: {
    preload: plan.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The dictionaries would be downloaded.
    spellcheck: false,
    // Our scripts change with a version only, so they are worth keeping compiled from the first run.
    v8CacheOptions: 'bypassHeatCheck',
    enableWebSQL: false,
    devTools: plan.hasDeveloperTools,
  },
});

/** The part of a window whose place is remembered. */
export type PlacedWindow = {
  readonly isMaximized: () => boolean;
  readonly getNormalBounds: () => Area;
};

/** Where the window is, to be put there again at the next start. */
export const stateOfWindow = (window: PlacedWindow): WindowState => ({
  ...window.getNormalBounds(),
  isMaximized: window.isMaximized(),
});
