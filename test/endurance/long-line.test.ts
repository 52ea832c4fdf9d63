import { closeSync, openSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aTriedWorkspace, refusal } from '#test/integration/bad-input/try-import.ts';

const step = 16 << 20;

describe('an import of a file', () => {
  it('of 1 GB in one line is refused, and the workspace is as before', async () => {
    const tried = await aTriedWorkspace();
    try {
      const path = tried.at('line.csv');
      const descriptor = openSync(path, 'w');
      writeSync(descriptor, 'id,amount,day,region\na,1,2026-01-01,"');
      const piece = Buffer.alloc(step, 'x');
      for (let written = 0; written < 2 ** 30; written += step) {
        writeSync(descriptor, piece);
      }
      writeSync(descriptor, '"\n');
      closeSync(descriptor);
      expect(await tried.tryFile(path)).toEqual(
        refusal(
          'line.csv, line 2',
          'a row of at most 64 MB',
          'a longer one',
          'Look for a quote in this line that is never closed; perhaps this is no table.',
        ),
      );
    } finally {
      await tried.dispose();
    }
  });
});
