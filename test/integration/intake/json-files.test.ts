import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aRecipe, check, preview, refusalOf } from './support.ts';

const json = { kind: 'json', headerRow: 1 } as const;

const records = [
  { id: '007', amount: 1.5, day: '2026-01-01', region: 'Süd' },
  { id: 'b', amount: 2, day: '2026-01-02', region: null, address: { city: 'Köln' } },
  { id: '007', amount: -0.25, day: '2026-01-03', tags: ['new', 'key'] },
  {},
];

const list = JSON.stringify(records, null, 2);
const lines = records.map((record) => JSON.stringify(record)).join('\n');

describe('JSON records', () => {
  it.each([
    ['a list', list],
    ['a list in one line', JSON.stringify(records)],
    ['lines', lines],
    ['lines with a byte-order mark', `\ufeff${lines}\r\n`],
  ])('in %s have a column per field of any record', async (_, content) => {
    const seen = await preview(await aFile(content, 'crm.json'));
    expect(seen).toMatchObject({
      ok: true,
      value: {
        rowsRead: 3,
        guess: { file: json },
        columns: [
          { header: 'id', type: 'text' },
          { header: 'amount', type: 'number' },
          { header: 'day', type: 'date' },
          { header: 'region' },
          { header: 'address.city' },
          { header: 'tags' },
        ],
      },
    });
  });

  it('become metrics as any table does, packed too', async () => {
    const file = await aWorkspace();
    const path = await aFile(gzipSync(lines), 'crm.jsonl.gz');
    const done = await commitImport(file, { path, recipe: aRecipe({ file: json }) }, aContext());
    expect(refusalOf(done)).toBe('not refused');
    const { partnerKeys, metrics } = readSnapshot(file);
    expect([partnerKeys, Array.from(metrics[0]?.values ?? [])]).toEqual([
      ['007', 'b'],
      [1.25, 2],
    ]);
  });

  it('keep a field named __proto__ as a column like any other', async () => {
    const seen = await preview(await aFile('[{"__proto__":{"polluted":"yes"},"id":"a"}]'));
    expect(seen).toMatchObject({
      ok: true,
      value: { columns: [{ header: '__proto__.polluted' }, { header: 'id' }] },
    });
    expect('polluted' in {}).toBe(false);
  });

  it('are refused with their place where the file is no such list', async () => {
    const good = '{"id":"a","amount":1,"day":"2026-01-01","region":"N"}';
    const broken: readonly string[] = [
      `[${good}`,
      `[${good},`,
      `[${good},]`,
      `[${good}] ${good}`,
      `${good}\n{"id":`,
      `${good},${good}`,
      `[${good},{id:1}]`,
      `[${good},7]`,
      `[[1,2],[3,4]]`,
      `[]`,
      `{"id":"a\\u0000b","amount":1,"day":"","region":""}`,
      `{"id":${'['.repeat(100)}${']'.repeat(100)}}`,
      `{"id":"${'x'.repeat(17 << 20)}"}`,
      `{${Array.from({ length: 2000 }, (_, index) => `"f${index}":1`).join()}}`,
    ];
    const refused = await Promise.all(
      broken.map(async (text) =>
        refusalOf(await check(await aFile(text, 't.json'), aRecipe({ file: json }))),
      ),
    );
    expect(refused).toEqual([
      't.json, record 1: a file that ends too early',
      't.json, record 1: a file that ends too early',
      't.json, record 2: "]" there',
      't.json, record 2: "{" there',
      't.json, record 2: a file that ends too early',
      't.json, record 2: "," there',
      't.json, record 2: text that is no JSON',
      't.json, record 2: "7" there',
      't.json, record 1: "[" there',
      't.json: none',
      't.json, record 1: a NUL character',
      't.json, record 1: lists and objects more than 64 deep',
      't.json, record 1: a record of more than 16 MB',
      't.json: more',
    ]);
  });

  it('never throw, whatever bytes of them are changed', async () => {
    const whole = Buffer.from(list);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [place, value] of changes) {
            bytes[place] = value;
          }
          const path = await aFile(bytes, 't.json');
          expect((await check(path, aRecipe({ file: json }))).ok).toBeTypeOf('boolean');
          expect((await preview(path)).ok).toBeTypeOf('boolean');
        },
      ),
      { numRuns: 80 },
    );
  });
});
