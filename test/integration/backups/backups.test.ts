import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpBeforeMigration } from '#db/backups/back-up-before-migration.ts';
import { listBackups } from '#db/backups/backup-names.ts';
import { readBackup } from '#db/backups/read-backup.ts';
import { restoreBackup } from '#db/backups/restore-backup.ts';
import { writeBackup } from '#db/backups/write-backup.ts';
import { recordStep } from '#db/history/record-step.ts';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { applicationId, openConnection, useDurableLog } from '#db/sqlite.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { backupFolderOf } from '#shared/model/backup.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';

const quietly = { signal: new AbortController().signal, progress: () => undefined };

/** A workspace of some megabytes with a step of undo. */
const aLargeWorkspace = async (): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  await recordStep(file, 'Rename to Grown', testTime.toISOString(), () => {
    file.connection.prepare(`UPDATE project SET name = 'Grown'`).run();
    const insert = file.connection.prepare(`INSERT INTO partner (key) VALUES (?)`);
    for (let partner = 0; partner < 60_000; partner += 1) {
      insert.run(`partner ${partner} ${'x'.repeat(60)}`);
    }
    return Promise.resolve(ok(null));
  });
  return file;
};

/** A closed workspace as the first version made it. */
const anOldWorkspace = async (): Promise<string> => {
  const path = join(await aFolder(), 'old.tierwright');
  const connection = await openConnection(path);
  connection.pragma(`application_id = ${applicationId}`);
  useDurableLog(connection);
  await migrate(connection, migrations.slice(0, 1));
  connection.exec(`
    INSERT INTO workspace_state (id, revision, data_revision, created_at) VALUES (1, 3, 0, '2026-01-01');
    INSERT INTO project (id, name) VALUES ('project', 'Old');
    INSERT INTO edit_recording (id, step_id) VALUES (1, NULL);
    INSERT INTO scoring_model (id, absence_policies, minimum_coverage) VALUES ('model', '{"missing":"leaveOut","notApplicable":"leaveOut","noActivity":"worst","notComputable":"leaveOut"}', 0.5);
    INSERT INTO tier (id, ordinal, name, purpose, shape, line) VALUES
      ('t1', 0, 'High', '', 'diamond', 50), ('t2', 1, 'Low', '', 'circle', NULL);`);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  return path;
};

describe('a backup', () => {
  it('holds everything, in one file, and is restored as a workspace of its own', async () => {
    const file = await aLargeWorkspace();
    const folder = await aFolder();
    const target = join(folder, 'a.backup');
    const heard: number[] = [];
    const written = await writeBackup(file.connection, target, {
      ...quietly,
      progress: (done, total) => heard.push(done / total),
    });
    expect(written).toMatchObject({ ok: true, value: { path: target } });
    expect(await readdir(folder)).toEqual(['a.backup']);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard).toEqual([...heard].sort((one, other) => one - other));
    const restored = join(folder, 'restored.tierwright');
    expect(await restoreBackup(target, restored, quietly)).toEqual({ ok: true, value: null });
    const { connection } = await reopened(restored);
    expect(contentHash(connection)).toBe(contentHash(file.connection));
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it('opens as it is where a person only gives it another name', async () => {
    const { connection } = await aWorkspace();
    const folder = await aFolder();
    const path = join(folder, 'renamed.tierwright');
    await writeBackup(connection, path, quietly);
    const file = await reopened(path);
    expect(contentHash(file.connection)).toBe(contentHash(connection));
    await file.close();
    expect(await readdir(folder)).toEqual(['renamed.tierwright']);
  });

  it('says what is inside, and reading it writes nothing', async () => {
    const file = await aLargeWorkspace();
    const folder = await aFolder();
    const path = join(folder, 'a.backup');
    await writeBackup(file.connection, path, quietly);
    const before = await readFile(path);
    const facts = await readBackup(path);
    expect(facts.ok && { ...facts.value, writtenAt: '' }).toEqual({
      path,
      name: 'Grown',
      revision: 1,
      lastStep: { label: 'Rename to Grown', at: testTime.toISOString() },
      imports: 0,
      schema: migrations.length,
      bytes: before.length,
      writtenAt: '',
    });
    expect([await readdir(folder), await readFile(path)]).toEqual([['a.backup'], before]);
  });

  it('never overwrites, neither when it is made nor when it is restored', async () => {
    const { connection } = await aWorkspace();
    const folder = await aFolder();
    const [path, taken] = [join(folder, 'a.backup'), join(folder, 'taken.tierwright')];
    await writeBackup(connection, path, quietly);
    await writeFile(taken, 'mine');
    const refusal = (where: string) => ({
      ok: false,
      error: {
        type: 'StorageFailed',
        where,
        expected: 'a name that is free',
        found: 'a file of that name',
        remedy: 'Choose another name; nothing is overwritten.',
      },
    });
    expect(await writeBackup(connection, path, quietly)).toEqual(refusal('a.backup'));
    expect(await restoreBackup(path, taken, quietly)).toEqual(refusal('taken.tierwright'));
    expect(await readFile(taken, 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['a.backup', 'taken.tierwright']);
  });

  it('leaves nothing when it is cancelled in the middle', async () => {
    const file = await aLargeWorkspace();
    const folder = await aFolder();
    const stopAtOnce = () => {
      const control = new AbortController();
      return { signal: control.signal, progress: () => control.abort() };
    };
    const path = join(folder, 'a.backup');
    const cancelled = { ok: false, error: { type: 'Cancelled' } };
    expect(await writeBackup(file.connection, path, stopAtOnce())).toMatchObject(cancelled);
    expect(await readdir(folder)).toEqual([]);
    await writeBackup(file.connection, path, quietly);
    const restored = join(folder, 'r.tierwright');
    expect(await restoreBackup(path, restored, stopAtOnce())).toMatchObject(cancelled);
    expect(await readdir(folder)).toEqual(['a.backup']);
  });

  it('that is damaged, cut off or none is refused, and no name appears', async () => {
    const { connection } = await aWorkspace();
    const folder = await aFolder();
    const path = join(folder, 'a.backup');
    await writeBackup(connection, path, quietly);
    const whole = await readFile(path);
    const scratched = Buffer.from(whole).fill(0x5a, 4096, 4096 * 6);
    const cases: readonly (readonly [Uint8Array | string, RegExp])[] = [
      [scratched, /^a damaged file/u],
      [whole.subarray(0, -100), /^a file that is cut off/u],
      ['hello', /^a file of another kind$/u],
      ['', /^an empty file$/u],
    ];
    for (const [bytes, found] of cases) {
      await writeFile(path, bytes);
      const target = join(folder, 'r.tierwright');
      for (const result of [await readBackup(path), await restoreBackup(path, target, quietly)]) {
        expect(result.ok ? 'restored' : result.error.found).toMatch(found);
      }
      expect(await readdir(folder)).toEqual(['a.backup']);
    }
  });

  it('can also be a plain copy of a workspace that was open, with its log', async () => {
    const file = await aWorkspace();
    await recordStep(file, 'Rename', testTime.toISOString(), () => {
      file.connection.prepare(`UPDATE project SET name = 'In the log'`).run();
      return Promise.resolve(ok(null));
    });
    const folder = await aFolder();
    const copy = join(folder, 'copy.tierwright');
    await copyFile(file.path, copy);
    await copyFile(`${file.path}-wal`, `${copy}-wal`);
    expect(await readBackup(copy)).toMatchObject({ ok: true, value: { name: 'In the log' } });
    const target = join(folder, 'r.tierwright');
    expect(await restoreBackup(copy, target, quietly)).toEqual({ ok: true, value: null });
    const { connection } = await reopened(target);
    expect(connection.prepare('SELECT name FROM project').pluck().get()).toBe('In the log');
  });
});

describe('the backup before a newer schema', () => {
  it('is made when an old workspace is opened, and holds the old one', async () => {
    const path = await anOldWorkspace();
    const { connection } = await reopened(path);
    expect(schemaVersion(connection)).toBe(migrations.length);
    const folder = backupFolderOf(path);
    expect(await listBackups(folder)).toEqual([
      {
        name: 'old.2026-03-01T09-30-00.schema-1.backup',
        at: testTime.toISOString(),
        kind: 'automatic',
        bytes: expect.any(Number) as number,
      },
    ]);
    const backup = join(folder, 'old.2026-03-01T09-30-00.schema-1.backup');
    expect(await readBackup(backup)).toMatchObject({ ok: true, value: { schema: 1, name: 'Old' } });
    const target = join(dirname(path), 'again.tierwright');
    await restoreBackup(backup, target, quietly);
    expect(schemaVersion((await reopened(target)).connection)).toBe(migrations.length);
  });

  it('keeps the newest five of its kind, and all that were made by hand', async () => {
    const file = await aWorkspace();
    const folder = backupFolderOf(file.path);
    await mkdir(folder);
    const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
    await writeBackup(
      file.connection,
      join(folder, 'programme.2025-01-01T00-00-00.backup'),
      quietly,
    );
    for (let number = 1; number <= 7; number += 1) {
      await backUpBeforeMigration(file.connection, file.path, day(number));
    }
    expect((await listBackups(folder)).map(({ at, kind }) => `${at.slice(0, 10)} ${kind}`)).toEqual(
      [
        '2026-01-07 automatic',
        '2026-01-06 automatic',
        '2026-01-05 automatic',
        '2026-01-04 automatic',
        '2026-01-03 automatic',
        '2025-01-01 by hand',
      ],
    );
  });

  it('must succeed, or the schema stays as it is', async () => {
    const path = await anOldWorkspace();
    await writeFile(backupFolderOf(path), 'a file where the folder should be');
    const before = await readFile(path);
    expect(await openWorkspaceFile(path, testTime)).toMatchObject({
      ok: false,
      error: { type: 'StorageFailed', where: 'old.tierwright', found: 'a file of that name' },
    });
    expect(await readFile(path)).toEqual(before);
  });
});
