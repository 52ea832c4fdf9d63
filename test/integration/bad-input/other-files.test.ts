import { appendFileSync, closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineFolders } from '#electron/engine/engine-folders.ts';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { statusOfError } from '#electron/cli/exit-status.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aRecipe, workbookParts } from '#test/integration/intake/support.ts';
import { aTriedWorkspace, refusal, stateOf, type Tried } from './try-import.ts';

const inWorkbook: Partial<Recipe> = { file: { kind: 'workbook', sheet: 'A', headerRow: 1 } };
const inJson: Partial<Recipe> = { file: { kind: 'json', headerRow: 1 } };
const inParquet: Partial<Recipe> = { file: { kind: 'parquet', headerRow: 1 } };

const cell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const headerRow = `<row r="1">${cell('A1', 'id')}${cell('B1', 'amount')}${cell('C1', 'day')}${cell('D1', 'region')}</row>`;

/** A workbook of one sheet with these rows below the header, or with a part of its own. */
const workbook = (rows: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(workbookParts({ sheets: [{ name: 'A', rows: headerRow + rows }], parts }));

const withType = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData>${headerRow}</sheetData></worksheet>`;

const bomb = (): Uint8Array => {
  const parts = workbookParts({ sheets: [{ name: 'A', rows: headerRow }] });
  parts['xl/worksheets/sheet1.xml'] = new Uint8Array(30 << 20);
  return zipSync(parts);
};

const unsound = (found: string): Tried =>
  refusal(
    'table',
    'a sound XLSX workbook',
    found,
    'Open it in a spreadsheet program and save it again as XLSX or CSV.',
  );
const noRecords = (where: string, found: string): Tried =>
  refusal(
    `table, ${where}`,
    'JSON records: one list of objects, or one object a line',
    found,
    'Export the data again, as a list of flat objects.',
  );
const unsoundParquet = (found: string): Tried =>
  refusal(
    'table',
    'a sound Parquet file',
    found,
    'Write the file again, in row groups of at most a million rows, or as CSV.',
  );

const record = (id: string): string => `{"id":"${id}","amount":1,"day":"2026-01-01","region":"x"}`;

const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: ['a', 'b'], type: 'STRING' },
      { name: 'amount', data: [1, 2], type: 'DOUBLE' },
      { name: 'day', data: ['2026-01-01', '2026-01-02'], type: 'STRING' },
      { name: 'region', data: ['x', 'y'], type: 'STRING' },
    ],
  }),
);

/** The file with other bytes from `at` on. */
const overwritten = (bytes: Uint8Array, at: number, by: readonly number[]): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed.set(by, at);
  return changed;
};

type Case = readonly [
  name: string,
  bytes: () => string | Uint8Array,
  recipe: Partial<Recipe>,
  expected: Tried,
];

const cases: readonly Case[] = [
  [
    'a workbook with a DOCTYPE and entities',
    () => workbook('', { 'xl/worksheets/sheet1.xml': withType }),
    inWorkbook,
    unsound('a document type, which no workbook needs'),
  ],
  [
    'a workbook with an entity that nothing declares',
    () => workbook(`<row r="2">${cell('A2', '&xxe;')}</row>`),
    inWorkbook,
    unsound('the unknown entity &xxe;'),
  ],
  [
    'a workbook with a lone surrogate as a numbered character',
    () => workbook(`<row r="2">${cell('A2', '&#xD800;')}</row>`),
    inWorkbook,
    unsound('the unknown entity &#xD800;'),
  ],
  [
    'a workbook with an escaped lone surrogate',
    () => workbook(`<row r="2">${cell('A2', 'a_xD800_')}</row>`),
    inWorkbook,
    unsound('half of a character (a lone surrogate), which text does not have'),
  ],
  [
    'a workbook with an escaped NUL',
    () => workbook(`<row r="2">${cell('A2', 'a_x0000_')}</row>`),
    inWorkbook,
    unsound('a NUL character, which text does not have'),
  ],
  [
    'a workbook that unpacks to a thousand times its size',
    bomb,
    inWorkbook,
    refusal(
      'table',
      'parts of at most 400 MB that pack to no less than a 200th',
      'one of 30 MB in 30 kB',
      'Open it in a spreadsheet program and save the sheet as CSV.',
    ),
  ],
  [
    'a workbook with a name that leads out of its folder',
    () => zipSync({ '../../evil.txt': strToU8('x') }),
    inWorkbook,
    unsound('a damaged archive (invalid relative path: ../../evil.txt)'),
  ],
  [
    'JSON with a NUL',
    () => `[${record('a\\u0000')}]`,
    inJson,
    refusal(
      'table, record 1',
      'text without NUL',
      'a NUL character',
      'The file is damaged; export it again.',
    ),
  ],
  [
    'JSON with a lone surrogate',
    () => `[${record('a')},${record('\\ud800')}]`,
    inJson,
    refusal(
      'table, record 2',
      'whole characters',
      'half of a character (a lone surrogate), which text does not have',
      'A program cut a character in two when it wrote the file; export the file again, or replace the character there.',
    ),
  ],
  [
    'JSON that is cut off',
    () => `[${record('a')},${record('b').slice(0, 20)}`,
    inJson,
    noRecords('record 2', 'a file that ends too early'),
  ],
  [
    'JSON of brackets without end',
    () => `[{"id":${'['.repeat(100_000)}`,
    inJson,
    noRecords('record 1', 'lists and objects more than 64 deep'),
  ],
  [
    'Parquet with a description of 2 GB',
    () => overwritten(parquet, parquet.length - 8, [0xff, 0xff, 0xff, 0x7f]),
    inParquet,
    unsoundParquet('a description of more than 64 MB'),
  ],
  [
    'Parquet that ends too early',
    () => parquet.subarray(0, parquet.length - 20),
    inParquet,
    unsoundParquet('one that ends too early'),
  ],
];

describe('an import of a workbook, of JSON and of Parquet by the command line', () => {
  let tried: Awaited<ReturnType<typeof aTriedWorkspace>>;
  beforeAll(async () => {
    tried = await aTriedWorkspace();
    return tried.dispose;
  });

  it.each(cases)('is refused in whole sentences: %s', async (_, bytes, recipe, expected) => {
    expect(await tried.tryBytes('table', bytes(), recipe)).toEqual(expected);
  });

  it('takes the stored result of a formula cell, and rejects the row where it is an error', async () => {
    const rows = [
      `<row r="2">${cell('A2', 'f1')}<c r="B2"><f>HYPERLINK("http://x","y")</f><v>41</v></c></row>`,
      `<row r="3">${cell('A3', 'f2')}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      `<row r="4">${cell('A4', '=cmd|calc!A1')}<c r="B4"><v>2</v></c></row>`,
    ];
    expect(await tried.tryBytes('table', workbook(rows.join('')), inWorkbook)).toMatchObject({
      status: 0,
      error: null,
    });
    const out = tried.at('scores.csv');
    const scored = await tried.run('score', tried.workspace, '--json', '--out', out);
    expect(
      (
        JSON.parse(scored.out) as { readonly partners: readonly { readonly key: string }[] }
      ).partners
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['=cmd|calc!A1', 'f1', 'old']);
  });

  it.each<[string, string, Partial<Recipe>, string, string]>([
    ['a workbook', 'PK\u0003\u0004', inWorkbook, 'a sound XLSX workbook', 'a damaged archive'],
    ['JSON', `[${record('a')}`, inJson, 'JSON records', '"\\u0000" there'],
    ['Parquet', 'PAR1', inParquet, 'a sound Parquet file', 'one that ends too early'],
  ])(
    'refuses 2 GB of nothing behind the start of %s',
    async (_, start, recipe, expected, found) => {
      const path = tried.at('huge');
      const descriptor = openSync(path, 'w');
      writeSync(descriptor, start);
      closeSync(descriptor);
      truncateSync(path, 2 ** 31);
      const { status, error, workspace } = await tried.tryFile(path, recipe);
      expect({ status, workspace }).toEqual({ status: 3, workspace: 'as before' });
      expect(error?.expected).toContain(expected);
      expect(error?.found).toContain(found);
    },
  );

  it('refuses a file that grows while it is read', async () => {
    const path = tried.at('growing.csv');
    const row = 'a,1,2026-01-01,x\n';
    await writeFile(path, `id,amount,day,region\n${row.repeat(400_000)}`);
    const before = stateOf(tried.workspace);
    const { workersFolder, fontsFolder } = engineFolders(
      new URL('../../../electron/engine/index', import.meta.url),
    );
    const { handlers, dispose } = createHandlers({
      configFolder: tried.at('config'),
      fontsFolder,
      startReader: forkReader(workersFolder),
    });
    const context = { signal: new AbortController().signal, progress: () => undefined };
    await handlers['workspace/open']({ path: tried.workspace }, context);
    let isGrown = false;
    const committed = await handlers['import/commit'](
      { path, recipe: aRecipe() },
      {
        ...context,
        progress: () => {
          if (!isGrown) {
            appendFileSync(path, row);
          }
          isGrown = true;
        },
      },
    );
    await dispose();
    expect({
      status: committed.ok ? 0 : statusOfError(committed.error.type),
      error: committed.ok ? null : { ...committed.error, found: '' },
      workspace: stateOf(tried.workspace) === before ? 'as before' : 'changed',
    }).toEqual(
      refusal(
        'growing.csv',
        'a file that stays as it is while it is read',
        '',
        'Wait until the program that writes it has finished, then import it again.',
      ),
    );
    expect(committed.ok ? '' : committed.error.found).toMatch(
      /^another size, time or file after [\d,]+ bytes were read$/u,
    );
  });
});
