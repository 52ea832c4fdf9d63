import { describe, expect, test } from 'vitest';
import { lackedLibraries } from '#electron/launch/system/shared-libraries.js';

describe.runIf(process.platform === 'linux')('asking the system for libraries', () => {
  test('the Node that runs this test lacks none', async () => {
    expect(await lackedLibraries(process.execPath)).toEqual([]);
  });

  test('a file that is no program lacks none', async () => {
    expect(await lackedLibraries(import.meta.filename)).toEqual([]);
  });
});
