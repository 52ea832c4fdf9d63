import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import { partnerNames } from '#shared/model/sensitivity.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import {
  defaultHistoryPlan,
  seriesOfColumns,
} from '#shared/portfolio/history/portfolio-history.ts';
import { filterParts, filterRows } from '#shared/portfolio/filter-rows.ts';
import { filterWords } from '#shared/portfolio/filter-words.ts';
import { scorePortfolio } from '#shared/portfolio/score-portfolio.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { sortRows } from '#shared/portfolio/sort-rows.ts';
import {
  periodColumns,
  writtenColumns,
  type WrittenColumn,
} from '#shared/portfolio/written-columns.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { mostRows, type SheetColumn } from '../export/sheet-xml.ts';
import { writeSheets } from '../export/write-sheets.ts';
import type { Sheet } from '../export/write-workbook.ts';
import { engineVersion } from '../engine-version.ts';
import { readHistory } from './past/portfolio-history.ts';
import { readWorkspace } from './read-workspace.ts';
import { planExport } from './sensitivity.ts';
import { shownSnapshot } from './shown-names.ts';

type ExportRequest = CheckedRequest<'portfolio/export'>;

/** What was written. */
export type ExportReport = {
  readonly rows: number;
  /** Names of sensitive columns that were asked for and are not in it. */
  readonly leftOut: readonly string[];
};

/** Columns of every export, before the ones that are asked for. */
const always = ['key', 'partner', 'rank', 'score', 'now', 'proposed', 'movement', 'coverage'];
const millisecondsPerDay = 86_400_000;

const widthOf = ({ id, name, decimals }: WrittenColumn): number =>
  Math.min(60, Math.max(id === 'partner' ? 34 : decimals === null ? 18 : 12, name.length + 2));

const toSheetColumn = (column: WrittenColumn): SheetColumn => ({
  name: column.name,
  width: widthOf(column),
  decimals: column.decimals,
});

export const newestDay = ({ runs }: Workspace): string =>
  runs.reduce((newest, { endedAt }) => (endedAt > newest ? endedAt : newest), '').slice(0, 10);

/** Where the figures come from, a line each. */
const provenanceOf = (
  workspace: Workspace,
  portfolio: ScoredPortfolio,
  { view }: ExportRequest,
  facts: {
    readonly at: Date;
    readonly shown: number;
    readonly leftOut: readonly string[];
    readonly included: readonly string[];
    readonly words: readonly string[];
    /** Name of the column by which partners are ordered. */
    readonly order: string;
  },
): readonly (readonly [string, string | number])[] => {
  const { snapshot, model } = portfolio;
  const partners = snapshot.partnerKeys.length;
  const hash = createHash('sha256').update(canonicalJson(workspace.model)).digest('hex');
  return [
    ['Programme', workspace.name],
    ['Workspace', basename(workspace.path)],
    ['Revision', workspace.revision],
    ['Data as of', newestDay(workspace) || 'no data yet'],
    ['Known on', workspace.knownOn ?? 'now'],
    ['Written at (UTC)', facts.at.toISOString()],
    ['Engine version', engineVersion],
    ['SHA-256 of the model', hash],
    [
      'Tiers',
      titlesOf(model)
        .map((title, tier) => `${title} from ${model.tiers[tier]?.line ?? 0}`)
        .join('; '),
    ],
    ['Partners written', facts.shown],
    ['Partners hidden by filters', partners - facts.shown],
    ...(facts.words.length === 0
      ? [['Filter', 'none'] as const]
      : facts.words.map((words) => ['Filter', words] as const)),
    ...(portfolio.history?.days.length === undefined
      ? []
      : [
          ['Past periods', portfolio.history.days.join('; ')] as const,
          [
            'Trends',
            'least-squares slope a period; periods without a figure count for nothing',
          ] as const,
        ]),
    ['Order', `${facts.order}, ${view.sort.isDescending ? 'descending' : 'ascending'}`],
    ['Sensitive columns left out', facts.leftOut.join('; ') || 'none'],
    ['Sensitive columns written', facts.included.join('; ') || 'none'],
    ['Empty cells', 'say why there is no number; a score is empty where too little is known'],
  ];
};

/**
 * Writes the partners of a view as CSV or as a workbook with a sheet of provenance and one of those whom
 * filters hide. Sensitive columns are left out but for those that are named this time.
 */
export const exportPortfolio = async (
  file: WorkspaceFile,
  request: ExportRequest,
  now: Date,
  context: RequestContext,
): Promise<Result<ExportReport, AppError>> => {
  const { path, format, view, include = [] } = request;
  const workspace = readWorkspace(file);
  const snapshot = shownSnapshot(file, include);
  const today = Math.floor(now.getTime() / millisecondsPerDay);
  const hidden = hiddenThings(workspace.sensitive, include);
  const series = seriesOfColumns([...view.columns, view.sort.column]);
  const question = { plan: view.history ?? defaultHistoryPlan, series, partner: null };
  // With everything, so that what is left out can be named.
  const past =
    series.length === 0 ? null : await readHistory(file, question, nothingHidden, context);
  if (past !== null && !past.ok) {
    return past;
  }
  const history = past === null ? null : past.value;
  const portfolio = { ...scorePortfolio(workspace.model, snapshot, today), history };
  const known = new Map(writtenColumns(portfolio).map((column) => [column.id, column]));
  const asked = [...new Set([...always, ...view.columns])].flatMap((id) => {
    const column = known.get(id);
    if (column === undefined) return [];
    return request.withPeriods === true ? [column, ...periodColumns(portfolio, [id])] : [column];
  });
  // A key tells who it is as much as a name does.
  const isLeftOut = ({ id, subject }: WrittenColumn): boolean =>
    hidden.thing(subject) || (id === 'key' && hidden.names);
  const columns = asked.filter((column) => !isLeftOut(column));
  const leftOut = [
    ...asked.filter(isLeftOut).map(({ name }) => name),
    ...(hidden.names ? [partnerNames.name] : []),
  ];
  const written = [
    ...new Set([
      ...include.filter((id) => id === partnerNames.id),
      ...columns.flatMap(({ subject }) =>
        subject !== null && include.includes(subject) ? [subject] : [],
      ),
    ]),
  ];
  const planned = planExport(file, workspace.sensitive, written, {
    what: 'the portfolio',
    target: path,
  });
  if (!planned.ok) {
    return planned;
  }
  const parts = filterParts(view.filter, portfolio, hidden);
  const rows = sortRows(filterRows(portfolio.result.order, parts), view.sort, portfolio);
  if (format === 'xlsx' && rows.length >= mostRows) {
    return err(
      refuseInput(
        basename(path),
        `at most ${mostRows - 1} partners in a workbook`,
        `${rows.length}`,
        'Filter them, or write a CSV file.',
      ),
    );
  }
  const isShown = new Set(rows);
  const others = portfolio.result.order.filter((row) => !isShown.has(row));
  const provenance = provenanceOf(workspace, portfolio, request, {
    at: now,
    shown: rows.length,
    leftOut,
    included: written.flatMap((id) =>
      workspace.sensitive.filter((thing) => thing.id === id).map(({ name }) => name),
    ),
    words: filterWords(view.filter, portfolio, hidden),
    order: known.get(view.sort.column)?.name ?? view.sort.column,
  });
  const cellsOf = (row: number | undefined, own: readonly WrittenColumn[]) =>
    own.map(({ read }) => (row === undefined ? null : read(row)));
  const named = ['key', 'partner']
    .flatMap((id) => known.get(id) ?? [])
    .filter((column) => !isLeftOut(column));
  const sheets: readonly Sheet[] = [
    {
      name: 'Partners',
      columns: columns.map(toSheetColumn),
      rows: rows.length,
      read: (place) => cellsOf(rows[place], columns),
    },
    {
      name: 'Provenance',
      columns: [
        { name: 'What', width: 30, decimals: null },
        { name: 'Value', width: 80, decimals: 0 },
      ],
      rows: provenance.length,
      read: (place) => provenance[place] ?? [],
    },
    {
      name: 'Hidden by filters',
      columns: named.map(toSheetColumn),
      rows: others.length,
      read: (place) => cellsOf(others[place], named),
    },
  ];
  const saved = await writeSheets(path, format, sheets, 'Writing partners', {
    ...context,
    channel: 'portfolio/export',
  });
  if (!saved.ok) {
    return saved;
  }
  planned.value(now);
  return ok({ rows: rows.length, leftOut });
};
