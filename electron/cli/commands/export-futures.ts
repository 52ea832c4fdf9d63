import { resolve } from 'node:path';
import { everyTable } from '#shared/futures-report/every-table.ts';
import type {
  FuturesTableKind,
  FuturesTableRequest,
} from '#shared/futures-report/table-request.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import type { Futures, Scenario } from '#shared/model/futures.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { findIncluded, type IncludeOption } from '../included.ts';

const kindByWord: Readonly<Record<string, FuturesTableKind>> = {
  drivers: 'drivers',
  effects: 'effects',
  exposures: 'exposures',
  scenarios: 'scenarios',
  movers: 'movers',
  'heat-map': 'heatMap',
  profiles: 'profiles',
  groups: 'groups',
  tiers: 'spans',
  rules: 'rules',
  'every-future': 'byFuture',
  conditions: 'conditions',
  importance: 'importance',
  tornado: 'tornado',
  plans: 'plans',
  signposts: 'signposts',
  'test-run': 'testRun',
  plays: 'plays',
};

/** What the tables are called on the command line. */
export const tableWords = Object.keys(kindByWord);

export type ExportTablesOptions = IncludeOption & {
  readonly out: string;
  readonly table?: readonly string[];
  readonly run?: number;
  readonly scenario?: string;
  readonly partner?: string;
  readonly moreFallThan?: number;
  readonly billAbove?: number;
};

/** The run that is meant: the one of a number, else the newest; null where none is kept. */
export const findRun = async (
  { call }: CommandContext,
  run: number | undefined,
): Promise<Result<number | null, AppError>> => {
  const records = await call('ensemble/list', {});
  if (!records.ok) {
    return records;
  }
  const ids = records.value.map(({ id }) => id);
  if (run !== undefined && !ids.includes(run)) {
    return err(
      refuseInput(
        '--run',
        ids.length === 0 ? 'a workspace with a kept run' : `one of: ${ids.join(', ')}`,
        String(run),
        'tierwright ensemble --keep runs an ensemble and keeps it.',
      ),
    );
  }
  return ok(run ?? ids[0] ?? null);
};

const questionOf = ({
  partner,
  moreFallThan,
  billAbove,
}: ExportTablesOptions): BreakingQuestion | null => {
  if (moreFallThan !== undefined) return { kind: 'fallen', moreThan: Math.round(moreFallThan) };
  if (billAbove !== undefined) return { kind: 'bill', above: billAbove };
  return partner === undefined ? null : { kind: 'leaves', partnerKey: partner };
};

/** The scenario of a name; null where none is named. */
export const findScenario = (
  { scenarios }: Futures,
  name: string | undefined,
): Result<Scenario | null, AppError> => {
  const scenario = scenarios.find((each) => each.name === name);
  if (name === undefined || scenario !== undefined) {
    return ok(scenario ?? null);
  }
  const names = scenarios.map((each) => each.name);
  return err(
    refuseInput(
      '--scenario',
      names.length === 0 ? 'a workspace with scenarios' : `one of: ${names.join(', ')}`,
      name,
      'Name a scenario as it is written in the workspace.',
    ),
  );
};

const askedTables = (
  futures: Futures,
  runId: number | null,
  options: ExportTablesOptions,
): Result<readonly FuturesTableRequest[], AppError> => {
  const { scenario: name, partner, table: words } = options;
  const found = findScenario(futures, name);
  if (!found.ok) {
    return found;
  }
  const scenario = found.value;
  const every = everyTable(futures, runId, questionOf(options)).map((table) =>
    table.kind === 'movers' && scenario !== null ? { ...table, scenarioId: scenario.id } : table,
  );
  const all: readonly FuturesTableRequest[] =
    partner === undefined
      ? every
      : [...every, { kind: 'tornado', partnerKey: partner, horizonMonths: null }];
  const wanted = words?.map((word) => ({ word, kind: kindByWord[word] })) ?? null;
  const missing = wanted?.find(({ kind }) => !all.some((table) => table.kind === kind));
  if (missing !== undefined) {
    return err(
      refuseInput(
        `--table ${missing.word}`,
        'a workspace that has what the table is about',
        'none',
        missing.kind === 'tornado'
          ? 'Say of whom with --partner.'
          : runId === null
            ? 'Tables over many futures need a run: tierwright ensemble --keep. Others need drivers, scenarios or signposts.'
            : 'Say what breaks with --partner, --more-fall-than or --bill-above; other tables need drivers, scenarios or signposts.',
      ),
    );
  }
  return ok(
    wanted === null ? all : all.filter(({ kind }) => wanted.some((each) => each.kind === kind)),
  );
};

/** `tierwright futures export`: tables of Futures as CSV or as a workbook. */
export const exportTables =
  (path: string, options: ExportTablesOptions): Command =>
  async (context) => {
    const { call } = context;
    const opened = await call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const { futures, sensitive } = opened.value;
    const included = findIncluded(sensitive, options);
    if (!included.ok) {
      return included;
    }
    const run = await findRun(context, options.run);
    if (!run.ok) {
      return run;
    }
    const asked = askedTables(futures, run.value, options);
    if (!asked.ok) {
      return asked;
    }
    if (asked.value.length === 0) {
      return err(
        refuseInput('Futures', 'drivers or scenarios', 'none', 'Add a driver under Futures first.'),
      );
    }
    const out = resolve(options.out);
    const written = await call('futures/export', {
      path: out,
      tables: asked.value.map((table) => ({ table })),
      include: included.value.ids,
    });
    if (!written.ok) {
      return written;
    }
    const { rows, leftOut } = written.value;
    const tables = asked.value.length - leftOut.length;
    return ok({
      document: { wrote: out, tables: asked.value.map(({ kind }) => kind), rows, leftOut },
      lines: [
        `Wrote ${out}: ${countOf(tables, 'table')}, ${countOf(rows, 'row')}.`,
        ...leftOut.map((words) => `Left out: ${words}.`),
      ],
    });
  };
