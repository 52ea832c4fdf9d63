import { resolve } from 'node:path';
import { metricWords } from '#shared/lineage/metric-words.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type {
  FigureLineage,
  FormulaInput,
  LineageRow,
  LineageRun,
  RowsOrigin,
} from '#shared/model/lineage.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { ok, type Result } from '#shared/result.ts';
import { checkDay } from '../check-day.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { findIncluded, writeNoted, wroteLines, type IncludeOption } from '../included.ts';
import type { ResultTable } from '../write-table.ts';

export type TraceOptions = {
  readonly partner: string;
  readonly metric: string;
  readonly asOf?: string;
  readonly out?: string;
} & IncludeOption;

/** Rows that are asked for at once, and that are shown. */
const pageSize = 5000;
const mostShown = 20;

const figureWords = ({ value, absence, unit, isMasked }: FormulaInput): string =>
  isMasked === true
    ? `${maskText} (sensitive)`
    : value === null
      ? (absence ?? 'none')
      : `${value} ${unit}`.trimEnd();

const rowWords = (
  { file, rowNumber, cells, leftOut, rate, weight, settled }: LineageRow,
  { files }: LineageRun,
): string => {
  const notes = [
    ...(leftOut === '' ? [] : [leftOut]),
    ...(rate === null ? [] : [`Rate ${rate}.`]),
    ...(weight === null ? [] : [`Weight ${weight}.`]),
    ...settled.map(
      ({ header, text, taken }) =>
        `${header}: "${text}" taken as ${taken === '' ? 'no value' : taken}.`,
    ),
  ];
  const place = files.length > 1 ? ` of ${files[file]?.name ?? ''}` : '';
  return `  row ${rowNumber}${place}: ${cells.join(' | ')}${notes.length === 0 ? '' : ` (${notes.join(' ')})`}`;
};

const rowsLines = (origin: RowsOrigin, rows: readonly LineageRow[]): readonly string[] => {
  const { run, window, rejected } = origin;
  return [
    `  ${metricWords(origin.metric)}`,
    ...(window === null ? [] : [`  window  ${window.from} to ${window.to}`]),
    `  rows    ${origin.counted} of ${origin.total} of ${origin.keys.join(', ')} count`,
    `  file    ${run.fileName} of ${run.sourceName}, run ${run.id}, imported ${run.importedAt}`,
    `  SHA-256 ${run.fileSha256}`,
    `  recipe  version ${run.recipeVersion}, SHA-256 ${run.recipeSha256}`,
    ...rows.slice(0, mostShown).map((row) => rowWords(row, run)),
    ...(rows.length > mostShown
      ? [`  … ${rows.length - mostShown} more; --out writes all of them`]
      : []),
    ...rejected.ofPartner.map(
      ({ fileName, rowNumber, reason }) =>
        `  row ${rowNumber}${fileName === undefined ? '' : ` of ${fileName}`} was rejected: ${reason}`,
    ),
    ...(rejected.inFile === rejected.ofPartner.length
      ? []
      : [`  The file has ${rejected.inFile} rejected rows in all.`]),
  ];
};

const linesOf = (
  { origin, absence }: FigureLineage,
  rows: readonly LineageRow[],
): readonly string[] => {
  switch (origin?.kind) {
    case undefined:
      return [`  No import has a row of this partner for it: ${absence ?? 'none'}.`];
    case 'formula':
      return [
        `  formula ${origin.formula}`,
        ...origin.inputs.map((input) => `  ${input.code} (${input.name}): ${figureWords(input)}`),
      ];
    case 'rows':
      return rowsLines(origin, rows);
  }
};

const readAllRows = async (
  { call }: CommandContext,
  { origin }: FigureLineage,
  name: { readonly partner: string; readonly metric: string; readonly knownOn?: string },
): Promise<Result<readonly LineageRow[], AppError>> => {
  const total = origin?.kind === 'rows' ? origin.total : 0;
  const rows: LineageRow[] = [];
  while (rows.length < total) {
    const page = await call('lineage/rows', { ...name, offset: rows.length, limit: pageSize });
    if (!page.ok) {
      return page;
    }
    rows.push(...page.value);
  }
  return ok(rows);
};

const rowsTable = ({ origin }: FigureLineage, rows: readonly LineageRow[]): ResultTable => {
  const { columns, run } = origin?.kind === 'rows' ? origin : { columns: [], run: null };
  const shown = columns.filter(({ isMasked }) => isMasked !== true);
  return {
    columns: [
      'file',
      'SHA-256',
      'row',
      'left out because',
      'rate',
      'weight',
      ...shown.map(({ header }) => header),
    ],
    rows: rows.map(({ file, rowNumber, leftOut, rate, weight, cells }) => [
      run?.files[file]?.name ?? '',
      run?.files[file]?.sha256 ?? '',
      rowNumber,
      leftOut,
      rate,
      weight,
      ...cells.filter((_, place) => columns[place]?.isMasked !== true),
    ]),
  };
};

/** `tierwright trace`: the file, the recipe and the rows that one metric of one partner comes from. */
export const traceFigure =
  (path: string, { partner, metric, asOf, out, includeSensitive = [] }: TraceOptions): Command =>
  async (context) => {
    const day = checkDay('--as-of', asOf);
    if (!day.ok) {
      return day;
    }
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const included = findIncluded(opened.value.sensitive, { includeSensitive });
    if (!included.ok) {
      return included;
    }
    const include = included.value.ids;
    const name = { partner, metric, include, ...(asOf === undefined ? {} : { knownOn: asOf }) };
    const figure = await context.call('lineage/figure', name);
    if (!figure.ok) {
      return figure;
    }
    const rows = await readAllRows(context, figure.value, name);
    if (!rows.ok) {
      return rows;
    }
    const what = `trace of ${metric} of ${partner}`;
    const table = rowsTable(figure.value, rows.value);
    const written = await writeNoted(context, what, out, table, include);
    if (!written.ok) {
      return written;
    }
    return ok({
      document: { ...figure.value, rows: rows.value },
      lines: [
        `${figure.value.name} of ${figure.value.partner.name}: ${figureWords(figure.value)}`,
        ...linesOf(figure.value, rows.value),
        ...wroteLines(out),
      ],
    });
  };
