import { resolve } from 'node:path';
import type { FuturesTableRequest } from '#shared/futures-report/table-request.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CsvCell } from '#shared/text/write-csv.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { findIncluded, type IncludeOption } from '../included.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';
import { findRun } from './export-futures.ts';

const readTable = (
  { call }: CommandContext,
  table: FuturesTableRequest,
  include: readonly string[] = [],
): Promise<Result<ResultTable, AppError>> =>
  call('futures/table', { table, include: [...include] });

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

const cellWords = (cell: CsvCell | undefined): string =>
  typeof cell === 'number' ? figures.format(cell) : (cell ?? '');

/** A row read out by the names of its columns; empty cells are passed over. */
const rowLine = ({ columns }: ResultTable, row: readonly CsvCell[]): string => {
  const [name, ...rest] = row.map(cellWords);
  const told = rest.flatMap((words, at) =>
    words === '' ? [] : [`${columns[at + 1] ?? ''} ${words}`],
  );
  return `${name ?? ''}: ${told.join('; ')}.`;
};

/** `tierwright futures plans`: each plan over all futures. */
export const printPlans =
  (path: string, options: { readonly run?: number; readonly by?: string }): Command =>
  async (context) => {
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const run = await findRun(context, options.run);
    if (!run.ok) {
      return run;
    }
    const snapshot = await context.call('portfolio/snapshot', {});
    if (!snapshot.ok) {
      return snapshot;
    }
    const { attributes } = snapshot.value;
    const attribute = attributes.find(({ code, name }) => [code, name].includes(options.by ?? ''));
    if (options.by !== undefined && attribute === undefined) {
      return err(
        refuseInput(
          '--by',
          `one of: ${attributes.map(({ code }) => code).join(', ')}`,
          options.by,
          'Name an attribute by its code or name.',
        ),
      );
    }
    const table = await readTable(context, {
      kind: 'plans',
      runId: run.value,
      attribute: attribute?.code ?? null,
    });
    return table.ok
      ? ok({
          document: { plans: tableRecords(table.value) },
          lines: table.value.rows.map((row) => rowLine(table.value, row)),
        })
      : table;
  };

/** `tierwright futures signposts`: every signpost, and with `test` what each saw in the past. */
export const listSignposts =
  (path: string, options: IncludeOption & { readonly test?: true }): Command =>
  async (context) => {
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const included = findIncluded(opened.value.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const signposts = await readTable(context, { kind: 'signposts' });
    const plays = await readTable(context, { kind: 'plays' });
    const past =
      options.test === true
        ? await readTable(context, { kind: 'testRun' }, included.value.ids)
        : ok(null);
    if (!signposts.ok) {
      return signposts;
    }
    if (!plays.ok) {
      return plays;
    }
    if (!past.ok) {
      return past;
    }
    const { ids } = included.value;
    if (past.value !== null && ids.length > 0) {
      const noted = await context.call('sensitivity/note-export', {
        ...{ what: 'test run of signposts', target: 'standard output' },
        ...{ include: ids, isWritten: true },
      });
      if (!noted.ok) {
        return noted;
      }
    }
    const said = (table: ResultTable): readonly string[] =>
      table.rows.map((row) => rowLine(table, row));
    return ok({
      document: {
        signposts: tableRecords(signposts.value),
        plays: tableRecords(plays.value),
        ...(past.value === null ? {} : { past: tableRecords(past.value) }),
      },
      lines:
        signposts.value.rows.length === 0
          ? ['There is no signpost yet.']
          : [
              ...said(signposts.value),
              ...said(plays.value).map((line) => `Play ${line}`),
              ...(past.value === null ? [] : said(past.value)),
            ],
    });
  };
