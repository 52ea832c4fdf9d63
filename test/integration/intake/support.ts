import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { IntakeContext } from '#electron/engine/intake/intake-context.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { runReadJob } from '#electron/engine/intake/jobs/run-read-job.ts';
import type { ReadAnswers, ReadJob, TableRead } from '#electron/engine/intake/jobs/read-job.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Result } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

/** A file of the test's own with these bytes or UTF-8 text. */
export const aFile = async (content: string | Uint8Array, name = 'table.csv'): Promise<string> => {
  const path = join(await aFolder(), name);
  await writeFile(path, content);
  return path;
};

export const aContext = (over: Partial<IntakeContext> = {}): IntakeContext => ({
  signal: new AbortController().signal,
  progress: () => undefined,
  startReader: forkReader(new URL('../../../electron/engine/workers/', import.meta.url)),
  now: () => testTime,
  ...over,
});

/** Reads `id,amount,day,region` per partner: sum of amounts, ordered by day, region as attribute. */
export const aRecipe = (over: Partial<Recipe> = {}): Recipe => ({
  format: 'tierwright-recipe/1',
  source: { name: 'Sales', department: 'Sales' },
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
  emptyTexts: ['NULL'],
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number' },
    { header: 'day', type: 'date' },
    { header: 'region', type: 'text' },
  ],
  key: 'id',
  name: null,
  orderedBy: 'day',
  attributes: [{ code: 'region', name: 'Region', header: 'region', role: 'attribute' }],
  metrics: [aMetric('amount', 'amount', 'sum')],
  ...over,
});

export const aMetric = (
  code: string,
  header: string | null,
  aggregation: Recipe['metrics'][number]['aggregation'],
): Recipe['metrics'][number] => ({
  code,
  name: code,
  header,
  aggregation,
  unit: '',
  decimals: 2,
  higherIsBetter: true,
});

const run = async <K extends ReadJob['kind']>(
  job: Extract<ReadJob, { readonly kind: K }>,
): Promise<Result<ReadAnswers[K], AppError>> =>
  (await runReadJob(job, () => undefined)) as Result<ReadAnswers[K], AppError>;

/** A check without a worker. */
export const check = (path: string, recipe: Recipe): Promise<Result<TableRead, AppError>> =>
  run<'check'>({ kind: 'check', path, recipe, lookups: [], rates: null });

export const preview = (
  path: string,
  recipe: Recipe | null = null,
): Promise<Result<ImportPreview, AppError>> => run<'preview'>({ kind: 'preview', path, recipe });

/** Where a refusal happened and what was found, or the word that nothing was refused. */
export const refusalOf = (result: Result<unknown, AppError>): string =>
  result.ok ? 'not refused' : `${result.error.where}: ${result.error.found}`;

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type WorkbookText = {
  readonly sheets: readonly {
    readonly name: string;
    readonly state?: 'hidden' | 'veryHidden';
    readonly rows: string;
  }[];
  readonly strings?: string;
  readonly styles?: string;
  readonly is1904?: boolean;
  /** Other parts, or other contents of these. */
  readonly parts?: Readonly<Record<string, string>>;
};

/** The parts of a workbook as a spreadsheet program writes them; `rows` is the XML of the rows. */
export const workbookParts = (workbook: WorkbookText): Record<string, Uint8Array> => {
  const { sheets, strings = '', styles = '', is1904 = false, parts = {} } = workbook;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const texts: Record<string, string> = {
    '_rels/.rels': `${head}<Relationships xmlns="${packages}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}">${sheets
      .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join(
        '',
      )}${relation('st', 'styles', 'styles.xml')}${relation('ss', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${spreadsheet}">${strings}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${head}<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
};

/** A workbook file with one or more sheets. */
export const aWorkbook = (workbook: WorkbookText): Promise<string> =>
  aFile(zipSync(workbookParts(workbook)), 'table.xlsx');
