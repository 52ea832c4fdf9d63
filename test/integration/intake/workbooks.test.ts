import { truncate } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isDateFormat } from '#electron/engine/intake/source/workbook/read-styles.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import {
  aFile,
  aMetric,
  aRecipe,
  aWorkbook,
  check,
  preview,
  refusalOf,
  workbookParts,
} from './support.ts';

const text = (place: string, value: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (place: string, value: string, style = 0): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;

const headerRow = row(
  1,
  text('A1', 'id') + text('B1', 'amount') + text('C1', 'day') + text('D1', 'region'),
);

const styles =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs>';

const inWorkbook = (sheet: string, over: Partial<Recipe> = {}): Recipe =>
  aRecipe({ file: { kind: 'workbook', sheet, headerRow: 1 }, ...over });

describe('a workbook', () => {
  it('gives numbers, dates, texts, results of formulas and errors as they are shown', async () => {
    const path = await aWorkbook({
      styles,
      strings:
        '<si><t>id</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>A&amp;B_x000a_C</t></si>',
      sheets: [
        {
          name: 'Sales &amp; more',
          rows:
            row(
              1,
              `<c r="A1" t="s"><v>0</v></c>${text('B1', 'amount')}${text('C1', 'day')}${text('D1', 'region')}`,
            ) +
            row(
              2,
              `<c r="A2" t="s"><v>1</v></c>${number('B2', '1234.5')}${number('C2', '45382', 1)}${text('D2', '&lt;b&gt;')}`,
            ) +
            row(
              3,
              `<c r="A3" t="s"><v>2</v></c><c r="B3"><f>B2*2</f><v>2469</v></c>${number('C3', '45382.5', 2)}<c r="D3" t="b"><v>1</v></c>`,
            ) +
            row(
              4,
              `${number('A4', '7')}<c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="d"><v>2026-03-31T00:00:00</v></c>${text('D4', 'x')}`,
            ) +
            row(
              6,
              `${number('A6', '123456789012345680')}${number('B6', '0.1', 4)}${number('C6', '3', 3)}`,
            ),
        },
        { name: 'Hidden', state: 'hidden', rows: row(1, text('A1', 'x')) },
      ],
    });
    const seen = await preview(path);
    expect(seen.ok && [seen.value.sheets, seen.value.guess.file, seen.value.sampleRows]).toEqual([
      ['Sales & more', 'Hidden'],
      { kind: 'workbook', sheet: 'Sales & more', headerRow: 1 },
      [
        ['rich text', '1234.5', '2024-03-31', '<b>'],
        ['A&B\nC', '2469', '2024-03-31T12:00:00', 'TRUE'],
        ['7', '#N/A', '2026-03-31', 'x'],
        ['123456789012345680', '0.1', '3', ''],
      ],
    ]);
    expect(seen.ok && seen.value.evidence[0]).toEqual({
      about: 'sheet',
      guess: 'Sales & more',
      evidence: 'It is the first of 1 visible sheets. Hidden: "Hidden".',
    });
    const read = await check(path, inWorkbook('Sales & more'));
    expect(read.ok && [read.value.partnerKeys, read.value.rejectedRows]).toEqual([
      ['rich text', 'A&B\nC'],
      [
        {
          rowNumber: 4,
          reason: 'Expected a number in "amount".',
          cells: ['7', '#N/A', '2026-03-31', 'x'],
        },
        {
          rowNumber: 6,
          reason: 'Expected a whole key in "id", not a number that a spreadsheet rounded.',
          cells: ['123456789012345680', '0.1', '3'],
        },
      ],
    ]);
  });

  it('of the 1904 system gives its own dates', async () => {
    const path = await aWorkbook({
      styles,
      is1904: true,
      sheets: [{ name: 'A', rows: headerRow + row(2, text('A2', 'a') + number('C2', '43920', 1)) }],
    });
    const seen = await preview(path);
    expect(seen.ok && seen.value.sampleRows).toEqual([['a', '', '2024-03-31', '']]);
  });

  it('reads texts as numbers by the signs of the recipe, and numbers without them', async () => {
    const rows =
      headerRow +
      row(2, text('A2', 'a') + text('B2', '1.234,5')) +
      row(3, text('A3', 'a') + number('B3', '1234.5'));
    const path = await aWorkbook({ sheets: [{ name: 'A', rows }] });
    const read = await check(path, inWorkbook('A', { decimal: ',', thousands: '.' }));
    expect(read.ok && [read.value.rowsAccepted, read.value.reasons]).toEqual([2, []]);
  });

  it('keeps rows in their places: gaps are blank, cells behind the header are too many', async () => {
    const rows =
      row(3, text('B3', 'amount') + text('D3', '__proto__')) +
      row(5, text('D5', 'x')) +
      row(1_048_576, number('B1048576', '1') + number('E1048576', '2'));
    const path = await aWorkbook({ sheets: [{ name: 'A', rows }] });
    const recipe = inWorkbook('A', {
      file: { kind: 'workbook', sheet: 'A', headerRow: 2 },
      columns: [
        { header: 'Column 1', type: 'text' },
        { header: '__proto__', type: 'text' },
      ],
      key: '__proto__',
      orderedBy: null,
      attributes: [],
      metrics: [aMetric('rows', null, 'count')],
    });
    const read = await check(path, recipe);
    expect(read.ok && [read.value.partnerKeys, read.value.rejectedRows]).toEqual([
      ['x'],
      [
        {
          rowNumber: 1_048_576,
          reason: 'Expected 4 cells, found more.',
          cells: ['', '1', '', '', '2'],
        },
      ],
    ]);
  });

  it('ignores what a sheet says of its size', async () => {
    const path = await aWorkbook({
      sheets: [{ name: 'A', rows: '' }],
      parts: {
        'xl/worksheets/sheet1.xml': `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${headerRow}${row(2, text('A2', 'a'))}</sheetData></worksheet>`,
      },
    });
    const read = await check(path, inWorkbook('A'));
    expect(read.ok && read.value.partnerKeys).toEqual(['a']);
  });

  const oneSheet = (rows: string) => ({ sheets: [{ name: 'A', rows }] });

  it.each<[string, Parameters<typeof workbookParts>[0], string]>([
    [
      'declares entities',
      {
        ...oneSheet(''),
        parts: {
          'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><worksheet><sheetData>${row(1, text('A1', '&a;'))}</sheetData></worksheet>`,
        },
      },
      'a document type, which no workbook needs',
    ],
    ['uses unknown entities', oneSheet(row(1, text('A1', '&a;'))), 'the unknown entity &a;'],
    ['has a tag inside a tag', oneSheet(`${headerRow}<row r="2"><c`), 'a tag inside a tag'],
    [
      'breaks off',
      {
        ...oneSheet(''),
        parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${headerRow}` },
      },
      'a document that breaks off',
    ],
    ['closes what it did not open', oneSheet('</row>'), 'the end of "row" without its beginning'],
    ['has rows out of order', oneSheet(row(2, '') + row(1, '')), 'row 1 behind row 2'],
    [
      'has cells out of order',
      oneSheet(row(1, text('B1', 'x') + text('A1', 'y'))),
      'a cell out of its place (A1)',
    ],
    [
      'has columns beyond the format',
      oneSheet(row(1, text('ZZZZ1', 'x'))),
      'a cell out of its place (ZZZZ1)',
    ],
    [
      'refers to texts it does not have',
      oneSheet(row(1, '<c r="A1" t="s"><v>9</v></c>')),
      'a cell with the unknown text number 9',
    ],
    ['nests without end', oneSheet('<a>'.repeat(300)), 'elements nested too deep'],
  ])('that %s is refused', async (_, workbook, expected) => {
    expect(refusalOf(await check(await aWorkbook(workbook), inWorkbook('A')))).toBe(
      `table.xlsx: ${expected}`,
    );
  });

  it('that would unpack to far more than it is, is refused before it is unpacked', async () => {
    const parts = workbookParts(oneSheet(''));
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(30 << 20);
    const path = await aFile(zipSync(parts), 'table.xlsx');
    expect(refusalOf(await check(path, inWorkbook('A')))).toMatch(
      /^table\.xlsx: one of 30 MB in \d+ kB$/u,
    );
  });

  it('that is cut off, flipped in a bit, or no workbook at all is refused', async () => {
    const parts = workbookParts(oneSheet(headerRow + row(2, text('A2', 'a'))));
    const bytes = zipSync(parts);
    const cut = await aFile(bytes, 'table.xlsx');
    await truncate(cut, bytes.length - 30);
    expect(refusalOf(await check(cut, inWorkbook('A')))).toMatch(/: a damaged archive \(/u);
    const stored = zipSync(parts, { level: 0 });
    const place = Buffer.from(stored).indexOf('inlineStr"><is><t>a<') + 18;
    stored[place] = (stored[place] ?? 0) ^ 2;
    expect(refusalOf(await check(await aFile(stored, 'table.xlsx'), inWorkbook('A')))).toBe(
      'table.xlsx: a part whose checksum does not hold ("xl/worksheets/sheet1.xml")',
    );
    const other = await aFile(zipSync({ 'a.txt': strToU8('x') }), 'table.xlsx');
    expect(refusalOf(await check(other, inWorkbook('A')))).toBe(
      'table.xlsx: a ZIP archive of another kind',
    );
    const twice = zipSync({ '../../evil.txt': strToU8('x') });
    expect(refusalOf(await check(await aFile(twice, 'table.xlsx'), inWorkbook('A')))).toMatch(
      /: a damaged archive \(invalid relative path/u,
    );
  });

  it('never throws, whatever bytes of it are changed', async () => {
    const bytes = zipSync(workbookParts(oneSheet(headerRow + row(2, text('A2', 'a')))), {
      level: 0,
    });
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let mutation = 0; mutation < 300; mutation += 1) {
      const changed = Buffer.from(bytes);
      for (let change = 0; change <= random(4); change += 1) {
        changed[random(changed.length)] = random(256);
      }
      const result = await check(await aFile(changed, 'table.xlsx'), inWorkbook('A'));
      expect(result.ok ? 'read' : result.error.type).toMatch(/^(?:read|InputRefused)$/u);
    }
  });

  it('is refused where the recipe reads another sheet or another kind of file', async () => {
    const path = await aWorkbook(oneSheet(headerRow + row(2, text('A2', 'a'))));
    expect(refusalOf(await check(path, inWorkbook('B')))).toBe('table.xlsx: only "A"');
    expect(refusalOf(await check(path, aRecipe()))).toBe('table.xlsx: an XLSX workbook');
    expect(refusalOf(await check(await aFile('id\n1\n'), inWorkbook('A')))).toBe(
      'table.csv: a text file such as CSV',
    );
  });
});

describe('isDateFormat', () => {
  it('knows days from clocks, durations, colours and words in quotes', () => {
    const formats = [
      'dd.mm.yyyy',
      'mmm',
      '[$-407]d. mmmm yy',
      'General',
      '0.00',
      'h:mm',
      '[h]:mm:ss',
      '0 "days"',
      '[Red]0',
      '0\\d',
      '#,##0_d',
      'yyyy',
    ];
    expect(formats.filter(isDateFormat)).toEqual([
      'dd.mm.yyyy',
      'mmm',
      '[$-407]d. mmmm yy',
      'yyyy',
    ]);
  });
});
