import { describe, expect, test } from 'vitest';
import { chooseNames, installCommand } from '#electron/launch/system/debian-packages.js';

/** Of a release that renamed libraries for 64-bit time; the old name is left as a virtual package. */
const newerRelease = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1
  Version table:
     1.2.11-1 500
libgbm1:
  Installed: (none)
  Candidate: 24.0.5-1
  Version table:
`;

const olderRelease = `libasound2:
  Installed: 1.2.8-1
  Candidate: 1.2.8-1
  Version table:
libgbm1:
  Installed: (none)
  Candidate: 22.3.6-1
  Version table:
`;

describe('names of Debian packages', () => {
  test('a newer release gets the names with 64-bit time where it has them', () => {
    expect(chooseNames(['libasound2', 'libgbm1'], newerRelease)).toEqual([
      'libasound2t64',
      'libgbm1',
    ]);
  });

  test('an older release keeps the names', () => {
    expect(chooseNames(['libasound2', 'libgbm1'], olderRelease)).toEqual(['libasound2', 'libgbm1']);
  });

  test('without an answer the names stay as they are', () => {
    expect(chooseNames(['xvfb'], '')).toEqual(['xvfb']);
  });
});

test('a person gets one command', () => {
  expect(installCommand(['libgtk-3-0', 'xvfb'])).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends libgtk-3-0 xvfb',
  );
});
