import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSample, sampleSeed } from '#shared/sample/create-sample.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

describe('tierwright import of a file with other headers', () => {
  it('lists the candidates with status 3, takes --map, and tells what changed', async () => {
    const { at, run } = await aShell();
    const [, orders] = createSample(sampleSeed).files;
    if (orders === undefined) throw new Error('the sample has orders');
    const revenue = orders.recipe.metrics.find(({ aggregation }) => aggregation === 'sum');
    const column = revenue?.header ?? '';
    const [head = '', ...rows] = orders.text.trimEnd().split('\n');
    const place = head.split(',').indexOf(column);
    expect(place).toBeGreaterThanOrEqual(0);
    await writeFile(at('orders.csv'), orders.text);
    await writeFile(at('orders.recipe.json'), JSON.stringify(orders.recipe));
    const headers = head.split(',').map((header) => (header === column ? 'Net' : header));
    const cellOf = (row: string): string => row.split(',')[place] ?? '';
    await writeFile(
      at('next.csv'),
      `${[[...headers, 'Gross'].join(','), ...rows.map((row) => `${row},${cellOf(row)}`)].join('\n')}\n`,
    );
    await run('new', at('p.tierwright'));
    const recipe = ['--recipe', at('orders.recipe.json')];
    await run('import', at('p.tierwright'), at('orders.csv'), ...recipe);

    const next = ['import', at('p.tierwright'), at('next.csv'), ...recipe];
    const refused = await run(...next);
    expect(refused.status).toBe(3);
    expect(refused.err).toContain(`for "${column}" perhaps "Net" and "Gross"`);
    const mapped = await run(...next, '--map', `${column}=Net`);
    expect(mapped).toMatchObject({ status: 0, err: '' });
    expect(mapped.out).toContain('Columns of next.csv against orders.csv:');
    expect(mapped.out).toContain(`"${column}" is "Net" now, found by a synonym.`);
    expect(mapped.out).toContain('New: "Gross".');
    expect((await run(...next, '--map', `${column}=Net`)).out).toContain('nothing changed');
    expect(await run(...next, '--map', 'nonsense')).toMatchObject({ status: 3 });
  });
});
