import { describe, expect, test } from 'vitest';
import { isFailureFresh } from '#electron/launch/runtime/shipped-electron.js';

const hour = 60 * 60 * 1000;
const failedAt = 1_700_000_000_000;
const note = String(failedAt);

describe('a download that failed before', () => {
  test.each([
    ['is not tried again after a minute', failedAt + hour / 60, true],
    ['is not tried again after 23 hours', failedAt + 23 * hour, true],
    ['is tried again after a day', failedAt + 24 * hour, false],
    ['is tried again when the note is from the future', failedAt - hour, false],
  ])('%s', (_title, now, isFresh) => {
    expect(isFailureFresh(note, now)).toBe(isFresh);
  });

  test.each(['', '\n', 'yesterday'])('is tried again when the note says %j', (torn) => {
    expect(isFailureFresh(torn, failedAt)).toBe(false);
  });
});
