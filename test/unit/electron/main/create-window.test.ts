import { describe, expect, it } from 'vitest';
import { stateOfWindow, windowOptions, type WindowPlan } from '#electron/main/create-window.ts';
import { placeWindow } from '#electron/main/window-place.ts';
import { zoomedLevel } from '#electron/main/zoom.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 870 };
const projector = { x: 1440, y: 0, width: 1920, height: 1080 };

const aPlan = (overrides: Partial<WindowPlan> = {}): WindowPlan => ({
  saved: null,
  screens: [laptop],
  isDark: false,
  preload: '/app/dist/preload/index.cjs',
  hasDeveloperTools: false,
  ...overrides,
});

describe('the window', () => {
  it('keeps its page in the sandbox and shows itself when there is something to see', () => {
    expect(windowOptions(aPlan())).toEqual({
      width: 1360,
      height: 860,
      minWidth: 1024,
      minHeight: 700,
      show: false,
      title: 'Tierwright',
      backgroundColor: '#ffffff',
      webPreferences: {
        preload: '/app/dist/preload/index.cjs',
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
        spellcheck: false,
        v8CacheOptions: 'bypassHeatCheck',
        enableWebSQL: false,
        devTools: false,
      },
    });
  });

  it('opens dark where the theme is dark', () => {
    expect(windowOptions(aPlan({ isDark: true })).backgroundColor).toBe('#16181d');
  });

  it('remembers its place, also while it is maximised', () => {
    const window = {
      isMaximized: () => true,
      getNormalBounds: () => ({ x: 1, y: 2, width: 1100, height: 800 }),
    };

    expect(stateOfWindow(window)).toEqual({
      x: 1,
      y: 2,
      width: 1100,
      height: 800,
      isMaximized: true,
    });
  });
});

describe('the place of the window', () => {
  const saved = { x: 1500, y: 100, width: 1200, height: 800, isMaximized: false };

  it.each([
    ['as it was left', saved, [laptop, projector], { x: 1500, y: 100, width: 1200, height: 800 }],
    ['in the middle when its screen is gone', saved, [laptop], { width: 1360, height: 860 }],
    [
      'as it was left when it lies across two screens',
      { ...saved, x: 900 },
      [laptop, projector],
      { x: 900, y: 100, width: 1200, height: 800 },
    ],
    [
      'no smaller than its places need',
      { ...saved, width: 200, height: 200 },
      [laptop, projector],
      { x: 1500, y: 100, width: 1024, height: 700 },
    ],
    [
      'no larger than the screen',
      null,
      [{ ...laptop, width: 1280, height: 720 }],
      { width: 1280, height: 720 },
    ],
    ['somewhere when no screen is known', null, [], { width: 1360, height: 860 }],
  ])('is %s', (_name, before, screens, expected) => {
    expect(placeWindow(before, screens)).toEqual(expected);
  });
});

describe('zooming', () => {
  it('goes in steps, ends somewhere and comes back', () => {
    expect([
      zoomedLevel(0, 'zoom-in'),
      zoomedLevel(0, 'zoom-out'),
      zoomedLevel(6, 'zoom-in'),
      zoomedLevel(-4, 'zoom-out'),
      zoomedLevel(3, 'zoom-reset'),
    ]).toEqual([0.5, -0.5, 6, -4, 0]);
  });
});
