import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRuns } from '#db/imports/read-runs.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { saveRejected } from '#electron/engine/intake/save-rejected.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { savedRows } from '#shared/model/run-findings.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aRecipe, check, preview, refusalOf } from './support.ts';

const report = [
  'Sales report',
  'printed 2026-03-31',
  'id,amount,day,region',
  'a,10,2026-01-01,North',
  ',10,,Subtotal North',
  'b,See DN-304,2026-01-02,South',
  'c,Free,Date Not Captured,South',
  'd,5,2026-01-03,South',
  'Total,15,,',
  'Total,15,,',
].join('\n');

const rules = aRecipe({
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 3 },
  totalRows: { column: 'id', texts: ['', 'Total'] },
  leaveOut: [{ column: 'region', texts: ['Subtotal*'] }],
  columns: [
    { header: 'id', type: 'text' },
    {
      header: 'amount',
      type: 'number',
      misfits: [
        { texts: ['See DN-*'], take: 'missing' },
        { texts: ['free'], take: 'value', value: '0' },
      ],
    },
    {
      header: 'day',
      type: 'date',
      misfits: [{ texts: ['Date Not Captured'], take: 'missing' }],
    },
    { header: 'region', type: 'text' },
  ],
});

const leftOut = [
  { reason: 'Banner row above the header.', rows: 2 },
  { reason: '"region" is "Subtotal*".', rows: 1 },
  { reason: 'Total row at the end of the table.', rows: 2 },
];

describe('rows that are no data', () => {
  it('are left out by rule, counted apart from rejected rows and kept with the run', async () => {
    const file = await aWorkspace();
    const path = await aFile(report);
    const done = await commitImport(file, { path, recipe: rules }, aContext());
    expect(done.ok && { ...done.value, leftOutRows: done.value.leftOutRows.length }).toEqual({
      rowsRead: 7,
      rowsAccepted: 4,
      rowsRejected: 0,
      rowsLeftOut: 3,
      leftOutRows: 5,
      findings: {
        headers: ['id', 'amount', 'day', 'region'],
        names: ['id', 'amount', 'day', 'region'],
        headerChanges: [],
        leftOut,
        misfits: [
          { header: 'amount', text: 'See DN-304', taken: '', cells: 1 },
          { header: 'amount', text: 'Free', taken: '0', cells: 1 },
          { header: 'day', text: 'Date Not Captured', taken: '', cells: 1 },
        ],
        lookups: [],
        lookupRuns: [],
        rateGaps: [],
      },
      partnersNew: 4,
      partnersKnown: 0,
      reasons: [],
      rejectedRows: [],
      isRepeat: false,
    });
    const rows = (sql: string): readonly unknown[] => file.connection.prepare(sql).raw().all();
    expect(rows('SELECT row_number, cells FROM left_out_row')).toEqual([
      [1, '["Sales report"]'],
      [2, '["printed 2026-03-31"]'],
      [5, '["","10","","Subtotal North"]'],
      [9, '["Total","15","",""]'],
      [10, '["Total","15","",""]'],
    ]);
    expect(rows('SELECT run_id, row_number, header, text, taken FROM cell_issue')).toEqual([
      [1, 6, 'amount', 'See DN-304', ''],
      [1, 7, 'amount', 'Free', '0'],
      [1, 7, 'day', 'Date Not Captured', ''],
    ]);
    expect(rows('SELECT c0, c1, c2 FROM source_rows_1')).toEqual([
      ['a', 10, '2026-01-01'],
      ['b', null, '2026-01-02'],
      ['c', 0, null],
      ['d', 5, '2026-01-03'],
    ]);
    expect(readRuns(file).map(({ findings }) => findings.leftOut)).toEqual([leftOut]);
  });

  it('are rows like any other where a row of data follows', async () => {
    const path = await aFile('id,amount,day,region\na,1,,\n,1,,\nTotal,2,,\nb,2,,\n,3,,\n');
    const read = await check(path, aRecipe({ totalRows: { column: 'id', texts: ['', 'Total'] } }));
    expect(
      read.ok && [read.value.partnerKeys, read.value.reasons, read.value.findings.leftOut],
    ).toEqual([
      ['a', 'Total', 'b'],
      [{ reason: 'Expected a partner key in "id".', rows: 1 }],
      [{ reason: 'Total row at the end of the table.', rows: 1 }],
    ]);
  });

  it('are saved as CSV, each kind by itself', async () => {
    const path = await aFile(report);
    const folder = await aFolder();
    const texts: string[] = [];
    for (const what of savedRows) {
      const target = join(folder, `${what}.csv`);
      await saveRejected(null, { path, recipe: rules, what, target }, aContext());
      texts.push(await readFile(target, 'utf8'));
    }
    expect(texts.map((text) => text.split('\r\n').slice(0, -1))).toEqual([
      ['\ufeffRow,Reason,id,amount,day,region'],
      [
        '\ufeffRow,Reason,id,amount,day,region',
        '1,Banner row above the header.,Sales report',
        '2,Banner row above the header.,printed 2026-03-31',
        '5,"""region"" is ""Subtotal*"".",,10,,Subtotal North',
        '9,Total row at the end of the table.,Total,15,,',
        '10,Total row at the end of the table.,Total,15,,',
      ],
      [
        '\ufeffRow,Column,Text,Taken as',
        '6,amount,See DN-304,(no value)',
        '7,amount,Free,0',
        '7,day,Date Not Captured,(no value)',
      ],
    ]);
  });

  it('count what does not fit in every column of a rejected row', async () => {
    const path = await aFile('id,amount,day,region\na,x,never,\nb,x,2026-01-01,\nc,1,never,\n');
    const read = await check(path, aRecipe());
    expect(read.ok && read.value.findings.misfits).toEqual([
      { header: 'amount', text: 'x', taken: null, cells: 2 },
      { header: 'day', text: 'never', taken: null, cells: 2 },
    ]);
  });

  it('are refused where their column is not in the recipe, or the rule cannot be followed', async () => {
    const path = await aFile(report);
    const refused = async (over: Partial<Recipe>): Promise<string> =>
      refusalOf(await check(path, { ...rules, ...over }));
    expect([
      await refused({ leaveOut: [{ column: 'gone', texts: ['x'] }] }),
      await refused({
        columns: rules.columns.map((column) => ({
          ...column,
          ...(column.type === 'text'
            ? { misfits: [{ texts: ['x'], take: 'missing' as const }] }
            : {}),
        })),
      }),
    ]).toEqual([
      'Recipe Sales: no column "gone" in the recipe',
      'Recipe Sales, column id: a column of texts, where everything fits',
    ]);
  });
});

describe('total rows of a file', () => {
  it('are guessed with evidence, and the other guesses rest on the rows above', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `P${index},${index}.5,North`);
    const path = await aFile(['id,amount,region', ...lines, ',450,'].join('\n'));
    const seen = await preview(path);
    expect(
      seen.ok && [
        seen.value.guess.totalRows,
        seen.value.evidence.find(({ about }) => about === 'totalRows')?.evidence,
        seen.value.evidence.find(({ about }) => about === 'key')?.evidence,
        seen.value.rowsRead,
      ],
    ).toEqual([
      { column: 'id', texts: [''] },
      'Row 32 ends the table, without a key. Its number in "amount" is the sum of the rows above.',
      'Every one of 30 rows has another value.',
      30,
    ]);
    const again = await preview(path, seen.ok ? seen.value.guess : null);
    expect(again.ok && [again.value.guess.totalRows, again.value.rowsRead]).toEqual([
      { column: 'id', texts: [''] },
      30,
    ]);
  });
});
