import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, openSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { takeFiles } from '#electron/engine/intake/jobs/take-files.ts';
import { createCellRow, rowTexts } from '#electron/engine/intake/source/cell-row.ts';
import { readDelimited } from '#electron/engine/intake/source/read-delimited.ts';
import { ReadRefusal } from '#electron/engine/intake/source/read-signal.ts';
import { openSourceFile } from '#electron/engine/intake/source/source-file.ts';
import { createRowSplitter } from '#electron/engine/intake/source/split-row.ts';
import type { DelimitedFormat } from '#shared/model/recipe.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aFile, aMetric, aRecipe, check, preview, refusalOf } from './support.ts';

const header = 'id,amount,day,region\n';

const utf16 = (text: string, mark: string, swap: boolean): Buffer => {
  const bytes = Buffer.concat([Buffer.from(mark, 'hex'), Buffer.from(text, 'utf16le')]);
  return swap ? Buffer.from(bytes.subarray(mark.length / 2).swap16()) : bytes;
};

describe('a delimited file', () => {
  it('gives its rows with the lines they start in, whatever ends a line', async () => {
    const lines = [
      'id,amount,day,region',
      'a,1,2026-01-01,"North\nEast"',
      '',
      'b,2,2026-01-02,"say ""hi"""',
      'c,x,,South',
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      const path = await aFile(lines.join(end));
      const read = await check(path, aRecipe());
      expect(read.ok && { ...read.value, fileSha256: '', fileBytes: 0, files: [] }).toEqual({
        fileName: 'table.csv',
        fileBytes: 0,
        fileSha256: '',
        files: [],
        layouts: [{ fileName: 'table.csv', headers: ['id', 'amount', 'day', 'region'] }],
        rowsRead: 3,
        rowsAccepted: 2,
        rowsRejected: 1,
        rowsLeftOut: 0,
        findings: {
          headers: ['id', 'amount', 'day', 'region'],
          names: ['id', 'amount', 'day', 'region'],
          headerChanges: [],
          leftOut: [],
          misfits: [{ header: 'amount', text: 'x', taken: null, cells: 1 }],
          lookups: [],
          lookupRuns: [],
          rateGaps: [],
        },
        leftOutRows: [],
        reasons: [{ reason: 'Expected a number in "amount".', rows: 1 }],
        rejectedRows: [
          {
            rowNumber: 6,
            reason: 'Expected a number in "amount".',
            cells: ['c', 'x', '', 'South'],
          },
        ],
        partnerKeys: ['a', 'b'],
      });
    }
  });

  it('is read alike in every encoding, with and without a mark', async () => {
    const text = `${header}Ä-1,1.5,2026-01-01,Zürich\n`;
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['utf-8', Buffer.from(text)],
      ['utf-8', Buffer.from(`\ufeff${text}`)],
      ['utf-16le', utf16(text, 'fffe', false)],
      ['utf-16le', utf16(text, '', false)],
      ['utf-16be', utf16(text, '', true)],
      ['windows-1252', Buffer.from(text, 'latin1')],
    ];
    for (const [encoding, bytes] of files) {
      const path = await aFile(bytes);
      const seen = await preview(path);
      expect(seen.ok && seen.value.sampleRows).toEqual([['Ä-1', '1.5', '2026-01-01', 'Zürich']]);
      expect(seen.ok && seen.value.guess.file).toEqual({
        kind: 'delimited',
        encoding,
        delimiter: ',',
        headerRow: 1,
      });
    }
  });

  it('keeps `__proto__` and its kin as headers like any other', async () => {
    const path = await aFile('__proto__,constructor,toString\np1,2,x\n');
    const recipe = aRecipe({
      columns: [
        { header: '__proto__', type: 'text' },
        { header: 'constructor', type: 'number' },
        { header: 'toString', type: 'text' },
      ],
      key: '__proto__',
      orderedBy: null,
      attributes: [{ code: '__proto__', name: 'x', header: 'toString', role: 'attribute' }],
      metrics: [aMetric('__proto__', 'constructor', 'sum')],
    });
    const read = await check(path, recipe);
    expect(read.ok && [read.value.partnerKeys, read.value.rowsAccepted]).toEqual([['p1'], 1]);
  });

  it('rejects rows with fewer or more cells, and with text behind a closing quote', async () => {
    const path = await aFile(
      `${header}a,1,2026-01-01\nb,1,2026-01-01,x,y\n"c"d,1,2026-01-01,x\n,1,2026-01-01,x\n1.5E+10,1,2026-01-01,x\ne,1,31.01.2026,x\nf,1,,\n`,
    );
    const read = await check(path, aRecipe());
    expect(read.ok && read.value.rejectedRows.map((row) => [row.rowNumber, row.reason])).toEqual([
      [2, 'Expected 4 cells, found fewer.'],
      [3, 'Expected 4 cells, found more.'],
      [4, 'Expected a delimiter behind the closing quote of cell 1.'],
      [5, 'Expected a partner key in "id".'],
      [6, 'Expected a whole key in "id", not a number that a spreadsheet rounded.'],
      [7, 'Expected a date in "day".'],
    ]);
    expect(read.ok && read.value.partnerKeys).toEqual(['f']);
  });

  it('rejects amounts that change their currency or their percent sign within a column', async () => {
    const path = await aFile(`${header}a,€5,,\nb,$5,,\nc,€7,,\nd,0,,\ne,5%,,\n`);
    const read = await check(path, aRecipe());
    expect(read.ok && read.value.reasons).toEqual([
      { reason: 'Expected one currency in "amount", not two.', rows: 1 },
      { reason: 'Expected "amount" with a percent sign everywhere or nowhere.', rows: 1 },
    ]);
  });

  it('lets a column that nothing is read from cost no row', async () => {
    const path = await aFile(`${header}a,x,never,North\n`);
    const read = await check(path, aRecipe({ orderedBy: null, metrics: [] }));
    expect(read.ok && [read.value.rowsAccepted, read.value.reasons]).toEqual([1, []]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['0 bytes', '', 'table.csv: an empty file of 0 bytes'],
    ['a header alone', header, 'table.csv: a header row and nothing below it'],
    ['blank lines alone', '\n\n  \n', 'table.csv: no row at or below row 1'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'table.csv: a PNG picture'],
    ['a PDF', '%PDF-1.7\n', 'table.csv: a PDF'],
    ['a database', 'SQLite format 3\0', 'table.csv: an SQLite database'],
    ['an archive', Buffer.from('425a6839', 'hex'), 'table.csv: a file compressed with bzip2'],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      'table.csv: an old Excel file (.xls) or one with a password',
    ],
    ['a web page', '<!doctype html><table><tr><td>1', 'table.csv: an XML or HTML document'],
    ['JSON', '[{"id": 1}]', 'table.csv: JSON records'],
    [
      'a quote that is never closed',
      `${header}a,1,2026-01-01,x\nb,1,2026-01-01,"North\nc,1,2026-01-01,x\n`,
      'table.csv, line 3: a quote that is opened in this line and never closed',
    ],
    [
      'a NUL',
      `${header}a,1,2026-01-01,x\nb\0,1,,\n`,
      'table.csv, line 3: a NUL byte, which text does not have',
    ],
    [
      'bytes of another encoding',
      Buffer.from(`${header}a,1,2026-01-01,x\nb,1,,Zürich\n`, 'latin1'),
      'table.csv, line 3, byte 0xfc: bytes that this encoding does not have',
    ],
  ])('of %s is refused with its place', async (_, content, expected) => {
    expect(refusalOf(await check(await aFile(content), aRecipe()))).toBe(expected);
  });

  it('that is not there, or is a folder, is refused', async () => {
    const folder = await aFolder();
    expect(refusalOf(await check(join(folder, 'none.csv'), aRecipe()))).toBe(
      'none.csv: no file at this place',
    );
    expect(refusalOf(await check(folder, aRecipe()))).toMatch(/: a folder( or a device)?$/u);
  });

  it('without the columns of the recipe is refused before a row is read', async () => {
    expect(refusalOf(await check(await aFile('id;amount\n1;2\n'), aRecipe()))).toBe(
      'table.csv, row 1: no such header, but "id;amount"',
    );
  });

  it('of 10,000 columns is refused by the preview', async () => {
    const path = await aFile(
      `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n1\n`,
    );
    expect(refusalOf(await preview(path))).toBe('table.csv, row 1: 10,000 columns');
  });

  it('of random bytes ends in a refusal or a preview, never in a throw', async () => {
    const file = await aFile('x');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (bytes) => {
        const path = `${file}-${randomBytes(4).toString('hex')}`;
        const descriptor = openSync(path, 'w');
        writeSync(descriptor, bytes);
        closeSync(descriptor);
        expect([true, false]).toContain((await preview(path)).ok);
      }),
      { numRuns: 150 },
    );
  });

  it('with one cell of 20 MB is read, with one of 70 MB refused', async () => {
    const large = await aFile(`${header}a,1,2026-01-01,"${'x\n'.repeat(10 << 20)}"\nb,1,,\n`);
    const read = await check(large, aRecipe());
    expect(read.ok && read.value.partnerKeys).toEqual(['a', 'b']);
    const tooLarge = await aFile(`${header}a,1,2026-01-01,${'x'.repeat(70 << 20)}\n`);
    expect(refusalOf(await check(tooLarge, aRecipe()))).toBe('table.csv, line 2: a longer one');
  });

  it('that changes while it is read is refused', async () => {
    const path = await aFile(`${header}a,1,2026-01-01,x\n`);
    const change = (how: () => void) =>
      takeFiles(
        [path],
        aRecipe(),
        [],
        () => {
          how();
          return { accept: null, reject: null };
        },
        () => undefined,
        null,
      ).then(
        () => 'not refused',
        (error: unknown) => (error instanceof ReadRefusal ? error.refusal.expected : String(error)),
      );
    const expected = 'a file that stays as it is while it is read';
    expect(await change(() => appendFileSync(path, 'b,1,,\n'))).toBe(expected);
    expect(await change(() => utimesSync(path, 1, 1))).toBe(expected);
    expect(await change(() => undefined)).toBe('not refused');
  });
});

describe('the splitter of rows', () => {
  const delimiter = fc.constantFrom(',', ';', '\t', '|');
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('ab,;|\t"\n\r \'é€')), maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', '')),
  );
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  });

  /** Quotes every cell that needs it, and no other. */
  const print = (rows: readonly (readonly string[])[], cut: string, end: string): string =>
    rows
      .map((row) =>
        row
          .map((text) =>
            /["\r\n]/u.test(text) || text.includes(cut) ? `"${text.replaceAll('"', '""')}"` : text,
          )
          .join(cut),
      )
      .join(end);

  const split = (text: string, cut: string): readonly (readonly string[])[] => {
    const row = createCellRow();
    const bytes = Buffer.from(text);
    row.bytes = bytes;
    const splitter = createRowSplitter(cut);
    const rows: (readonly string[])[] = [];
    for (let at = 0; at < bytes.length;) {
      at = splitter.split(row, at, bytes.length, true);
      rows.push(rowTexts(row));
    }
    return rows;
  };

  it('reads back every table that is printed with quotes', () => {
    fc.assert(
      fc.property(table, delimiter, fc.constantFrom('\n', '\r\n', '\r'), (rows, cut, end) => {
        expect(split(print(rows, cut, end), cut)).toEqual(rows);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with another parser', () => {
    fc.assert(
      fc.property(table, delimiter, (rows, cut) => {
        const text = print(rows, cut, '\r\n');
        const parsed = Papa.parse<string[]>(text, { delimiter: cut, newline: '\r\n' });
        expect(split(text, cut)).toEqual(parsed.data);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same rows wherever the file is cut into pieces', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [
      `p${index}`,
      index % 7 === 0 ? `line\r\nbreak "${index}"` : 'é'.repeat(index % 90),
    ]);
    const path = await aFile(print(rows, ',', '\r\n'));
    const format: DelimitedFormat = {
      kind: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 1,
    };
    const file = openSourceFile(path);
    const found: (readonly string[])[] = [];
    readDelimited(
      file,
      format,
      (row) => found.push(rowTexts(row)) > 0,
      () => undefined,
    );
    file.close();
    expect(found).toEqual(rows);
  });
});
