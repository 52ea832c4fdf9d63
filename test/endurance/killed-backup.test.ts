import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBackup } from '#db/backups/read-backup.ts';
import { createRandom } from '#shared/random.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';

const kills = Number(process.env['TIERWRIGHT_KILLS'] ?? 200) / 5;
const seed = Number(process.env['TIERWRIGHT_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const worker = fileURLToPath(new URL('./support/back-up-and-restore.ts', import.meta.url));

/** Kills the worker so many milliseconds after it began its first copy. */
const killAfter = async (workspace: string, folder: string, milliseconds: number) => {
  const child = spawn(process.execPath, [worker, workspace, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await wait(milliseconds);
  child.kill('SIGKILL');
  await ended;
};

describe('backups and restored workspaces', () => {
  it(
    'are whole under their names whenever the process is killed',
    { timeout: 600_000 },
    async () => {
      const file = await aWorkspace();
      const insert = file.connection.prepare(`INSERT INTO partner (key) VALUES (?)`);
      file.connection.exec('BEGIN');
      for (let partner = 0; partner < 60_000; partner += 1) {
        insert.run(`partner ${partner} ${'x'.repeat(60)}`);
      }
      file.connection.exec('COMMIT');
      const hash = contentHash(file.connection);
      await file.close();
      const random = createRandom(seed);
      let whole = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const folder = await aFolder();
        await killAfter(file.path, folder, random.share() * 400);
        const names = await readdir(folder);
        for (const name of names.filter((each) => each.endsWith('.backup'))) {
          const facts = await readBackup(join(folder, name));
          expect([seed, kill, name, facts.ok]).toEqual([seed, kill, name, true]);
          whole += 1;
        }
        for (const name of names.filter((each) => each.endsWith('.tierwright'))) {
          const restored = await reopened(join(folder, name));
          expect([seed, kill, contentHash(restored.connection)]).toEqual([seed, kill, hash]);
          await restored.close();
          whole += 1;
        }
      }
      const now = await reopened(file.path);
      expect([contentHash(now.connection), whole > 0]).toEqual([hash, true]);
    },
  );
});
