import { describe, expect, test } from 'vitest';
import { hasDisplay } from '#electron/launch/system/display.js';

describe('whether a window can be opened', () => {
  test.each([
    ['Linux with an X display', 'linux', { DISPLAY: ':0' }, true],
    ['Linux with a Wayland display', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['Linux with neither', 'linux', {}, false],
    ['Linux with an empty name', 'linux', { DISPLAY: '' }, false],
    ['a Mac', 'darwin', {}, true],
    ['Windows', 'win32', {}, true],
  ] as const)('%s', (_title, platform, environment, isPossible) => {
    expect(hasDisplay(platform, environment)).toBe(isPossible);
  });
});
