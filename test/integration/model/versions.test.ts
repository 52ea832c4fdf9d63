import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ModelVersion, VersionComparison } from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

type Listed = { readonly versions: readonly ModelVersion[] };

it('names, activates, compares, retires and brings back versions by the command line', async () => {
  const { at, run } = await aShell();
  const file = at('p.tierwright');
  await run('new', file, '--sample');
  const json = async <T>(...words: readonly string[]): Promise<T> => {
    const { out } = await run(...words, '--json');
    return JSON.parse(out) as T;
  };
  const states = async (): Promise<readonly string[]> =>
    (await json<Listed>('model', 'list', file)).versions.map(
      ({ number, name, state, isDraft }) =>
        `${number} ${name} ${state}${isDraft ? ' as the draft' : ''}`,
    );
  expect(await states()).toEqual([]);
  const named = await run('model', 'name', file, '--name', 'Spring', '--note', 'First round.');
  expect([named.status, named.err]).toEqual([0, '']);
  expect(named.out).toMatch(/^1 {2}Spring {2}named {2}\d{4}-\d\d-\d\d {2}as the draft\n$/u);
  const again = await json<{ readonly error: AppError }>('model', 'name', file, '--name', 'Twice');
  expect(again.error.found).toBe('version 1: Spring says the same');
  await run('model', 'activate', file, 'Spring', '--note', 'The board agreed.');
  expect(await states()).toEqual(['1 Spring active as the draft']);
  const twice = await json<{ readonly error: AppError }>(
    'model',
    'activate',
    file,
    '1',
    '--note',
    'Again.',
  );
  expect(twice.error.found).toBe('one that is active');

  const spring = await json<{ readonly model: ScoringModel }>('model', 'show', file, 'active');
  const same = await json<VersionComparison>('model', 'compare', file, '1');
  expect([same.differing, same.edits, same.moves]).toEqual([0, [], []]);
  const out = at('moves.csv');
  const table = await run('model', 'compare', file, 'active', 'draft', '--out', out);
  expect(table.out).toMatch(/^From version 1: Spring to the draft: 0 of 243 partners/u);
  expect(await readFile(out, 'utf8')).toMatch(/^\uFEFF?key,partner,tier before/u);

  await run('model', 'retire', file, '1', '--note', 'A new year.');
  expect(await states()).toEqual(['1 Spring retired as the draft']);
  await run('model', 'copy', file, '1');
  expect(
    (await json<{ readonly model: ScoringModel }>('model', 'show', file, 'draft')).model,
  ).toEqual(spring.model);
  const unknown = await json<{ readonly error: AppError }>('model', 'show', file, 'Autumn');
  expect(unknown.error.expected).toBe('draft, active, a number or a name: 1 Spring');
});
