import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createWorkspaceFile } from '#db/create-workspace-file.ts';
import { readModel } from '#db/model/model-rows.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { recordStep } from '#db/history/record-step.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { ok } from '#shared/result.ts';

const foundBy = async (path: string): Promise<string> => {
  const opened = await openWorkspaceFile(path, testTime);
  if (opened.ok) {
    await opened.value.close();
    return 'opened';
  }
  return `${opened.error.type}: ${opened.error.found}`;
};

/** A closed workspace changed by plain SQLite, as another program would. */
const tampered = async (sql: string): Promise<string> => {
  const file = await aWorkspace();
  await file.close();
  const connection = new BetterSqlite3(file.path);
  connection.exec(sql);
  connection.close();
  return file.path;
};

describe('opening a workspace', () => {
  it('runs under the settings that keep commits through a power cut', async () => {
    const { connection } = await aWorkspace();
    const pragma = (name: string): unknown => connection.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      trustedSchema: pragma('trusted_schema'),
      lock: pragma('locking_mode'),
      applicationId: pragma('application_id'),
      version: pragma('user_version'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      lock: 'exclusive',
      applicationId: 0x54494552,
      version: migrations.length,
    });
  });

  it('holds only STRICT tables', async () => {
    const { connection } = await aWorkspace();
    const loose = connection
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0`)
      .all()
      .map((row) => (row as { readonly name: string }).name)
      .filter((name) => !name.startsWith('sqlite_'));
    expect(loose).toEqual([]);
  });

  it('finds the model again', async () => {
    const file = await aWorkspace();
    await file.close();
    expect(readModel((await reopened(file.path)).connection)).toEqual(aModel());
  });

  it('refuses what is no workspace, each with its reason', async () => {
    const folder = await aFolder();
    const write = async (name: string, content: string | Uint8Array): Promise<string> => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    await mkdir(join(folder, 'folder.tierwright'));
    const foreign = join(folder, 'foreign.tierwright');
    new BetterSqlite3(foreign).exec('CREATE TABLE t (x)').close();
    expect({
      missing: await foundBy(join(folder, 'missing.tierwright')),
      folder: await foundBy(join(folder, 'folder.tierwright')),
      empty: await foundBy(await write('empty.tierwright', '')),
      text: await foundBy(await write('text.tierwright', 'key,revenue\nA,1\n'.repeat(20))),
      foreign: await foundBy(foreign),
    }).toEqual({
      missing: 'WorkspaceRefused: no file at this place',
      folder: 'WorkspaceRefused: a folder',
      empty: 'WorkspaceRefused: an empty file',
      text: 'WorkspaceRefused: a file of another kind',
      foreign: 'WorkspaceRefused: an SQLite database of another program',
    });
  });

  it('refuses a workspace of a newer version and leaves it as it is', async () => {
    const path = await tampered('PRAGMA user_version = 99');
    const before = await readFile(path);
    expect(await foundBy(path)).toBe('WorkspaceRefused: schema 99, made by a newer Tierwright');
    expect(await readFile(path)).toEqual(before);
  });

  it.each([
    [
      'a trigger',
      `CREATE TRIGGER spy AFTER UPDATE ON tier BEGIN DELETE FROM partner; END`,
      'an unknown trigger "spy"',
    ],
    ['a view', `CREATE VIEW peek AS SELECT * FROM partner`, 'an unknown view "peek"'],
    ['a table', `CREATE TABLE extra (x TEXT) STRICT`, 'an unknown table "extra"'],
    ['a dropped trigger', `DROP TRIGGER record_tier_update`, 'no trigger "record_tier_update"'],
  ])('refuses %s of a stranger', async (_, sql, found) => {
    expect(await foundBy(await tampered(sql))).toBe(`WorkspaceRefused: ${found}`);
  });

  it('refuses a file that another process has open, and opens it once that is closed', async () => {
    const file = await aWorkspace();
    const script = `
      const { openWorkspaceFile } = await import('#db/open-workspace-file.ts');
      const opened = await openWorkspaceFile(process.argv[1], new Date());
      process.stdout.write(opened.ok ? 'opened' : opened.error.found);
      if (opened.ok) await opened.value.close();`;
    const tryToOpen = (): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script, file.path], {
        encoding: 'utf8',
        cwd: dirname(dirname(import.meta.dirname)),
      });
    expect(tryToOpen()).toBe('one that is open in another window or command');
    await file.close();
    expect(tryToOpen()).toBe('opened');
  });

  it('opens a file without write permission as a copy that refuses changes', async () => {
    const file = await aWorkspace();
    await file.close();
    await chmod(file.path, 0o444);
    const copy = await reopened(file.path);
    const changed = await recordStep(copy, 'Rename', testTime.toISOString(), () =>
      Promise.resolve(ok(null)),
    );
    expect(copy.isReadOnly).toBe(true);
    expect(readModel(copy.connection)).toEqual(aModel());
    expect(changed).toMatchObject({ ok: false, error: { found: 'a read-only file' } });
  });

  it('refuses a schema that cannot be run, and says that the file was left as it is', async () => {
    const file = await aWorkspace();
    const { connection } = file;
    connection.unsafeMode(true);
    connection.pragma('writable_schema = ON');
    connection
      .prepare(
        `UPDATE sqlite_schema SET sql = replace(sql, 'length(', 'lencth(') WHERE name = 'project'`,
      )
      .run();
    connection.pragma('writable_schema = OFF');
    await file.close();
    expect(await foundBy(file.path)).toMatch(/^WorkspaceRefused: a damaged file/u);
  });

  it('says that a damaged file was left as it is', async () => {
    const file = await aWorkspace();
    await file.close();
    const bytes = await readFile(file.path);
    bytes.fill(0x5a, 4096, 4096 * 6);
    await writeFile(file.path, bytes);
    expect(await foundBy(file.path)).toMatch(/^WorkspaceRefused: a damaged file/u);
    expect(await readFile(file.path)).toEqual(bytes);
  });

  it('recovers what was committed when the process died before it could close', async () => {
    const file = await aWorkspace();
    await recordStep(file, 'Rename', testTime.toISOString(), () => {
      file.connection.prepare(`UPDATE project SET name = 'Committed'`).run();
      return Promise.resolve(ok(null));
    });
    const folder = await aFolder();
    const path = join(folder, 'after-crash.tierwright');
    await copyFile(file.path, path);
    await copyFile(`${file.path}-wal`, `${path}-wal`);
    const { connection } = await reopened(path);
    expect(connection.prepare(`SELECT name FROM project`).get()).toEqual({ name: 'Committed' });
  });
});

describe('creating a workspace', () => {
  it('never overwrites a file and leaves nothing half made', async () => {
    const folder = await aFolder();
    const path = join(folder, 'taken.tierwright');
    await writeFile(path, 'mine');
    const created = await createWorkspaceFile(path, 'Programme', aModel(), testTime);
    expect(created).toMatchObject({ ok: false, error: { found: 'a file of that name' } });
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['taken.tierwright']);
  });

  it('explains a folder that does not exist', async () => {
    const path = join(await aFolder(), 'nowhere', 'programme.tierwright');
    expect(await createWorkspaceFile(path, 'Programme', aModel(), testTime)).toMatchObject({
      ok: false,
      error: { type: 'StorageFailed', where: 'programme.tierwright' },
    });
  });
});
