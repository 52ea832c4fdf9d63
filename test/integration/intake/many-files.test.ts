import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { expandFiles } from '#electron/engine/intake/expand-files.ts';
import { checkImport } from '#electron/engine/intake/check-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { surveyImport } from '#electron/engine/intake/survey-import.ts';
import { saveRejected } from '#electron/engine/intake/save-rejected.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aRecipe } from './support.ts';

const day1 = 'id,amount,day,region\na,1,2026-01-01,North\nb,x,2026-01-01,South\n';
/** The same columns in another order. */
const day2 = 'region,day,amount,id\nSouth,2026-01-02,4,b\nNorth,2026-01-02,2,a\n';
const empty = 'id,amount,day,region\n';

/** Writes files into a folder of the test and returns their paths, the first apart. */
const files = async (
  texts: Readonly<Record<string, string>>,
): Promise<{ readonly folder: string; readonly path: string; readonly also: string[] }> => {
  const folder = await aFolder();
  const paths = Object.keys(texts).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(folder, name), text);
  }
  const [path = '', ...also] = paths;
  return { folder, path, also };
};

const days = { 'day-3.csv': empty, 'day-2.csv': day2, 'day-1.csv': day1 };

describe('many files of one shape', () => {
  it('are one run and one step, with each file, its hash and where its rows begin', async () => {
    const file = await aWorkspace();
    const { path, also } = await files(days);
    const request = { path, also, recipe: aRecipe() };
    const progress: string[] = [];
    const done = await commitImport(
      file,
      request,
      aContext({ progress: ({ label }) => void progress.push(label) }),
    );
    expect(done.ok && done.value).toMatchObject({
      rowsRead: 4,
      rowsAccepted: 3,
      rowsRejected: 1,
      rejectedRows: [{ fileName: 'day-1.csv', rowNumber: 3 }],
    });
    expect(progress).toContain('Reading file 1 of 3');
    const [run] = readRuns(file);
    expect(run?.fileName).toBe('day-1.csv and 2 more');
    expect(run?.files.map(({ name, rowOffset, rowsRead }) => [name, rowOffset, rowsRead])).toEqual([
      ['day-1.csv', 0, 2],
      ['day-2.csv', 3, 2],
      ['day-3.csv', 6, 0],
    ]);
    expect(run?.fileBytes).toBe(day1.length + day2.length + empty.length);
    const rows = file.connection.prepare(`SELECT row_number, c0, c1 FROM source_rows_1`).raw();
    expect(rows.all()).toEqual([
      [2, 'a', 1],
      [5, 'b', 4],
      [6, 'a', 2],
    ]);
    expect(Array.from(readSnapshot(file).metrics[0]?.values ?? [])).toEqual([3, 4]);
    expect(readHistory(file.connection).steps.map(({ label }) => label)).toEqual([
      'Import day-1.csv and 2 more',
    ]);
    await walkHistory(file, 0);
    expect(readRuns(file)).toEqual([]);
    await walkHistory(file, 1);
    expect(readRuns(file)).toEqual([run]);
  });

  it('change nothing the second time, in whatever order they are named', async () => {
    const file = await aWorkspace();
    const { path, also } = await files(days);
    const recipe = aRecipe();
    await commitImport(file, { path, also, recipe }, aContext());
    const [first = '', second = ''] = also;
    const again = { path: second, also: [path, first, path], recipe };
    const done = await commitImport(file, again, aContext());
    expect(done.ok && done.value.isRepeat).toBe(true);
    expect(readRuns(file)).toHaveLength(1);
  });

  it('name the one whose shape differs, or whose bytes came before, and write nothing', async () => {
    const file = await aWorkspace();
    const recipe = aRecipe();
    const odd = await files({
      ...days,
      'day-4.csv': 'id,betrag,day,region\nc,1,2026-01-04,West\n',
    });
    const refused = await commitImport(file, { ...odd, recipe }, aContext());
    expect(refused).toMatchObject({
      ok: false,
      error: { where: 'day-4.csv, row 1', expected: 'a column "amount"' },
    });
    const twins = await files({ ...days, 'copy of day-2.csv': day2 });
    expect(await commitImport(file, { ...twins, recipe }, aContext())).toMatchObject({
      ok: false,
      error: { where: 'day-2.csv', found: 'the same bytes as in copy of day-2.csv' },
    });
    expect(readRuns(file)).toEqual([]);
    expect(readHistory(file.connection).steps).toEqual([]);
  });

  it('give their rejected rows with the file and its own row number', async () => {
    const { folder, path, also } = await files(days);
    const target = join(folder, 'rejected.csv');
    const request = { path, also, recipe: aRecipe(), what: 'rejected' as const, target };
    expect(await saveRejected(null, request, aContext())).toEqual({ ok: true, value: { rows: 1 } });
    expect((await readFile(target, 'utf8')).split('\r\n')).toEqual([
      '\ufeffFile,Row,Reason,id,amount,day,region',
      'day-1.csv,3,"Expected a number in ""amount"".",b,x,2026-01-01,South',
      '',
    ]);
  });

  it('have banner rows above and totals below each of them, and columns under the first headers', async () => {
    const banner = 'Report of the day,,,\n';
    const total = (sum: number): string => `Total,${sum},,\n`;
    const { folder, path, also } = await files({
      'day-1.csv': `${banner}id,amount,day,region\na,1,2026-01-01,North\n${total(1)}`,
      'day-2.csv': `${banner}region,day,amount,id\nSouth,2026-01-02,x,b\nNorth,2026-01-02,2,a\n,,2,Total\n`,
    });
    const recipe = aRecipe({
      file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 2 },
      totalRows: { column: 'id', texts: ['Total'] },
    });
    const file = await aWorkspace();
    const done = await commitImport(file, { path, also, recipe }, aContext());
    expect(done.ok && done.value).toMatchObject({ rowsRead: 5, rowsAccepted: 2, rowsLeftOut: 2 });
    expect(done.ok && done.value.leftOutRows).toMatchObject([
      { fileName: 'day-1.csv', rowNumber: 1 },
      { fileName: 'day-2.csv', rowNumber: 1 },
      { fileName: 'day-1.csv', rowNumber: 4, cells: ['Total', '1', '', ''] },
      { fileName: 'day-2.csv', rowNumber: 5, cells: ['Total', '2', '', ''] },
    ]);
    expect(
      file.connection.prepare('SELECT row_number FROM left_out_row ORDER BY 1').pluck().all(),
    ).toEqual([1, 4, 5, 9]);
    const target = join(folder, 'rejected.csv');
    await saveRejected(null, { path, also, recipe, what: 'rejected', target }, aContext());
    expect((await readFile(target, 'utf8')).split('\r\n')[1]).toBe(
      'day-2.csv,3,"Expected a number in ""amount"".",b,x,2026-01-02,South',
    );
  });

  it('look keys up in another source, wherever the column stands', async () => {
    const file = await aWorkspace();
    const table = await files({ 'areas.csv': 'id,amount,day,region\nNorth,7,2026-01-01,N\n' });
    const areas = aRecipe({ source: { name: 'Areas', department: '' } });
    await commitImport(file, { path: table.path, recipe: areas }, aContext());
    const { path, also } = await files(days);
    const recipe = aRecipe({
      lookups: [
        {
          source: 'Areas',
          match: [{ column: 'region', in: 'id' }],
          take: [{ column: 'amount', as: 'area size', type: 'number' }],
          duplicates: 'refuse',
          orphans: 'keep',
        },
      ],
    });
    const done = await commitImport(file, { path, also, recipe }, aContext());
    expect(done.ok && done.value.findings.lookups).toMatchObject([
      { matched: 2, orphanRows: 2, orphans: [{ key: 'South', rows: 2 }] },
    ]);
  });

  it('come to the same as one file with all rows', async () => {
    const row = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      amount: fc.integer({ min: -999, max: 999 }),
    });
    const text = (rows: readonly { readonly id: string; readonly amount: number }[]): string =>
      empty + rows.map(({ id, amount }) => `${id},${amount},2026-01-01,North\n`).join('');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.array(row, { minLength: 1, maxLength: 5 }), {
          minLength: 2,
          maxLength: 4,
          selector: text,
        }),
        async (parts) => {
          const split = await files(
            Object.fromEntries(parts.map((part, place) => [`part-${place}.csv`, text(part)])),
          );
          const whole = await files({ 'whole.csv': text(parts.flat()) });
          const recipe = aRecipe();
          const counts = async (request: typeof split): Promise<unknown> => {
            const file = await aWorkspace();
            const done = await commitImport(file, { ...request, recipe }, aContext());
            const [metric] = readSnapshot(file).metrics;
            return [done.ok && done.value, Array.from(metric?.values ?? [])];
          };
          expect(await counts(split)).toEqual(await counts(whole));
        },
      ),
      { numRuns: 5 },
    );
  });

  it('stop at a cancel within their reading and leave nothing', async () => {
    const file = await aWorkspace();
    const rows = Array.from({ length: 20_000 }, (_, row) => `p${row},1,2026-01-01,North\n`);
    const { path, also } = await files(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, place) => [
          `day-${place + 10}.csv`,
          `${empty}z${place},1,2026-01-01,North\n${rows.join('')}`,
        ]),
      ),
    );
    const controller = new AbortController();
    const done = await checkImport(
      file,
      { path, also, recipe: aRecipe() },
      aContext({
        signal: controller.signal,
        progress: ({ label }) => {
          if (label.startsWith('Reading file')) controller.abort();
        },
      }),
    );
    expect(done).toMatchObject({ ok: false, error: { type: 'Cancelled' } });
    expect(readRuns(file)).toEqual([]);
  });
});

describe('a survey of files', () => {
  const survey = async (texts: Readonly<Record<string, string>>, recipe: Recipe | null) => {
    const { path, also } = await files(texts);
    const done = await surveyImport({ path, also, recipe }, aContext());
    return done.ok && done.value.map(({ name, fit, detail }) => [name, fit, detail]);
  };

  it('finds the shape of most, and says what others have instead', async () => {
    const odd = {
      'day-0.csv': 'id;betrag;day;region\nc;1;2026-01-04;West\n',
      'logo.csv': '\u0089PNG',
    };
    const same = Object.keys(days)
      .sort()
      .map((name) => [name, 'fits', '']);
    expect(await survey({ ...days, ...odd }, null)).toEqual([
      ['day-0.csv', 'differs', 'lacks "amount", has "betrag"'],
      ...same,
      ['logo.csv', expect.stringMatching(/differs|unreadable/u), expect.any(String)],
    ]);
    expect(await survey({ ...days, 'all.json': '[{"id":"a"}]' }, null)).toEqual([
      ['all.json', 'differs', 'lacks "amount", "day" and "region"'],
      ...same,
    ]);
  });

  it('asks a recipe where there is one', async () => {
    const recipe = aRecipe();
    const more = 'note,id,amount,day,region\nx,a,1,2026-01-01,North\n';
    expect(await survey({ 'a.csv': more, 'b.csv': 'id,amount\na,1\n' }, recipe)).toEqual([
      ['a.csv', 'fits', ''],
      ['b.csv', 'differs', 'lacks "day" and "region"'],
    ]);
  });
});

describe('the files that a command line names', () => {
  it('are files, the data files of folders, and patterns; each once and by name', async () => {
    const { folder } = await files({ ...days, 'notes.md': '', '[a].csv': empty });
    await mkdir(join(folder, 'day-folder.csv'));
    const names = async (...words: readonly string[]): Promise<unknown> => {
      const found = await expandFiles(words.map((word) => join(folder, word)));
      return found.ok
        ? found.value.map((path) => path.slice(folder.length + 1))
        : found.error.found;
    };
    expect(await names('day-*.csv')).toEqual(['day-1.csv', 'day-2.csv', 'day-3.csv']);
    expect(await names('day-?.csv', 'day-1.csv')).toHaveLength(3);
    expect(await names('.')).toEqual(['[a].csv', 'day-1.csv', 'day-2.csv', 'day-3.csv']);
    expect(await names('[a].csv')).toEqual(['[a].csv']);
    expect(await names('week-*.csv')).toBe('none');
  });
});
