import type { WindowState } from './settings.ts';

/** A rectangle on the desktop, in device-independent pixels. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Below this the places of the window no longer fit beside each other. */
export const minimumSize = { width: 1024, height: 700 } as const;

const firstSize = { width: 1360, height: 860 } as const;

const overlap = (a: Area, b: Area): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
};

/**
 * Where the window opens: as it was left, if at least half of it still lies on a screen, otherwise
 * in the middle of the first screen (no x and y), never larger than the screen.
 */
export const placeWindow = (
  saved: WindowState | null,
  screens: readonly Area[],
): {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
} => {
  if (saved !== null) {
    const { x, y } = saved;
    const width = Math.max(saved.width, minimumSize.width);
    const height = Math.max(saved.height, minimumSize.height);
    const seen = screens.reduce((sum, area) => sum + overlap({ x, y, width, height }, area), 0);
    if (seen * 2 >= width * height) {
      return { x, y, width, height };
    }
  }
  const [screen = { x: 0, y: 0, ...firstSize }] = screens;
  return {
    width: Math.max(minimumSize.width, Math.min(firstSize.width, screen.width)),
    height: Math.max(minimumSize.height, Math.min(firstSize.height, screen.height)),
  };
};
