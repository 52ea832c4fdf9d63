import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { aFile, aRecipe } from './support.ts';

const kills = 36;

/**
 * Runs the import in a process of its own and kills it a moment after it has said `lines` lines:
 * the moments spread over reading, copying, committing and checkpointing.
 */
const importAndKill = (
  workspace: string,
  path: string,
  lines: number,
  laterMs: number,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('./commit-and-die.ts', import.meta.url)),
        workspace,
        path,
        JSON.stringify(aRecipe()),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      said += 1;
      if (said === lines) {
        setTimeout(() => child.kill('SIGKILL'), laterMs);
      }
    });
    child.on('error', reject);
    child.on('exit', (_, signal) => resolve(signal === 'SIGKILL'));
  });

const stateOf = async (path: string): Promise<string> => {
  const file = await reopened(path);
  await purgeOrphanRuns(file);
  const count = (sql: string): unknown => file.connection.prepare(sql).pluck().get();
  const state = {
    integrity: file.connection.pragma('integrity_check', { simple: true }),
    runs: count('SELECT count(*) FROM import_run'),
    active: count('SELECT count(*) FROM import_activation'),
    steps: count('SELECT count(*) FROM edit_step'),
    tables: count(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'source_rows_%'`),
    partners: readSnapshot(file).partnerKeys.length,
  };
  await file.close();
  return JSON.stringify(state);
};

const oldState = '{"integrity":"ok","runs":0,"active":0,"steps":0,"tables":0,"partners":0}';
const newState = '{"integrity":"ok","runs":1,"active":1,"steps":1,"tables":1,"partners":700}';

describe('an import whose process is killed', () => {
  it('leaves the workspace as it was, or with the whole import', { timeout: 300_000 }, async () => {
    const file = await aWorkspace();
    await file.close();
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `p${index % 700},${index},2026-01-01,R${index % 9}`,
    );
    const table = await aFile(`id,amount,day,region\n${rows.join('\n')}\n`);
    const states = new Map<string, number>();
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const path = join(await aFolder(), 'programme.tierwright');
      await copyFile(file.path, path);
      const lines = 1 + (kill % 9);
      killed += (await importAndKill(path, table, lines, Math.floor(kill / 9) * 3)) ? 1 : 0;
      const state = await stateOf(path);
      states.set(state, (states.get(state) ?? 0) + 1);
      expect(readdirSync(dirname(path)).filter((name) => !name.endsWith('-wal'))).toEqual([
        'programme.tierwright',
      ]);
    }
    const { [oldState]: old = 0, [newState]: whole = 0, ...others } = Object.fromEntries(states);
    expect(others).toEqual({});
    expect(old + whole).toBe(kills);
    expect(killed).toBeGreaterThan(kills / 2);
  });
});
