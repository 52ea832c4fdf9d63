import { chmod, copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '#db/migrations/migration-list.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { aTriedWorkspace } from './try-import.ts';

const leftAlone =
  'The file was left as it is; restore a backup, for example from the folder beside it.';

type Refusal = readonly [expected: string, found: string, remedy: string];

const damaged = (what: string): Refusal => [
  'a Tierwright workspace',
  `a damaged file (${what})`,
  leftAlone,
];

/** What another program did to the rows, past keys, checks and triggers. */
const tampering: readonly (readonly [name: string, sql: string, refusal: Refusal])[] = [
  [
    'a criterion without its dimension',
    `DELETE FROM dimension`,
    damaged('a row of "criterion" without its row of "dimension"'),
  ],
  [
    'an import that counts and is not there',
    `INSERT INTO import_activation (id, active) VALUES (99, 1)`,
    damaged('a row of "import_activation" without its row of "import_run"'),
  ],
  [
    'a line that a check forbids',
    `PRAGMA ignore_check_constraints = ON; UPDATE tier SET line = 900`,
    damaged('CHECK constraint failed in tier'),
  ],
  ['no name', `DELETE FROM project`, damaged('no row in "project"')],
  ['no state', `DELETE FROM workspace_state`, damaged('no row in "workspace_state"')],
  ['no tiers', `DELETE FROM tier`, damaged('what it says of tiers makes no sense')],
  [
    'a value function of another world',
    `UPDATE criterion SET value_function = '{"kind":"magic"}'`,
    damaged('what it says of dimensions.0.criteria.0.valueFunction.method makes no sense'),
  ],
  ['no table', `DROP TABLE project`, damaged('no table "project"')],
  [
    'a table without what others name it by',
    `PRAGMA legacy_alter_table = ON; ALTER TABLE import_run RENAME TO gone; CREATE TABLE import_run (x)`,
    damaged('foreign key mismatch - "import_file" referencing "import_run"'),
  ],
  [
    'a trigger of a stranger',
    `CREATE TRIGGER spy AFTER UPDATE ON tier BEGIN DELETE FROM partner; END`,
    [
      'tables as Tierwright makes them',
      'an unknown trigger "spy"',
      'Somebody changed the file with another program; restore a backup from before that.',
    ],
  ],
  [
    'a schema of a newer version',
    `PRAGMA user_version = 99`,
    [
      `a workspace of schema ${migrations.length} or older`,
      'schema 99, made by a newer Tierwright',
      'Install the newer version; the file was not changed.',
    ],
  ],
  [
    'a schema that no version has',
    `PRAGMA user_version = -1`,
    ['a Tierwright workspace', 'schema -1, which no Tierwright makes', leftAlone],
  ],
  [
    'the mark of another program',
    `PRAGMA application_id = 5`,
    [
      'a Tierwright workspace',
      'an SQLite database of another program',
      'Open it with the program that made it; the file was not changed.',
    ],
  ],
];

describe('a workspace that cannot be used, opened by the command line', () => {
  let tried: Awaited<ReturnType<typeof aTriedWorkspace>>;
  beforeAll(async () => {
    tried = await aTriedWorkspace();
    return tried.dispose;
  });

  const refused = async (path: string, words: readonly string[] = ['score', path]) => {
    const answer = await tried.run(...words, '--json');
    const { error } = JSON.parse(answer.out) as { readonly error: AppError };
    return { status: answer.status, ...error };
  };
  const refusal = ([expected, found, remedy]: Refusal, where = 'copy.tierwright') => ({
    status: 3,
    type: 'WorkspaceRefused',
    where,
    expected,
    found,
    remedy,
  });
  /** A copy of the good workspace under a name of its own. */
  const aCopy = async (name = 'copy.tierwright'): Promise<string> => {
    await copyFile(tried.workspace, tried.at(name));
    return tried.at(name);
  };

  it.each(tampering)(
    'is refused in whole sentences and left alone: %s',
    async (_, sql, expected) => {
      const path = await aCopy();
      const connection = new BetterSqlite3(path);
      connection.pragma('foreign_keys = OFF');
      connection.exec(sql);
      connection.close();
      const before = await readFile(path);
      expect(await refused(path)).toEqual(refusal(expected));
      expect(await readFile(path)).toEqual(before);
    },
  );

  it('is refused where a copy broke off, however little is missing', async () => {
    const whole = (await readFile(tried.workspace)).length;
    for (const missing of [1, 4096, Math.floor(whole / 2)]) {
      const path = await aCopy();
      await truncate(path, whole - missing);
      const found = (await refused(path)).found.replaceAll(',', '');
      expect(found).toBe(`a file that is cut off: ${whole - missing} of its ${whole} bytes`);
    }
  });

  it('is refused under a name that the disk cannot hold, as all that is written is', async () => {
    const long = 'a'.repeat(244);
    const found = 'a name that is too long for the disk';
    const name = tried.at(`${long}.tierwright`);
    expect(await refused(name, ['new', name])).toMatchObject({ status: 3, found });
    const table = tried.at(`${long}1234.csv`);
    expect(await refused(table, ['score', tried.workspace, '--out', table])).toMatchObject({
      status: 3,
      found,
    });
    const kept = await aCopy(`${'b'.repeat(235)}.tierwright`);
    expect(await refused(kept, ['backup', kept])).toMatchObject({ status: 3, found });
  });

  it('is refused where it is no database, nothing, or not there', async () => {
    await writeFile(tried.at('text.tierwright'), 'key,revenue\nA,1\n'.repeat(20));
    await writeFile(tried.at('empty.tierwright'), '');
    await mkdir(tried.at('folder.tierwright'));
    const asked: Readonly<Record<string, Refusal>> = {
      'text.tierwright': [
        'a Tierwright workspace',
        'a file of another kind',
        'To bring in a table, create a workspace and import the file there.',
      ],
      'empty.tierwright': [
        'a Tierwright workspace',
        'an empty file',
        'Restore a backup, or open another file.',
      ],
      'folder.tierwright': [
        'a Tierwright workspace',
        'a folder',
        'Choose a file that ends in .tierwright.',
      ],
      'nowhere.tierwright': [
        'a Tierwright workspace',
        'no file at this place',
        'Look for it where it was moved to, or open another workspace.',
      ],
    };
    for (const [name, expected] of Object.entries(asked)) {
      expect(await refused(tried.at(name))).toEqual(refusal(expected, name));
    }
  });

  it('is refused while a window has it open', async () => {
    const path = await aCopy();
    const window = await openWorkspaceFile(path, testTime);
    const answer = await refused(path);
    if (window.ok) {
      await window.value.close();
    }
    expect(answer).toEqual(
      refusal([
        'a workspace that no other program uses',
        'one that is open in another window or command',
        'Close it there and try again.',
      ]),
    );
  });

  it('is read but not changed where it is read-only', async () => {
    const path = await aCopy('read-only.tierwright');
    await chmod(path, 0o444);
    const before = await readFile(path);
    const words = ['import', path, tried.at('first.csv'), '--recipe', tried.at('recipe.json')];
    expect(await refused(path, words)).toEqual(
      refusal(
        [
          'a workspace that may be written',
          'a read-only file',
          'Copy the file to a folder of yours and open the copy.',
        ],
        'read-only.tierwright',
      ),
    );
    expect(await tried.run('score', path)).toMatchObject({ status: 0, err: '' });
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses a recipe by the field that is wrong', async () => {
    const good = JSON.parse(await readFile(tried.at('recipe.json'), 'utf8')) as object;
    const wrong: readonly (readonly [object, string, string, string])[] = [
      [
        { format: 'tierwright-recipe/9' },
        'format',
        '"tierwright-recipe/1"',
        '"tierwright-recipe/9"',
      ],
      [{ file: { kind: 'json' } }, 'file.headerRow', '1', 'nothing'],
      [{ key: 7 }, 'key', 'a text', '7'],
      [{ extra: 1 }, '', 'no other fields than those of the format', 'the unknown "extra"'],
    ];
    for (const [change, field, expected, found] of wrong) {
      await writeFile(tried.at('wrong.json'), JSON.stringify({ ...good, ...change }));
      const words = ['import', tried.workspace, tried.at('first.csv')];
      expect(await refused('', [...words, '--recipe', tried.at('wrong.json')])).toEqual({
        status: 3,
        type: 'InputRefused',
        where: field === '' ? 'wrong.json' : `wrong.json, ${field}`,
        expected,
        found,
        remedy: 'Correct this field, or save the recipe again from the import.',
      });
    }
  });
});
