import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aShell } from '#test/fixtures/a-shell.ts';

const rows = Array.from(
  { length: 30 },
  (_, place) =>
    `00${String(10 + (place % 10))};Partner ${place % 10};${1 + (place % 7)}.${200 + place},50`,
);
const sales = `Partner No;Partner;Revenue\n${rows.join('\n')}\n`;

describe('tierwright recipe', () => {
  it('goes from a file that nobody described to scores, without a window', async () => {
    const { at, run } = await aShell();
    await writeFile(at('sales.csv'), sales);
    const out = ['--out', at('sales.recipe.json')];
    const told = await run('recipe', at('sales.csv'), ...out, '--department', 'Sales');
    expect([told.status, told.err]).toEqual([0, '']);
    expect(told.out).toContain('Partners are told apart by "Partner No" and shown as "Partner".');
    expect(told.out).toContain('revenue: ');
    expect(JSON.parse(await readFile(at('sales.recipe.json'), 'utf8'))).toMatchObject({
      format: 'tierwright-recipe/1',
      source: { name: 'sales', department: 'Sales' },
      decimal: ',',
      key: 'Partner No',
    });
    await run('new', at('p.tierwright'));
    const recipe = ['--recipe', at('sales.recipe.json')];
    const imported = await run('import', at('p.tierwright'), at('sales.csv'), ...recipe);
    expect([imported.status, imported.err]).toEqual([0, '']);
    expect(imported.out).toContain('Accepted 30 of 30 rows: 10 new partners');
    const scored = await run('score', at('p.tierwright'), '--json');
    const { partners } = JSON.parse(scored.out) as { readonly partners: { score: unknown }[] };
    expect(partners.map(({ score }) => typeof score)).toEqual(Array(10).fill('number'));
  });

  it('leaves a recipe alone that is there, and refuses what is no table', async () => {
    const { at, run } = await aShell();
    await writeFile(at('sales.csv'), sales);
    await writeFile(at('mine.json'), 'by hand');
    const taken = await run('recipe', at('sales.csv'), '--out', at('mine.json'));
    expect([taken.status, taken.out]).toEqual([3, '']);
    expect(taken.err).toContain('expected a name that is free, found a file of that name');
    expect(await readFile(at('mine.json'), 'utf8')).toBe('by hand');
    await writeFile(at('empty.csv'), '');
    const empty = await run('recipe', at('empty.csv'), '--out', at('empty.json'));
    expect([empty.status, empty.err]).toEqual([
      3,
      expect.stringContaining('an empty file of 0 bytes'),
    ]);
    await expect(readFile(at('empty.json'))).rejects.toThrow();
  });
});
