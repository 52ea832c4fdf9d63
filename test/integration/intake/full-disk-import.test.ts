import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';
import { aFile, aRecipe } from './support.ts';

/** Imports in a process whose files may not outgrow `blocks` of 512 bytes, as on a full disk. */
const importWithin = (blocks: number, workspace: string, table: string): string => {
  const entry = fileURLToPath(new URL('./commit-and-die.ts', import.meta.url));
  const { stdout } = spawnSync(
    'sh',
    [
      '-c',
      // A file that would grow too large is an error, as a full disk is, and no signal.
      `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`,
      process.execPath,
      entry,
      workspace,
      table,
      JSON.stringify(aRecipe()),
    ],
    { encoding: 'utf8' },
  );
  return stdout.trim().split('\n').at(-1) ?? '';
};

describe.skipIf(process.platform === 'win32')('an import on a disk that fills', () => {
  it(
    'is refused in words while rows are staged or saved, and the workspace is as before',
    { timeout: 180_000 },
    async () => {
      const file = await aWorkspace();
      const before = contentHash(file.connection);
      await file.close();
      const rows = Array.from(
        { length: 40_000 },
        (_, at) => `p${at % 70},${at},2026-01-01,R${at % 9}`,
      );
      const table = await aFile(`id,amount,day,region\n${rows.join('\n')}\n`);
      const outcomes: string[] = [];
      // From less than the staging file needs to more than the log of the workspace needs.
      for (const blocks of [800, 1600, 2400, 3000, 3600, 100_000]) {
        outcomes.push(importWithin(blocks, file.path, table));
        const now = await reopened(file.path);
        const isBefore = contentHash(now.connection) === before;
        const health = now.connection.pragma('integrity_check', { simple: true });
        await now.close();
        expect({ blocks, health, isBefore }).toEqual({
          blocks,
          health: 'ok',
          isBefore: outcomes.at(-1) !== 'committed',
        });
        expect(readdirSync(dirname(file.path))).toEqual(['programme.tierwright']);
      }
      expect([outcomes[0], outcomes.at(-1)]).toEqual(['refused', 'committed']);
    },
  );
});
