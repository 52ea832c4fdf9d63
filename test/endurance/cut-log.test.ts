import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';

/** A prime, so that cuts fall at every place of a page sooner or later. */
const everyBytes = 1021;

describe('a write-ahead log that a power cut has cut off', () => {
  it(
    'recovers to a state that was committed, wherever the cut is',
    { timeout: 300_000 },
    async () => {
      const file = await aWorkspace();
      const hashes = [contentHash(file.connection)];
      for (let step = 1; step <= 12; step += 1) {
        await recordStep(file, `Rename ${step}`, testTime.toISOString(), () => {
          file.connection
            .prepare(`UPDATE project SET name = ?`)
            .run(`Name ${step} ${'x'.repeat(step * 200)}`);
          return Promise.resolve(ok(null));
        });
        hashes.push(contentHash(file.connection));
      }
      const folder = await aFolder();
      const [database, log] = [await readFile(file.path), await readFile(`${file.path}-wal`)];
      const seen = new Set<number>();
      let previous = 0;
      for (let length = 0; length <= log.length; length += everyBytes) {
        const path = join(folder, `cut-${length}.tierwright`);
        await writeFile(path, database);
        await writeFile(`${path}-wal`, log.subarray(0, length));
        const opened = await openWorkspaceFile(path, testTime);
        if (!opened.ok) {
          // Before the first commit reached the file there is no workspace yet.
          expect({ length, seen: seen.size }).toEqual({ length, seen: 0 });
          continue;
        }
        const state = hashes.indexOf(contentHash(opened.value.connection));
        await opened.value.close();
        expect({ length, state }).toEqual({ length, state: Math.max(state, previous) });
        previous = state;
        seen.add(state);
      }
      expect(seen.size).toBeGreaterThan(6);
      await copyFile(file.path, join(folder, 'still-there'));
    },
  );
});
