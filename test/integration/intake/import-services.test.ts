import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewImport } from '#electron/engine/intake/preview-import.ts';
import { readRecipe } from '#electron/engine/intake/read-recipe.ts';
import { saveRejected } from '#electron/engine/intake/save-rejected.ts';
import { writeRecipe } from '#electron/engine/intake/write-recipe.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aContext, aFile, aRecipe } from './support.ts';

const header = 'id,amount,day,region\n';

describe('what an import needs beside checking and committing', () => {
  it('preview a file in a worker', async () => {
    const seen = await previewImport(
      null,
      {
        path: await aFile(`${header}b,1.5,2026-01-01,North\na,2,2026-01-02,South\n`),
        recipe: null,
      },
      aContext(),
    );
    expect(seen.ok && [seen.value.rowsRead, seen.value.isWholeFile, seen.value.guess.key]).toEqual([
      2,
      true,
      'id',
    ]);
  });

  it('save rejected rows with their reasons, safe for spreadsheets', async () => {
    const target = join(await aFolder(), 'rejected.csv');
    const path = await aFile(`${header}=1+1,x,,"a ""b"", c"\n+b,-3.5,,North\nc,1\n`);
    const saved = await saveRejected(
      null,
      { path, recipe: aRecipe(), what: 'rejected', target },
      aContext(),
    );
    expect([saved, await readFile(target, 'utf8')]).toEqual([
      { ok: true, value: { rows: 2 } },
      '\ufeffRow,Reason,id,amount,day,region\r\n' +
        `2,"Expected a number in ""amount"".",'=1+1,x,,"a ""b"", c"\r\n` +
        '4,"Expected 4 cells, found fewer.",c,1\r\n',
    ]);
    const missing = join(target, 'folder', 'rejected.csv');
    const failed = await saveRejected(
      null,
      { path, recipe: aRecipe(), what: 'rejected', target: missing },
      aContext(),
    );
    expect(failed.ok ? 'done' : failed.error.type).toMatch(/StorageFailed|Internal/u);
  });

  it('write a recipe and read it back', async () => {
    const path = join(await aFolder(), 'sales.recipe.json');
    expect(await writeRecipe({ path, recipe: aRecipe() })).toEqual({ ok: true, value: null });
    expect(await readRecipe({ path })).toEqual({ ok: true, value: aRecipe() });
    expect(await readFile(path, 'utf8')).toMatch(/^\{\n {2}"format": "tierwright-recipe\/1",\n/u);
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'a text that is no JSON'],
    ['another document', '{"format":"x"}', '"x"'],
    ['an unknown field', JSON.stringify({ ...aRecipe(), extra: 1 }), 'the unknown "extra"'],
    [
      'a recipe that does not hold together',
      JSON.stringify({ ...aRecipe(), key: 'nobody' }),
      'no column "nobody" in the recipe',
    ],
  ])('refuse %s as a recipe', async (_, text, found) => {
    const read = await readRecipe({ path: await aFile(text, 'recipe.json') });
    expect(read.ok ? 'read' : read.error.found).toBe(found);
  });
});
