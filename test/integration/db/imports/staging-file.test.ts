import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordWriter } from '#db/imports/staging/record.ts';
import { createStagingFile, type StagedTable } from '#db/imports/staging/staging-file.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

type Value = string | number | null;

const columns = 'row_number INTEGER PRIMARY KEY, a TEXT, b REAL, c ANY';

/** Writes rows of one text, one REAL and one ANY value under the given rowids. */
const writeRows = (path: string, rows: readonly (readonly [number, Value, Value, Value])[]) => {
  const staging = createStagingFile(path);
  const table = staging.openTable('rows', columns);
  const record = createRecordWriter();
  for (const [rowId, a, b, c] of rows) {
    record.begin();
    record.addNull();
    if (typeof a === 'string') record.addText(a);
    else record.addNull();
    if (typeof b === 'number') record.addReal(b);
    else record.addNull();
    if (typeof c === 'number') record.addDouble(c);
    else if (typeof c === 'string') record.addText(c);
    else record.addNull();
    table.append(rowId, record);
  }
  const staged = table.finish();
  staging.finish();
  return staged;
};

const readBack = (path: string, { parts }: StagedTable) => {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    const rows = Array.from({ length: parts }, (_, part) =>
      db.prepare(`SELECT *, typeof(c) AS t FROM rows_${part} ORDER BY row_number`).raw().all(),
    ).flat();
    return { check: db.pragma('integrity_check', { simple: true }), rows };
  } finally {
    db.close();
  }
};

const expected = (rows: readonly (readonly [number, Value, Value, Value])[]) =>
  rows.map(([rowId, a, b, c]) => [
    rowId,
    a,
    b,
    c,
    c === null ? 'null' : typeof c === 'string' ? 'text' : 'real',
  ]);

describe('a staging file', () => {
  it('is a sound database without a row', async () => {
    const path = join(await aFolder(), 'staging');
    const staged = writeRows(path, []);
    expect(staged).toEqual({ name: 'rows', parts: 1, rows: 0 });
    expect(readBack(path, staged)).toEqual({ check: 'ok', rows: [] });
  });

  it('holds texts, numbers and blanks as SQLite itself would read them', async () => {
    const folder = await aFolder();
    let file = 0;
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.integer({ min: -(2 ** 48), max: 2 ** 48 }),
      fc.maxSafeInteger(),
      fc.constantFrom(0, 1, -1, 127, 128, -128, -129, 32_767, 32_768, 2 ** 31, -(2 ** 31) - 1),
    );
    const row = fc.tuple(
      fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))),
      fc.option(number),
      fc.option(fc.oneof(number, fc.string({ unit: 'grapheme', maxLength: 40 }))),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 50 }), (values) => {
        const clean = (value: Value): Value =>
          typeof value === 'string' ? value.replaceAll('\0', '') : value;
        const rows = values.map(
          ([a, b, c], index) => [(index + 1) * 3, clean(a), b, clean(c)] as const,
        );
        file += 1;
        const path = join(folder, String(file));
        const staged = writeRows(path, rows);
        expect(readBack(path, staged)).toEqual({ check: 'ok', rows: expected(rows) });
      }),
      { numRuns: 60 },
    );
  });

  it('holds rows larger than a page', async () => {
    const path = join(await aFolder(), 'staging');
    const sizes = [
      65_000, 65_450, 65_490, 65_495, 65_500, 65_505, 66_000, 131_000, 131_072, 400_000,
    ];
    const rows = sizes.map((size, index) => [index + 1, 'x'.repeat(size), index, 'é'] as const);
    const staged = writeRows(path, rows);
    expect(readBack(path, staged)).toEqual({ check: 'ok', rows: expected(rows) });
  });

  it('cuts many rows into parts with pages above pages', async () => {
    const path = join(await aFolder(), 'staging');
    const rows = Array.from(
      { length: 100_000 },
      (_, index) =>
        [index * 7 + 5, `partner ${index} ${'-'.repeat(index % 200)}`, index / 8, null] as const,
    );
    const staged = writeRows(path, rows);
    expect(staged).toEqual({ name: 'rows', parts: 2, rows: 100_000 });
    expect(readBack(path, staged)).toEqual({ check: 'ok', rows: expected(rows) });
  });

  it('holds more tables than one page can describe', async () => {
    const path = join(await aFolder(), 'staging');
    const staging = createStagingFile(path);
    const wide = Array.from({ length: 1999 }, (_, index) => `c${index} REAL`).join(', ');
    const record = createRecordWriter();
    for (let table = 0; table < 12; table += 1) {
      const open = staging.openTable(`wide${table}`, `row_number INTEGER PRIMARY KEY, ${wide}`);
      record.begin();
      record.addNull();
      for (let column = 0; column < 1999; column += 1) record.addReal(column / 2);
      open.append(1, record);
      open.finish();
    }
    staging.finish();
    const db = new BetterSqlite3(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT sum(c1998) FROM wide11_0').pluck().get()).toBe(999);
    db.close();
  });
});
