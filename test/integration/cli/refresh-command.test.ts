import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createSample, sampleSeed } from '#shared/sample/create-sample.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

describe('tierwright refresh', () => {
  it('remembers a folder, imports what is new, and tells by its exit status that a source failed', async () => {
    const { at, run } = await aShell();
    const [, orders] = createSample(sampleSeed).files;
    if (orders === undefined) throw new Error('the sample has orders');
    const [head = '', ...rows] = orders.text.trimEnd().split('\n');
    const part = (name: string, some: readonly string[]): Promise<void> =>
      writeFile(at(name), `${[head, ...some].join('\n')}\n`);
    await part('orders-1.csv', rows.slice(0, 400));
    await writeFile(at('orders.recipe.json'), JSON.stringify(orders.recipe));
    await run('new', at('p.tierwright'));
    expect((await run('refresh', at('p.tierwright'))).out).toContain('has a folder yet');

    const recipe = ['--recipe', at('orders.recipe.json')];
    const imported = await run(
      ...['import', at('p.tierwright'), at('orders-*.csv'), '--remember'],
      ...recipe,
    );
    expect([imported.status, imported.err]).toEqual([0, '']);
    const { name } = orders.recipe.source;
    expect(await run('refresh', at('p.tierwright'))).toEqual({
      status: 0,
      out: `${name}: nothing new.\n`,
      err: '',
    });

    await part('orders-2.csv', rows.slice(400));
    const checked = await run('refresh', at('p.tierwright'), '--check');
    expect(checked.out).toBe(`${name}: would import. Files: 1 new (orders-2.csv), 1 the same.\n`);
    const refreshed = await run('refresh', at('p.tierwright'), '--threshold', '5');
    expect(refreshed.status).toBe(0);
    for (const sentence of [
      `${name}: imported.`,
      'Files: 1 new (orders-2.csv), 1 the same.',
      'Rows: ',
      'moved by more than 5 %',
      'tierwright quality tells which.',
    ]) {
      expect(refreshed.out).toContain(sentence);
    }

    const failing = await run(
      ...['refresh', at('p.tierwright'), '--source', name, '--from', at('none-*.csv'), '--json'],
    );
    expect(failing.status).toBe(3);
    expect(JSON.parse(failing.out)).toMatchObject({
      check: false,
      sources: [{ source: name, status: 'failed' }],
    });
    const wrong = [
      ['--take', 'some'],
      ['--threshold', 'much'],
      ['--from', at('orders-*.csv')],
      ['--source', 'Nobody'],
    ].map((words) => run('refresh', at('p.tierwright'), ...words));
    expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual([3, 3, 3, 3]);
  });
});
