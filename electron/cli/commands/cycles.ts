import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cycleColumns, cycleHeads, cycleRows } from '#shared/cycle/cycle-csv.ts';
import { cycleTable, isOpenState, type CycleTable } from '#shared/cycle/cycle-table.ts';
import { kindWords, ruleSentence } from '#shared/cycle/cycle-words.ts';
import { usualRules } from '#shared/cycle/decision-rules.ts';
import { usualTemplate } from '#shared/cycle/rationale.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf, quoted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import {
  decisionRules,
  type CycleKind,
  type CycleRecord,
  type CycleSettings,
  type CycleView,
  type DecisionRule,
} from '#shared/model/review-cycle.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CsvCell } from '#shared/text/write-csv.ts';
import { checkDay } from '../check-day.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { wroteLines } from '../included.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';
import { idOfVersion } from './model-versions.ts';

/** A cycle by its number, its name or its id; `last` is the newest. */
const idOfCycle = (cycles: readonly CycleRecord[], word: string): Result<string, AppError> => {
  const found =
    word === 'last'
      ? cycles[0]
      : cycles.find(
          ({ id, number, name }) => id === word || String(number) === word || name === word,
        );
  return found === undefined
    ? err(
        refuseInput(
          `Review cycle ${quoted(word)}`,
          cycles.length === 0
            ? 'a workspace with review cycles; it has none yet'
            : `last, a number or a name: ${cycles.map(({ number, name }) => `${number} ${name}`).join(', ')}`,
          'none of that name',
          'List them with tierwright cycle list.',
        ),
      )
    : ok(found.id);
};

/** Opens a workspace and finds a cycle in it. */
export const openCycleOf = async (
  { call }: CommandContext,
  path: string,
  word: string,
): Promise<Result<string, AppError>> => {
  const opened = await call('workspace/open', { path: resolve(path) });
  if (!opened.ok) {
    return opened;
  }
  const cycles = await call('cycle/list', {});
  return cycles.ok ? idOfCycle(cycles.value, word) : cycles;
};

/** The same for several cycles. */
export const findCycleIds = async (
  { call }: CommandContext,
  path: string,
  words: readonly string[],
): Promise<Result<readonly string[], AppError>> => {
  const opened = await call('workspace/open', { path: resolve(path) });
  if (!opened.ok) {
    return opened;
  }
  const cycles = await call('cycle/list', {});
  if (!cycles.ok) {
    return cycles;
  }
  const ids: string[] = [];
  for (const word of words) {
    const id = idOfCycle(cycles.value, word);
    if (!id.ok) {
      return id;
    }
    ids.push(id.value);
  }
  return ok(ids);
};

/** The same with everything that its table shows. */
export const readCycleOf = async (
  context: CommandContext,
  path: string,
  word: string,
): Promise<Result<CycleView, AppError>> => {
  const id = await openCycleOf(context, path, word);
  return id.ok ? context.call('cycle/read', { id: id.value }) : id;
};

/** The id behind `--cycle` of an open workspace, as a request names it; nothing without the option. */
export const proposedCycleOf = async (
  { call }: CommandContext,
  word: string | undefined,
): Promise<Result<{ readonly cycle?: string }, AppError>> => {
  if (word === undefined) {
    return ok({});
  }
  const cycles = await call('cycle/list', {});
  if (!cycles.ok) {
    return cycles;
  }
  const id = idOfCycle(cycles.value, word);
  return id.ok ? ok({ cycle: id.value }) : id;
};

const cycleLine = (cycle: CycleRecord): string => {
  const { number, name, kind, asOf, modelName, partners, closing } = cycle;
  const state = closing === null ? 'open' : `closed on ${closing.at.slice(0, 10)}`;
  return `${number}  ${name}  ${kindWords[kind]}  as of ${asOf}  by ${modelName}  ${countOf(partners, 'partner')}  ${state}`;
};

/** `tierwright cycle list`: the review cycles of a workspace, the newest first. */
export const listCycles =
  (path: string): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const cycles = await call('cycle/list', {});
    return cycles.ok
      ? ok({
          document: { cycles: cycles.value },
          lines:
            cycles.value.length === 0
              ? ['There is no review cycle yet.']
              : cycles.value.map(cycleLine),
        })
      : cycles;
  };

/** How many are decided, in words. */
export const countsOfTable = ({ decidedCount, undecidedCount }: CycleTable): string =>
  `${countOf(decidedCount, 'partner')} decided, ${undecidedCount} undecided`;

const readRules = async (
  path: string | undefined,
): Promise<Result<readonly DecisionRule[], AppError>> => {
  if (path === undefined) {
    return ok(usualRules);
  }
  const expected =
    'a JSON list of rules with mode, movements, marks and functions, as tierwright cycle list --json shows them';
  try {
    const parsed = decisionRules.safeParse(JSON.parse(await readFile(path, 'utf8')));
    const issue = parsed.error?.issues[0];
    return parsed.success
      ? ok(parsed.data)
      : err(
          refuseInput(
            path,
            expected,
            `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
            'Mend the file at this place.',
          ),
        );
  } catch (error) {
    return err(
      refuseInput(
        path,
        expected,
        error instanceof Error ? error.message : String(error),
        'Name a file that can be read as JSON.',
      ),
    );
  }
};

export type OpenOptions = {
  readonly name: string;
  readonly kind: CycleKind;
  readonly opens?: string;
  readonly closes: string;
  readonly asOf?: string;
  readonly modelVersion?: string;
  readonly rules?: string;
  readonly template?: string;
} & CycleSettings;

/** `tierwright cycle open`: freezes model and data, and computes everybody. */
export const openCycle =
  (path: string, options: OpenOptions): Command =>
  async (context) => {
    const { name, kind, closes, modelVersion, template = usualTemplate } = options;
    const { asOf, opens } = options;
    for (const [option, day] of [
      ['--as-of', asOf],
      ['--opens', opens],
      ['--closes', closes],
    ] as const) {
      const checked = checkDay(option, day);
      if (!checked.ok) {
        return checked;
      }
    }
    const rules = await readRules(options.rules);
    if (!rules.ok) {
      return rules;
    }
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const version =
      modelVersion === undefined || modelVersion === 'draft'
        ? ok(null)
        : idOfVersion(opened.value, modelVersion);
    if (!version.ok) {
      return version;
    }
    const { nearPoints, leastCoverage, leastConfidence, leastResilience } = options;
    const { weightBand, weightings } = options;
    const done = await context.call('cycle/open', {
      ...{ name, kind, closes, version: version.value, template },
      ...(opens === undefined ? {} : { opens }),
      ...(asOf === undefined ? {} : { asOf }),
      settings: {
        ...{ nearPoints, leastCoverage, leastConfidence, leastResilience, weightBand, weightings },
      },
      rules: rules.value,
    });
    if (!done.ok) {
      return done;
    }
    const view = await context.call('cycle/read', { id: done.value.id });
    if (!view.ok) {
      return view;
    }
    const { record } = view.value;
    return ok({
      document: { cycle: record },
      lines: [
        cycleLine(record),
        `Model SHA-256 ${record.modelSha256}`,
        `Data SHA-256 ${record.dataSha256}`,
        ...record.rules.map(ruleSentence),
        `${countsOfTable(cycleTable(view.value, view.value.today))}.`,
      ],
    });
  };

const orNone = (tier: CsvCell | undefined): string =>
  tier === undefined || tier === null || tier === '' ? 'no tier' : String(tier);

/** A row of `cycleRows` for the screen; who is undecided stands with the recommended tier. */
const lineOfRow = (row: readonly CsvCell[], isOpen: boolean): string => {
  const [key, name, now, recommended, decided, , decision] = row;
  const tier = isOpen ? recommended : decided;
  const marks = row[cycleColumns.indexOf('marks')] ?? '';
  return (
    `${key ?? ''}  ${name ?? ''}: ${orNone(now)} → ${orNone(tier)}` +
    `${tier === recommended ? '' : `, recommended ${orNone(recommended)}`}  ${decision ?? ''}` +
    (marks === '' ? '' : `  [${marks}]`)
  );
};

export type TableOptions = { readonly out?: string; readonly undecided?: true };

/** `tierwright cycle table`: current, recommended and decided tier of everybody; the CSV of a closed cycle never changes. */
export const cycleTableCommand =
  (path: string, word: string, { out, undecided }: TableOptions): Command =>
  async (context) => {
    const view = await readCycleOf(context, path, word);
    if (!view.ok) {
      return view;
    }
    const { record, changedSince } = view.value;
    const table = cycleTable(view.value, view.value.today);
    const all: ResultTable = {
      columns: cycleHeads(view.value),
      rows: cycleRows(view.value, table),
    };
    const shown = all.rows
      .map((row, place) => ({ row, isOpen: isOpenState(table.states[place]) }))
      .filter(({ isOpen }) => isOpen || undecided !== true);
    const written =
      out === undefined
        ? ok(null)
        : await context.call('cycle/export', { id: record.id, target: resolve(out) });
    if (!written.ok) {
      return written;
    }
    return ok({
      document: {
        cycle: record,
        changedSince,
        decided: table.decidedCount,
        undecided: table.undecidedCount,
        partners: tableRecords({ ...all, rows: shown.map(({ row }) => row) }),
      },
      lines: [
        cycleLine(record),
        ...changedSince,
        `${countsOfTable(table)}.`,
        ...shown.map(({ row, isOpen }) => lineOfRow(row, isOpen)),
        ...wroteLines(out),
      ],
    });
  };

/** `tierwright cycle close`: for good. */
export const closeCycle =
  (path: string, word: string, { note }: { readonly note: string }): Command =>
  async (context) => {
    const id = await openCycleOf(context, path, word);
    if (!id.ok) {
      return id;
    }
    const done = await context.call('cycle/close', { id: id.value, note });
    if (!done.ok) {
      return done;
    }
    const cycle = done.value.cycles.find((each) => each.id === id.value);
    return ok({
      document: { cycle: cycle ?? null },
      lines:
        cycle === undefined
          ? []
          : [cycleLine(cycle), `Table SHA-256 ${cycle.closing?.tableSha256 ?? ''}`],
    });
  };

/** `tierwright cycle replay`: computes a cycle again from what it froze; 4 where other bytes come out. */
export const replayCycle =
  (path: string, word: string): Command =>
  async (context) => {
    const id = await openCycleOf(context, path, word);
    if (!id.ok) {
      return id;
    }
    const done = await context.call('cycle/replay', { id: id.value });
    if (!done.ok) {
      return done;
    }
    const { rows, isSame, table, engine, differing } = done.value;
    return ok({
      document: done.value,
      verificationFailed: !isSame,
      lines: [
        isSame
          ? `The same bytes for ${countOf(rows, 'partner')}: table SHA-256 ${table.now}.`
          : `Other bytes: table SHA-256 ${table.kept} then, ${table.now} now; engine ${engine.then} then, ${engine.now} now.`,
        ...(differing.length === 0 ? [] : [`Other figures for: ${differing.join(', ')}.`]),
      ],
    });
  };
