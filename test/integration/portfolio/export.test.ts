import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readExports } from '#db/sensitivity/export-rows.ts';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { noFilter, type PortfolioFilter } from '#shared/model/portfolio-view.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, preview } from '../intake/support.ts';

const lines = [
  'id,amount,secret,day,region',
  '007,1234.5,918273.5,2026-02-01,North',
  '=cmd,80,817263,2026-02-01,"+SUM(A1)<&>"',
  'c,,5,2026-02-01,North',
  'd,3,6,2026-02-01,South',
];

const model = aModel({
  dimensions: [
    aDimension('all', [
      aCriterion('amount', {
        valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 2000 },
      }),
    ]),
  ],
});

const view = {
  filter: noFilter,
  sort: { column: 'rank', isDescending: false },
  columns: ['metric:amount', 'attribute:region', 'metric:secret'],
};

const setUp = async () => {
  const file = await aWorkspace(model);
  const path = await aFile(`${lines.join('\n')}\n`);
  const recipe = aRecipe({
    columns: [
      { header: 'id', type: 'text' },
      { header: 'amount', type: 'number' },
      { header: 'secret', type: 'number', sensitivity: 'confidential' },
      { header: 'day', type: 'date' },
      { header: 'region', type: 'text' },
    ],
    metrics: [aMetric('amount', 'amount', 'sum'), aMetric('secret', 'secret', 'sum')],
  });
  const taken = await commitImport(file, { path, recipe }, aContext());
  expect(taken.ok).toBe(true);
  await file.close();
  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
  });
  const control = new AbortController();
  const context = { signal: control.signal, progress: () => undefined };
  await handlers['workspace/open']({ path: file.path }, context);
  const write = (
    format: 'csv' | 'xlsx',
    filter: Partial<PortfolioFilter> = {},
    include: string[] = [],
  ) => {
    const shown = { ...view, filter: { ...noFilter, ...filter }, columns: [...view.columns] };
    const target = join(folder, `p.${format}`);
    // The contract makes lists that can be written to of those that cannot.
    const request = { path: target, format, view: shown, include } as never;
    return handlers['portfolio/export'](request, context);
  };
  const picture = (name: string, bytes: Uint8Array<ArrayBuffer>, include: string[] = []) =>
    handlers['picture/write']({ path: join(folder, name), bytes, include }, context);
  return { folder, control, write, picture, dispose, path: file.path };
};

/** The cells of a sheet as they stand in its XML: numbers as numbers, with their style. */
const cellsOf = (xml: string) =>
  [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gu)].map(([, row]) =>
    [...(row ?? '').matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"(?: t="inlineStr")?>(.*?)<\/c>/gu)].map(
      ([, column, style, inside]) => {
        const text = /<t xml:space="preserve">(.*)<\/t>/u.exec(inside ?? '');
        const number = /<v>(.*)<\/v>/u.exec(inside ?? '');
        return [column, Number(style), text === null ? Number(number?.[1]) : text[1]];
      },
    ),
  );

describe('the portfolio as a file', () => {
  it('is a workbook of typed cells that runs nothing, with where it comes from and who is hidden', async () => {
    const { folder, write, dispose } = await setUp();
    const written = await write('xlsx', { labels: { region: ['North', '+SUM(A1)<&>'] } });
    expect(written.ok && [written.value.rows, written.value.leftOut]).toEqual([3, ['secret']]);
    const target = join(folder, 'p.xlsx');
    const bytes = await readFile(target);
    const files = unzipSync(bytes);
    const sheet = (number: number) =>
      cellsOf(strFromU8(files[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array()));
    const heading = (names: readonly string[]) =>
      names.map((name, index) => [String.fromCharCode(65 + index), 1, name]);
    expect(sheet(1)).toEqual([
      heading([
        'Key',
        'Partner',
        'Rank',
        'Score',
        'Tier today',
        'Proposed',
        'Move',
        'Coverage (%)',
        'amount',
        'Region',
      ]),
      [
        ['A', 0, '007'],
        ['B', 0, '007'],
        ['C', 3, 1],
        ['D', 4, 61.725],
        ['F', 0, 'Silver'],
        ['G', 0, 'in or out'],
        ['H', 3, 100],
        ['I', 5, 1234.5],
        ['J', 0, 'North'],
      ],
      [
        ['A', 2, '=cmd'],
        ['B', 2, '=cmd'],
        ['C', 3, 2],
        ['D', 4, 4],
        ['F', 0, 'Bronze'],
        ['G', 0, 'in or out'],
        ['H', 3, 100],
        ['I', 5, 80],
        ['J', 2, '+SUM(A1)&lt;&amp;&gt;'],
      ],
      [
        ['A', 0, 'c'],
        ['B', 0, 'c'],
        ['G', 0, 'stays'],
        ['H', 3, 0],
        ['I', 0, 'missing'],
        ['J', 0, 'North'],
      ],
    ]);
    const provenance = sheet(2)
      .slice(1)
      .map(([what, value]) => [what?.[2], value?.[2]]);
    expect(provenance.filter(([what]) => what !== 'SHA-256 of the model')).toEqual([
      ['Programme', 'Programme'],
      ['Workspace', 'programme.tierwright'],
      ['Revision', expect.any(Number)],
      ['Data as of', '2026-03-01'],
      ['Known on', 'now'],
      ['Written at (UTC)', expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u)],
      ['Engine version', '0.1.0'],
      ['Tiers', 'Gold from 70; Silver from 40; Bronze from 0'],
      ['Partners written', 3],
      ['Partners hidden by filters', 1],
      ['Filter', 'Region is North or +SUM(A1)&lt;&amp;&gt;'],
      ['Order', 'Rank, ascending'],
      ['Sensitive columns left out', 'secret'],
      ['Sensitive columns written', 'none'],
      ['Empty cells', expect.any(String)],
    ]);
    expect(sheet(3).slice(1)).toEqual([
      [
        ['A', 0, 'd'],
        ['B', 0, 'd'],
      ],
    ]);
    expect(strFromU8(bytes)).not.toContain('918273');
    const read = await preview(target);
    expect(read.ok && read.value.guess.columns.map(({ header, type }) => [header, type])).toEqual(
      expect.arrayContaining([
        ['Key', 'text'],
        ['Score', 'number'],
      ]),
    );
    await dispose();
  });

  it('is CSV with sensitive columns where they are named, which is noted', async () => {
    const { folder, write, dispose, path } = await setUp();
    const id = sensitiveId({ kind: 'metric', source: '', code: 'secret' });
    const written = await write('csv', { ranges: { score: { from: 1, to: null } } }, [id]);
    expect(written.ok && [written.value.rows, written.value.leftOut]).toEqual([2, []]);
    expect(await readFile(join(folder, 'p.csv'), 'utf8')).toBe(
      [
        '\uFEFFKey,Partner,Rank,Score,Tier today,Proposed,Move,Coverage (%),amount,Region,secret',
        '007,007,1,61.725,,Silver,in or out,100,1234.5,North,918273.5',
        "'=cmd,'=cmd,2,4,,Bronze,in or out,100,80,'+SUM(A1)<&>,817263",
        '',
      ].join('\r\n'),
    );
    await dispose();
    const file = await reopened(path);
    expect(readExports(file.connection)).toMatchObject([
      { what: 'the portfolio', target: join(folder, 'p.csv'), names: ['secret'] },
    ]);
  });

  it('leaves what had the name before, and nothing beside it, when it is cancelled', async () => {
    const { folder, control, write, dispose } = await setUp();
    await writeFile(join(folder, 'p.xlsx'), 'before');
    control.abort();
    const ended = await write('xlsx');
    expect(ended.ok ? ended : ended.error.type).toBe('Cancelled');
    expect(await readFile(join(folder, 'p.xlsx'), 'utf8')).toBe('before');
    await expect(access(join(folder, 'p.xlsx.part'))).rejects.toThrow('ENOENT');
    await dispose();
  });
});

describe('the picture of a chart', () => {
  it('is written as what its ending says, and noted with what it shows of sensitive values', async () => {
    const { folder, picture, dispose, path } = await setUp();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const secret = sensitiveId({ kind: 'metric', source: '', code: 'secret' });
    expect((await picture('map.svg', svg, [secret])).ok).toBe(true);
    expect(await readFile(join(folder, 'map.svg'), 'utf8')).toBe(new TextDecoder().decode(svg));
    for (const name of ['map.png', 'map.html', 'map']) {
      const answer = await picture(name, svg);
      expect(answer.ok ? null : answer.error.type).toBe('InputRefused');
      await expect(access(join(folder, name))).rejects.toThrow();
    }
    await dispose();
    const file = await reopened(path);
    expect(readExports(file.connection)).toMatchObject([
      { what: 'a chart', target: join(folder, 'map.svg'), names: ['secret'] },
    ]);
  });
});
