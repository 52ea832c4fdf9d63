import { link, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileSafely } from '#electron/engine/write-file-safely.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

describe('a file that is written whole', () => {
  it.each([
    ['a second name', link],
    ['a link', symlink],
  ] as const)('is not written through %s of another file', async (_what, name) => {
    const folder = await aFolder();
    const at = (file: string): string => join(folder, file);
    await writeFile(at('other'), 'precious');
    await name(at('other'), at('table.csv.part'));

    expect(await writeFileSafely(at('table.csv'), 'figures')).toEqual({ ok: true, value: null });

    expect(await readdir(folder)).toEqual(['other', 'table.csv']);
    expect([await readFile(at('other'), 'utf8'), await readFile(at('table.csv'), 'utf8')]).toEqual([
      'precious',
      'figures',
    ]);
  });
});
