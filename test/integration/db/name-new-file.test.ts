import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameNewFile } from '#db/name-new-file.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

describe('a new name of a finished file', () => {
  it('is given once: a file that has it stays as it is, and so does the one without', async () => {
    const folder = await aFolder();
    const at = (name: string): string => join(folder, name);
    await writeFile(at('first.part'), 'first');
    await writeFile(at('second.part'), 'second');
    expect(await nameNewFile(at('first.part'), at('it'))).toBe(true);
    expect(await nameNewFile(at('second.part'), at('it'))).toBe(false);
    expect(await readdir(folder)).toEqual(['it', 'second.part']);
    expect(await readFile(at('it'), 'utf8')).toBe('first');
    await expect(nameNewFile(at('none.part'), at('other'))).rejects.toThrow('ENOENT');
  });
});
