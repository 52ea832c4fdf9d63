import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { checkImport } from '#electron/engine/intake/check-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { previewImport } from '#electron/engine/intake/preview-import.ts';
import { runReadJob } from '#electron/engine/intake/jobs/run-read-job.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aRecipe } from './support.ts';

/** Rows of 30 partners; `shift` moves the amounts a little. */
const table = (header: string, shift = 0, order = [0, 1, 2, 3]): string => {
  const rows = Array.from({ length: 30 }, (_, index) => [
    `P-${100 + index}`,
    String(1000 + index * 70 + shift),
    `2026-0${1 + (index % 3)}-11`,
    ['North', 'South', 'West'][index % 3] ?? '',
  ]);
  const line = (cells: readonly string[]): string =>
    order.map((place) => cells[place] ?? '').join(',');
  return `${[line(header.split(',')), ...rows.map(line)].join('\n')}\n`;
};

const synonymsOf = ({ columns }: Recipe) =>
  Object.fromEntries(
    columns.flatMap(({ header, synonyms }) =>
      synonyms === undefined ? [] : [[header, synonyms] as const],
    ),
  );

const firstMonth = async (): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  const path = await aFile(table('id,amount,day,region'), 'january.csv');
  await commitImport(file, { path, recipe: aRecipe() }, aContext());
  return file;
};

const sum = (file: WorkspaceFile): number =>
  readSnapshot(file).metrics[0]?.values.reduce((total, value) => total + value, 0) ?? 0;

describe('the same report with other headers', () => {
  it('maps by name, spelling and content, lists what changed, and keeps it in the recipe', async () => {
    const file = await firstMonth();
    const drifted = table('Id,Net turnover,Booked on,region', 5, [3, 0, 2, 1]);
    const path = await aFile(`Note,${drifted.replaceAll('\n', '\nx,').slice(0, -2)}`, 'feb.csv');
    const checked = await checkImport(file, { path, recipe: aRecipe() }, aContext());
    expect(checked.ok && checked.value).toMatchObject({
      rowsAccepted: 30,
      findings: {
        headerChanges: [
          {
            fileName: 'feb.csv',
            against: 'january.csv',
            renamed: [
              { column: 'id', from: 'id', to: 'Id', by: 'spelling' },
              { column: 'amount', from: 'amount', to: 'Net turnover', by: 'content' },
              { column: 'day', from: 'day', to: 'Booked on', by: 'content' },
            ],
            missing: [],
            added: ['Note'],
            reordered: true,
          },
        ],
      },
    });
    const done = await commitImport(file, { path, recipe: aRecipe() }, aContext());
    expect(done.ok && done.value.rowsAccepted).toBe(30);
    const run = readRuns(file).at(-1);
    expect(run?.findings.headerChanges).toEqual(
      checked.ok ? checked.value.findings.headerChanges : [],
    );
    expect(run === undefined ? {} : synonymsOf(run.recipe)).toEqual({
      amount: ['Net turnover'],
      day: ['Booked on'],
    });
    expect(sum(file)).toBe(30 * 1005 + 70 * 435);

    const again = await commitImport(file, { path, recipe: aRecipe() }, aContext());
    expect(again.ok && again.value.isRepeat).toBe(true);

    const march = await aFile(table('id,Net turnover,Booked on,region', 9), 'march.csv');
    const known = run?.recipe ?? aRecipe();
    const third = await commitImport(file, { path: march, recipe: known }, aContext());
    expect(third.ok && third.value.findings.headerChanges).toMatchObject([
      { renamed: [{ from: 'Id', to: 'id', by: 'name' }], missing: ['Note'], reordered: true },
    ]);
    expect(readRuns(file).at(-1)?.recipe).toEqual(known);
  });

  it('is refused with its candidates where two columns could be it, until one is chosen', async () => {
    const file = await firstMonth();
    const lines = table('id,Net,day,region').trimEnd().split('\n');
    const text = lines
      .map((line, index) => `${line},${index === 0 ? 'Gross' : (line.split(',')[1] ?? '')}`)
      .join('\n');
    const path = await aFile(`${text}\n`, 'feb.csv');
    const refused = await commitImport(file, { path, recipe: aRecipe() }, aContext());
    expect(refused).toEqual({
      ok: false,
      error: {
        type: 'InputRefused',
        where: 'feb.csv, row 1',
        expected: 'a column "amount"',
        found: 'for "amount" perhaps "Net" and "Gross"',
        remedy: 'Say which it is: in the Read step, or by --map "amount=Net".',
      },
    });
    expect(readRuns(file)).toHaveLength(1);
    const map = [{ column: 'amount', header: 'Gross' }];
    const done = await commitImport(file, { path, recipe: aRecipe(), map }, aContext());
    expect(done.ok && done.value.rowsAccepted).toBe(30);
    const chosen = readRuns(file).at(-1)?.recipe ?? aRecipe();
    expect(synonymsOf(chosen)).toEqual({ amount: ['Gross'] });
    const next = await commitImport(file, { path, recipe: chosen }, aContext());
    expect(next.ok && next.value.isRepeat).toBe(true);
    for (const [wrong, found] of [
      [{ column: 'nothing', header: 'Net' }, 'no column "nothing" in the recipe'],
      [{ column: 'amount', header: 'Nothing' }, 'no header "Nothing" in the file'],
      [{ column: 'id', header: 'Net' }, 'a column "id" in the file itself'],
    ] as const) {
      const answer = await checkImport(file, { path, recipe: aRecipe(), map: [wrong] }, aContext());
      expect(answer).toMatchObject({ ok: false, error: { found } });
    }
  });

  it('leaves a column blank that nothing needs, and refuses one that is needed and nowhere', async () => {
    const file = await firstMonth();
    const recipe = aRecipe({ attributes: [] });
    const path = await aFile(table('id,amount,day,x', 1).replaceAll(/,[^,\n]*\n/gu, '\n'));
    const done = await commitImport(file, { path, recipe }, aContext());
    expect(done.ok && done.value.findings.headerChanges).toMatchObject([
      { missing: ['region'], added: [], renamed: [] },
    ]);
    expect(file.connection.prepare('SELECT DISTINCT c3 FROM source_rows_2').pluck().all()).toEqual([
      null,
    ]);
    const lacking = await aFile('id,day,region\nP-1,2026-01-01,North\n');
    expect(await checkImport(file, { path: lacking, recipe }, aContext())).toMatchObject({
      ok: false,
      error: { expected: 'a column "amount"' },
    });
  });

  it('is found in the one file of many that differs', async () => {
    const file = await firstMonth();
    const names = ['a', 'b', 'c'].map((name, index) =>
      aFile(
        table(index === 2 ? 'Id,Turnover,day,region' : 'id,amount,day,region', index),
        `${name}.csv`,
      ),
    );
    const [path = '', ...also] = await Promise.all(names);
    const done = await commitImport(file, { path, also, recipe: aRecipe() }, aContext());
    expect(done.ok && done.value.rowsAccepted).toBe(90);
    expect(done.ok && done.value.findings.headerChanges).toMatchObject([
      {
        fileName: 'c.csv',
        against: 'a.csv',
        renamed: [
          { column: 'id', by: 'spelling' },
          { column: 'amount', to: 'Turnover', by: 'content' },
        ],
      },
    ]);
    const twice = table('id,Net,day,region').replaceAll('\n', ',7\n').replace(',7', ',Gross');
    const odd = await aFile(twice.replaceAll(/,(\d{4}),(.*),7/gu, ',$1,$2,$1'), 'd.csv');
    const refused = await checkImport(
      file,
      { path, also: [...also, odd], recipe: aRecipe() },
      aContext(),
    );
    expect(refused).toMatchObject({
      ok: false,
      error: { where: 'd.csv, row 1', found: 'for "amount" perhaps "Net" and "Gross"' },
    });
  });

  it('differs from file to file of one import too', async () => {
    const file = await firstMonth();
    const recipe = aRecipe({
      columns: aRecipe().columns.map((column) =>
        column.header === 'amount' ? { ...column, synonyms: ['Net'] } : column,
      ),
    });
    const path = await aFile(table('id,amount,day,region', 1), 'a.csv');
    const other = await aFile(table('id,Net,day,region', 2), 'b.csv');
    const done = await checkImport(file, { path, also: [other], recipe }, aContext());
    expect(done.ok && done.value.rowsAccepted).toBe(60);
    expect(done.ok && done.value.findings.headerChanges).toMatchObject([
      { fileName: 'b.csv', against: 'a.csv', renamed: [{ column: 'amount', to: 'Net' }] },
    ]);
  });
});

describe('a confidential column under another header', () => {
  it('is left out of saved rows and masked in what is told', async () => {
    const recipe = aRecipe({
      columns: aRecipe().columns.map((column) =>
        column.header === 'region' ? { ...column, synonyms: ['Area'] } : column,
      ),
    });
    const path = await aFile('id,amount,day,Area\na,x,2026-01-01,Secret\n');
    const target = `${path}.out.csv`;
    const saved = await runReadJob(
      {
        kind: 'saveRejected',
        path,
        recipe,
        lookups: [],
        what: 'rejected',
        target,
        hide: ['region'],
      },
      () => undefined,
    );
    expect(saved).toEqual({ ok: true, value: { rows: 1 } });
    expect(await readFile(target, 'utf8')).toBe(
      '\ufeffRow,Reason,id,amount,day\r\n2,"Expected a number in ""amount"".",a,x,2026-01-01\r\n',
    );
    const checked = await checkImport(null, { path, recipe }, aContext());
    expect(checked.ok && checked.value.findings).toMatchObject({
      headers: ['id', 'amount', 'day', 'Area'],
      names: ['id', 'amount', 'day', 'region'],
    });
  });
});

describe('a preview by a recipe', () => {
  const request = async (header: string, more = '') => ({
    path: await aFile(table(header).replaceAll('\n', `${more}\n`), 'feb.csv'),
    recipe: aRecipe(),
  });

  it('shows columns under the names of the recipe, with where they stand and how they were found', async () => {
    const file = await firstMonth();
    const asked = await request('ID,Net,day,region');
    const plain = await previewImport(file, asked, aContext());
    expect(plain.ok && plain.value.drift).toMatchObject([
      { column: 'id', header: 'ID', by: 'spelling' },
      { column: 'amount', header: null, by: null, candidates: [], isNeeded: true },
    ]);
    const adapted = await previewImport(file, { ...asked, adapt: true }, aContext());
    expect(adapted.ok && adapted.value).toMatchObject({
      fileHeaders: ['ID', 'Net', 'day', 'region'],
      columns: [{ header: 'id' }, { header: 'amount' }, { header: 'day' }, { header: 'region' }],
      drift: [
        { column: 'id', header: 'ID', by: 'spelling' },
        { column: 'amount', header: 'Net', by: 'content', candidates: [] },
      ],
    });
    const guess = adapted.ok ? adapted.value.guess : aRecipe();
    expect(synonymsOf(guess)).toEqual({ amount: ['Net'] });
    const done = await commitImport(file, { path: asked.path, recipe: guess }, aContext());
    expect(done.ok && done.value.rowsAccepted).toBe(30);
  });

  it('keeps what the recipe says of a column, and of one that the file lacks', async () => {
    const file = await firstMonth();
    const rules = [{ texts: ['tbc'], take: 'missing' }] as const;
    const recipe = aRecipe({
      columns: [
        ...aRecipe().columns.map((column) =>
          column.header === 'amount' ? { ...column, misfits: rules, synonyms: ['Net'] } : column,
        ),
        { header: 'note', type: 'text', synonyms: ['remark'] },
      ],
    });
    const { path } = await request('id,Net,day,region');
    const seen = await previewImport(file, { path, recipe, adapt: true }, aContext());
    expect(seen.ok && seen.value.guess.columns).toEqual(recipe.columns);
    expect(seen.ok && seen.value.drift).toMatchObject([
      { column: 'amount', header: 'Net', by: 'synonym' },
      { column: 'note', header: null, isNeeded: false },
    ]);
  });
});
