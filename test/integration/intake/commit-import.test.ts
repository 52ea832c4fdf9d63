import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkHistory } from '#db/history/walk-history.ts';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { checkImport } from '#electron/engine/intake/check-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from './support.ts';

const header = 'id,amount,day,region\n';
const misfit = { header: 'amount', text: 'x', taken: null, cells: 1 };

const sales = `${header}b,1.5,2026-01-01,North\na,2,2026-01-02,South\nb,2.25,2026-01-03,\nb,x,2026-01-04,East\na,,,West\n`;

const committed = async (
  file: WorkspaceFile,
  content: string,
  recipe: Recipe = aRecipe(),
  name = 'table.csv',
): Promise<ImportReport> => {
  const done = await commitImport(file, { path: await aFile(content, name), recipe }, aContext());
  if (!done.ok) {
    throw new Error(JSON.stringify(done.error));
  }
  return done.value;
};

/** A snapshot as plain values: metrics as number or status, attributes as labels. */
const shown = (snapshot: Snapshot) => ({
  partners: snapshot.partnerKeys.map((key, row) => `${key}=${snapshot.partnerNames[row] ?? ''}`),
  ...Object.fromEntries(
    snapshot.metrics.map(({ code, values, status }) => [
      code,
      Array.from(values, (value, row) =>
        status[row] === 0 ? value : `status ${status[row] ?? ''}`,
      ),
    ]),
  ),
  ...Object.fromEntries(
    snapshot.attributes.map(({ code, labels, codes }) => [
      code,
      Array.from(codes, (label) => labels[label]),
    ]),
  ),
});

const sqlRows = (file: WorkspaceFile, sql: string): readonly unknown[] =>
  file.connection.prepare(sql).raw().all();

const allTables = (file: WorkspaceFile): readonly unknown[] =>
  [
    'source',
    'import_run',
    'import_activation',
    'rejected_row',
    'partner',
    'partner_in_run',
    'run_attribute',
    'run_metric',
    'edit_step',
    'sqlite_schema',
  ].map((table) => [table, sqlRows(file, `SELECT * FROM ${table}`)]);

describe('committing an import', () => {
  it('stores rows, rejected rows, partners and what was observed of them', async () => {
    const file = await aWorkspace();
    const recipe = aRecipe({
      metrics: [
        aMetric('sum', 'amount', 'sum'),
        aMetric('mean', 'amount', 'mean'),
        aMetric('latest', 'amount', 'latest'),
        aMetric('filled', 'amount', 'count'),
        aMetric('rows', null, 'count'),
      ],
      name: 'region',
    });
    const report = await committed(file, sales, recipe);
    expect(report).toEqual({
      rowsRead: 5,
      rowsAccepted: 4,
      rowsRejected: 1,
      rowsLeftOut: 0,
      findings: {
        ...noFindings,
        headers: ['id', 'amount', 'day', 'region'],
        names: ['id', 'amount', 'day', 'region'],
        misfits: [misfit],
      },
      leftOutRows: [],
      partnersNew: 2,
      partnersKnown: 0,
      reasons: [{ reason: 'Expected a number in "amount".', rows: 1 }],
      rejectedRows: [
        {
          rowNumber: 5,
          reason: 'Expected a number in "amount".',
          cells: ['b', 'x', '2026-01-04', 'East'],
        },
      ],
      isRepeat: false,
    });
    expect(sqlRows(file, 'SELECT * FROM source_rows_1')).toEqual([
      [2, 'b', 1.5, '2026-01-01', 'North'],
      [3, 'a', 2, '2026-01-02', 'South'],
      [4, 'b', 2.25, '2026-01-03', null],
      [6, 'a', null, null, 'West'],
    ]);
    expect(sqlRows(file, 'SELECT * FROM rejected_row')).toEqual([
      [1, 5, 'Expected a number in "amount".', '["b","x","2026-01-04","East"]'],
    ]);
    expect(shown(readSnapshot(file))).toEqual({
      // The row of the latest day decides, and a row without a day is older than all others.
      partners: ['a=South', 'b=North'],
      sum: [2, 3.75],
      mean: [2, 1.875],
      latest: [2, 2.25],
      filled: [1, 2],
      rows: [2, 2],
      region: ['South', 'North'],
    });
    const [run] = readRuns(file);
    expect(run && { ...run, fileSha256: run.fileSha256.length }).toEqual({
      id: 1,
      sourceName: 'Sales',
      department: 'Sales',
      changes: null,
      fileName: 'table.csv',
      fileSha256: 64,
      fileBytes: sales.length,
      files: [expect.objectContaining({ name: 'table.csv', rowOffset: 0, rowsRead: 5 })],
      rowsRead: 5,
      rowsAccepted: 4,
      rowsRejected: 1,
      findings: {
        ...noFindings,
        headers: ['id', 'amount', 'day', 'region'],
        names: ['id', 'amount', 'day', 'region'],
        misfits: [misfit],
      },
      partners: 2,
      endedAt: '2026-03-01T09:30:00.000Z',
      recipe,
      outdatedBy: [],
    });
  });

  it('changes nothing the second time, unless the recipe changed', async () => {
    const file = await aWorkspace();
    await committed(file, sales);
    const before = allTables(file);
    const again = await committed(file, sales, aRecipe(), 'copy.csv');
    expect([again.isRepeat, again.partnersKnown, again.partnersNew]).toEqual([true, 2, 0]);
    expect(allTables(file)).toEqual(before);
    const changed = await committed(file, sales, aRecipe({ emptyTexts: [] }));
    expect([changed.isRepeat, readRuns(file).length]).toEqual([false, 2]);
  });

  it('is undone and redone as one step, also after the workspace was reopened', async () => {
    const file = await aWorkspace();
    await committed(file, sales);
    const imported = readSnapshot(file);
    await walkHistory(file, 0);
    expect([readRuns(file), readSnapshot(file)]).toEqual([
      [],
      { partnerKeys: [], partnerNames: [], attributes: [], metrics: [] },
    ]);
    await file.close();
    const again = await reopened(file.path);
    await purgeOrphanRuns(again);
    await walkHistory(again, 1);
    expect(readSnapshot(again)).toEqual(imported);
  });

  it('is removed with all its rows once no step can bring it back', async () => {
    const file = await aWorkspace();
    const empty = allTables(file).slice(0, -2);
    const tables = sqlRows(file, 'SELECT name FROM sqlite_schema');
    await committed(file, sales);
    await walkHistory(file, 0);
    await committed(file, `${header}z,1,2026-01-01,North\n`);
    await walkHistory(file, 0);
    file.connection.exec('DELETE FROM edit_step');
    await purgeOrphanRuns(file);
    expect(allTables(file).slice(0, -2)).toEqual(empty);
    expect(sqlRows(file, 'SELECT name FROM sqlite_schema')).toEqual(tables);
  });

  it('lets the newest run win per partner and metric, and keeps what it does not mention', async () => {
    const file = await aWorkspace();
    await committed(file, `${header}a,1,2026-01-01,North\nb,2,2026-01-01,South\nc,3,2026-01-01,\n`);
    const report = await committed(
      file,
      `${header}a,10,2026-02-01,\nb,,2026-02-01,East\nd,4,2026-02-01,West\n`,
    );
    expect([report.partnersKnown, report.partnersNew]).toEqual([2, 1]);
    expect(shown(readSnapshot(file))).toEqual({
      partners: ['a=a', 'b=b', 'c=c', 'd=d'],
      // b was delivered without a value: that is newer knowledge than the old value.
      amount: [10, 'status 1', 3, 4],
      region: ['North', 'East', '', 'West'],
    });
    await walkHistory(file, 1);
    expect(shown(readSnapshot(file))).toEqual({
      partners: ['a=a', 'b=b', 'c=c'],
      amount: [1, 2, 3],
      region: ['North', 'South', ''],
    });
  });

  it('calls a known partner without rows inactive where rows add up, and missing elsewhere', async () => {
    const file = await aWorkspace();
    await committed(
      file,
      `${header}a,1,,\nb,2,,\n`,
      aRecipe({ metrics: [aMetric('size', 'amount', 'latest')] }),
    );
    await committed(
      file,
      `${header}a,1,,\na,2,,\n`,
      aRecipe({
        source: { name: 'Orders', department: '' },
        metrics: [aMetric('revenue', 'amount', 'sum'), aMetric('last', 'amount', 'latest')],
      }),
    );
    await committed(
      file,
      `${header}a,1,,\n`,
      aRecipe({
        source: { name: 'Survey', department: '' },
        metrics: [aMetric('nps', 'amount', 'mean')],
      }),
    );
    const { partners, ...metrics } = shown(readSnapshot(file));
    expect([partners, metrics]).toEqual([
      ['a=a', 'b=b'],
      {
        size: [1, 2],
        revenue: [3, 'status 3'],
        last: [2, 'status 1'],
        nps: [1, 'status 1'],
        region: ['', ''],
      },
    ]);
  });

  it('adds up without losing small amounts beside large ones', async () => {
    const file = await aWorkspace();
    const amounts = ['1e16', '1', '-1e16', '0.1', '0.2', '-0.1'];
    await committed(file, header + amounts.map((amount) => `a,${amount},,\n`).join(''));
    expect(shown(readSnapshot(file))).toMatchObject({ amount: [1.2] });
    await committed(file, `${header}a,1e308,,\na,1e308,,\n`);
    expect(shown(readSnapshot(file))).toMatchObject({ amount: ['status 4'] });
  });

  it('sorts partners by code units and keeps namesakes apart', async () => {
    const file = await aWorkspace();
    const keys = ['z', 'Z', 'é', 'e\u0301', '\u{1F600}', '\uFFEE', '007', '7'];
    await committed(
      file,
      header + keys.map((key) => `${key},1,,Same\n`).join(''),
      aRecipe({ name: 'region' }),
    );
    expect(shown(readSnapshot(file))).toMatchObject({
      partners: ['007', '7', 'Z', 'z', 'é', '\u{1F600}', '\uFFEE'].map((key) => `${key}=Same`),
      amount: [1, 1, 1, 1, 2, 1, 1],
    });
  });

  it('refuses a file of which no row fits, and a workspace that may not be written', async () => {
    const file = await aWorkspace();
    const path = await aFile(`${header}a,x,,\n`);
    const before = allTables(file);
    expect(refusalOf(await commitImport(file, { path, recipe: aRecipe() }, aContext()))).toBe(
      'table.csv: 1 rejected row; 1 × Expected a number in "amount"',
    );
    expect(allTables(file)).toEqual(before);
    const readOnly = { ...file, isReadOnly: true };
    expect(refusalOf(await commitImport(readOnly, { path, recipe: aRecipe() }, aContext()))).toBe(
      'programme.tierwright: a read-only file',
    );
  });

  it('leaves nothing beside the workspace, whether it worked or not', async () => {
    const file = await aWorkspace();
    await committed(file, sales);
    await commitImport(file, { path: await aFile(`${header}"`), recipe: aRecipe() }, aContext());
    expect(readdirSync(dirname(file.path)).sort()).toEqual(
      ['programme.tierwright', 'programme.tierwright-wal'].sort(),
    );
  });
});

describe('cancelling an import', () => {
  const rows = `${header}${Array.from({ length: 400_000 }, (_, index) => `p${index % 5000},${index}.5,2026-01-01,North\n`).join('')}`;

  it.each(['Reading rows', 'Saving rows'])('while it is %s leaves the old state', async (label) => {
    const file = await aWorkspace();
    await committed(file, sales);
    const before = allTables(file);
    const controller = new AbortController();
    let cancelledAt = 0;
    const context = aContext({
      signal: controller.signal,
      progress: (progress) => {
        if (progress.label === label && cancelledAt === 0) {
          cancelledAt = performance.now();
          controller.abort();
        }
      },
    });
    const done = await commitImport(file, { path: await aFile(rows), recipe: aRecipe() }, context);
    expect(done.ok ? 'done' : done.error.type).toBe('Cancelled');
    expect(allTables(file)).toEqual(before);
    expect(readdirSync(dirname(file.path)).sort()).toEqual([
      'programme.tierwright',
      'programme.tierwright-wal',
    ]);
    expect(await stat(`${file.path}-wal`).then(({ size }) => size)).toBe(0);
    expect(file.connection.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('before it begins reads nothing', async () => {
    const checked = await checkImport(
      null,
      { path: await aFile(sales), recipe: aRecipe() },
      aContext({ signal: AbortSignal.abort() }),
    );
    expect(checked.ok ? 'done' : checked.error.type).toBe('Cancelled');
  });
});

describe('checking an import', () => {
  it('reports what a commit would, and writes nothing', async () => {
    const file = await aWorkspace();
    await committed(file, `${header}a,1,,\n`);
    const before = allTables(file);
    const request = { path: await aFile(sales), recipe: aRecipe() };
    const checked = await checkImport(file, request, aContext());
    expect(checked.ok && [checked.value.partnersNew, checked.value.partnersKnown]).toEqual([1, 1]);
    expect(allTables(file)).toEqual(before);
    const done = await commitImport(file, request, aContext());
    expect(done).toEqual(checked);
  });

  it('tells how far it is, in bytes', async () => {
    const seen: (number | null)[] = [];
    await checkImport(
      null,
      { path: await aFile(sales), recipe: aRecipe() },
      aContext({ progress: ({ done, total }) => seen.push(done, total) }),
    );
    expect([seen.at(-2), seen.at(-1)]).toEqual([sales.length, sales.length]);
  });
});
