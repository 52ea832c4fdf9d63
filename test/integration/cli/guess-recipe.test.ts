import { readdir, readFile, writeFile } from 'node:fs/promises';
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

  it('weighs what a later file brings where somebody says so, as one step of undo', async () => {
    const { at, run } = await aShell();
    await writeFile(at('sales.csv'), sales);
    const care = Array.from({ length: 10 }, (_, place) => `00${10 + place};${place * 3};${place}`);
    await writeFile(at('care.csv'), `Partner No;Tickets;Score (2)\n${care.join('\n')}\n`);
    await run('new', at('p.tierwright'));
    for (const name of ['sales', 'care']) {
      await run('recipe', at(`${name}.csv`), '--out', at(`${name}.json`));
    }
    const { metrics } = JSON.parse(await readFile(at('care.json'), 'utf8')) as {
      readonly metrics: readonly { readonly name: string; readonly unit: string }[];
    };
    expect(metrics.map(({ name, unit }) => [name, unit])).toEqual([
      ['Tickets', ''],
      ['Score (2)', ''],
    ]);
    const importing = (name: string): readonly string[] => [
      ...['import', at('p.tierwright'), at(`${name}.csv`), '--recipe', at(`${name}.json`)],
    ];
    const first = await run(...importing('sales'));
    expect(first.out).toContain('The model now has 1 criterion in 1 dimension, and 3 tiers.');
    const second = await run(...importing('care'));
    expect(second.out).toContain('Not weighed yet: Tickets, Score (2); import again with --weigh');
    const weighed = await run(...importing('care'), '--weigh');
    expect([weighed.status, weighed.err]).toEqual([0, '']);
    expect(weighed.out).toContain('nothing changed');
    expect(weighed.out).toContain('The model now has 3 criteria in 2 dimensions, and 3 tiers.\n');
    const trail = await run('audit', 'list', at('p.tierwright'));
    expect(trail.out).toContain('Weigh 2 metrics of care');
  });

  it('finds the partner of rows that name none, in a source of the workspace, and doubts them otherwise', async () => {
    const { at, run } = await aShell();
    const places = Array.from({ length: 40 }, (_, place) => place);
    const orders = places.map(
      (place) => `${900 + place};00${10 + (place % 5)};2025-03-0${1 + (place % 9)}`,
    );
    const lines = places.map((place) => `${place + 1};${900 + place};${place}.50`);
    await writeFile(at('orders.csv'), `Order ID;Partner No;Ordered\n${orders.join('\n')}\n`);
    await writeFile(at('lines.csv'), `Line ID;Order ID;Amount\n${lines.join('\n')}\n`);
    await run('new', at('p.tierwright'));
    await run('recipe', at('orders.csv'), '--out', at('orders.json'));
    await run('import', at('p.tierwright'), at('orders.csv'), '--recipe', at('orders.json'));
    await run('recipe', at('lines.csv'), '--out', at('alone.json'));
    const lined = ['import', at('p.tierwright'), at('lines.csv'), '--recipe'];
    const doubted = await run(...lined, at('alone.json'), '--check');
    expect(doubted.out).toContain(
      '40 new partners, and the workspace has 5: does "Line ID" really name the partner?',
    );
    const told = await run(
      'recipe',
      at('lines.csv'),
      '--out',
      at('known.json'),
      '--for',
      at('p.tierwright'),
    );
    expect([told.status, told.err]).toEqual([0, '']);
    expect(told.out).toContain(
      '"orders" knows the partner of these rows: they match it by "Order ID", and there "Partner No" names the partner.',
    );
    expect(told.out).toContain('amount: Sum of Amount');
    const imported = await run(...lined, at('known.json'));
    expect(imported.out).toContain('Accepted 40 of 40 rows: 0 new partners, 5 known');
    expect(imported.out).not.toContain('really name');
  });

  it('gives the name to one of several that write it at the same moment', async () => {
    const { at, run } = await aShell();
    await writeFile(at('sales.csv'), sales);
    const out = ['--out', at('sales.recipe.json')];
    const ended = await Promise.all(
      ['Sales', 'Finance', 'Care'].map((name) =>
        run('recipe', at('sales.csv'), ...out, '--department', name),
      ),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual([0, 3, 3]);
    const first = ['Sales', 'Finance', 'Care'][ended.findIndex(({ status }) => status === 0)];
    expect(JSON.parse(await readFile(at('sales.recipe.json'), 'utf8'))).toMatchObject({
      source: { department: first },
    });
    expect(await readdir(at('.'))).toEqual(['sales.csv', 'sales.recipe.json']);
  });

  it('averages what is no amount, and adds up what is one', async () => {
    const { at, run } = await aShell();
    const lines = rows.map(
      (_, place) => `00${10 + (place % 10)};${place}0.5;${place % 30}.5;${place % 4}5%`,
    );
    await writeFile(at('m.csv'), `Partner No;Margin;Margin %;Profit\n${lines.join('\n')}\n`);
    const told = await run('recipe', at('m.csv'), '--out', at('m.json'));
    for (const metric of ['Sum of Margin', 'Mean of Margin %', 'Mean of Profit']) {
      expect(told.out).toMatch(new RegExp(`: ${metric}$`, 'mu'));
    }
  });

  it('leaves a recipe alone that is there, and refuses what is no table', async () => {
    const { at, run } = await aShell();
    await writeFile(at('sales.csv'), sales);
    await writeFile(at('mine.json'), 'by hand');
    const taken = await run('recipe', at('sales.csv'), '--out', at('mine.json'));
    expect([taken.status, taken.out]).toEqual([3, '']);
    expect(taken.err).toContain('expected a name that is free, found a file of that name');
    expect(await readFile(at('mine.json'), 'utf8')).toBe('by hand');
    expect(await readdir(at('.'))).toEqual(['mine.json', 'sales.csv']);
    await writeFile(at('empty.csv'), '');
    const empty = await run('recipe', at('empty.csv'), '--out', at('empty.json'));
    expect([empty.status, empty.err]).toEqual([
      3,
      expect.stringContaining('an empty file of 0 bytes'),
    ]);
    await expect(readFile(at('empty.json'))).rejects.toThrow();
  });
});
