import { InvalidArgumentError, Option, type Command as Program } from 'commander';
import { withIncludeOption, type AddTo, type Json, type Run } from './command-options.ts';
import { exportTables, tableWords, type ExportTablesOptions } from './commands/export-futures.ts';
import { listSignposts, printPlans } from './commands/futures-tables.ts';
import { writeReport, type ReportOptions } from './commands/write-report.ts';
import type { IncludeOption } from './included.ts';

const parseRun = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('The number of a kept run was expected.');
  }
  return number;
};

const parseAmount = (text: string): number => {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0)) {
    throw new InvalidArgumentError('A number from 0 on was expected.');
  }
  return number;
};

const runOption = (): Option =>
  new Option('--run <number>', 'kept run of an ensemble (default: the newest)').argParser(parseRun);

/** `tierwright futures …`: what Futures says, as tables. */
export const addFuturesCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const futures = program
    .command('futures')
    .description('the scenario report, plans, signposts and every other table of Futures');
  const add = (usage: string, description: string): Program => addTo(futures, usage, description);

  withIncludeOption(
    add(
      'export <workspace>',
      'write tables as .csv (one) or .xlsx (any, with where they come from); all without --table',
    )
      .requiredOption('--out <file>', 'the file to write')
      .addOption(new Option('--table <name...>', 'only these').choices(tableWords))
      .addOption(runOption())
      .option('--scenario <name>', 'movers of this scenario; without it those of all')
      .option('--partner <key>', 'whose tornado, and whose conditions to leave the tier')
      .option('--more-fall-than <number>', 'conditions for more falling than so many', parseAmount)
      .option('--bill-above <amount>', 'conditions for a bill above this', parseAmount),
  ).action((workspace: string, options: Json & ExportTablesOptions) =>
    run(exportTables(workspace, options), options.json === true),
  );
  withIncludeOption(
    add(
      'report <workspace>',
      'write the scenario report: assumptions, results and limits, as .pdf, .html or .md',
    )
      .requiredOption('--out <file>', 'the document to write')
      .option('--scenario <name>', 'only this scenario; without it all')
      .addOption(runOption())
      .option('--partner <key>', 'tell first under which conditions this partner leaves its tier'),
  ).action((workspace: string, options: Json & ReportOptions) =>
    run(writeReport(workspace, options), options.json === true),
  );
  add('plans <workspace>', 'tier plans over all futures: what they misplace, cost and concentrate')
    .addOption(runOption())
    .option('--by <attribute>', 'count concentration by this attribute instead of by partner')
    .action((workspace: string, options: Json & { run?: number; by?: string }) =>
      run(printPlans(workspace, options), options.json === true),
    );
  withIncludeOption(
    add('signposts <workspace>', 'what is watched for, and what tripped').option(
      '--test',
      'hold them against the past: what each saw, and when it would have tripped',
    ),
  ).action((workspace: string, options: Json & IncludeOption & { test?: true }) =>
    run(listSignposts(workspace, options), options.json === true),
  );
};
