import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';
import type { AppError } from '#shared/ipc/app-error.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aRecipe } from '#test/integration/intake/support.ts';
import { stateOf } from './try-import.ts';

/** Runs the command line where no file may outgrow `blocks` of 512 bytes, as on a full disk. */
const within = (folder: string, blocks: number, ...words: readonly string[]) => {
  const { status, stdout } = spawnSync(
    'sh',
    [
      '-c',
      // A file that would grow too large is an error, as a full disk is, and no signal.
      `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`,
      process.execPath,
      join(projectRoot, 'electron/cli/index.ts'),
      ...words,
      '--json',
    ],
    {
      encoding: 'utf8',
      cwd: folder,
      env: {
        ...process.env,
        TIERWRIGHT_CONFIG: join(folder, 'config'),
        TIERWRIGHT_PASSPHRASE: 'a long passphrase',
      },
    },
  );
  const { error } = JSON.parse(stdout) as { readonly error?: AppError };
  return { status, ...error };
};

const roomy = 1_000_000;

describe.skipIf(process.platform === 'win32')('a full disk', () => {
  it('is named by every command that writes, and leaves what there was', async () => {
    const folder = await aFolder();
    const at = (name: string): string => join(folder, name);
    const rows = Array.from(
      { length: 40_000 },
      (_, row) => `p${row},${row},2026-01-01,R${row % 9}`,
    );
    await writeFile(at('t.csv'), `id,amount,day,region\n${rows.join('\n')}\n`);
    await writeFile(at('few.csv'), `id,amount,day,region\n${rows.slice(0, 300).join('\n')}\n`);
    await writeFile(at('r.json'), JSON.stringify(aRecipe()));
    expect(within(folder, roomy, 'new', 'w.tierwright')).toEqual({ status: 0 });
    const few = ['import', 'w.tierwright', 'few.csv', '--recipe', 'r.json'];
    expect(within(folder, roomy, ...few)).toEqual({ status: 0 });
    const signer = ['identity', '--name', 'R. Signer', '--function', 'finance'];
    expect(within(folder, roomy, ...signer)).toEqual({ status: 0 });
    await writeFile(at('former.csv'), 'mine');
    const before = stateOf(at('w.tierwright'));
    const names = await readdir(folder);

    const make = within(folder, 100, 'new', 'new.tierwright');
    expect(make).toEqual({
      status: 3,
      type: 'StorageFailed',
      where: 'new.tierwright',
      expected: `a folder with room that may be written (${folder})`,
      found: 'a full disk or a failing device',
      remedy: 'Choose another name or folder, or make room and try again.',
    });
    const full = (where: string, expected: string, remedy: string) => ({
      status: 3,
      type: 'StorageFailed',
      where,
      expected,
      found: 'a limit on the size of files',
      remedy,
    });
    const room = `a folder with room that may be written (${folder})`;
    const nothingLeft =
      'Make room, or choose another folder or name; nothing was left under that name.';
    const many = ['import', 'w.tierwright', 't.csv', '--recipe', 'r.json'];
    expect(within(folder, 2400, ...many)).toEqual(
      full(
        't.csv',
        `room and permission in ${folder}`,
        'Make room or choose another folder, then try again; nothing was changed.',
      ),
    );
    const score = ['score', 'w.tierwright', '--out', 'former.csv'];
    expect(within(folder, 8, ...score)).toEqual(full('former.csv', room, nothingLeft));
    const propose = ['propose', 'w.tierwright', '--title', 'T', '--out', 't.tierproposal'];
    expect(within(folder, 20, ...propose)).toEqual(full('t.tierproposal', room, nothingLeft));

    expect(await readdir(folder)).toEqual(names);
    expect(await readFile(at('former.csv'), 'utf8')).toBe('mine');
    expect(stateOf(at('w.tierwright'))).toBe(before);
  });
});
