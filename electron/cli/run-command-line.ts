import { Command as Program, CommanderError, InvalidArgumentError, Option } from 'commander';
import { describeAppError } from '#shared/ipc/app-error.ts';
import { designMethods } from '#shared/model/ensemble.ts';
import { reviewMonths } from '#shared/model/ladder-history.ts';
import { currencyCode } from '#shared/model/rate-table.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { addCycleCommands } from './add-cycle-commands.ts';
import { addFuturesCommands } from './add-futures-commands.ts';
import { addMilestoneCommands } from './milestone-commands.ts';
import { addModelCommands } from './add-model-commands.ts';
import { createCommandContext, type Command, type CommandIo } from './command-context.ts';
import { listAudit, verifyAudit } from './commands/audit.ts';
import { backUp, restore } from './commands/backups.ts';
import { guessRecipe, type RecipeOptions } from './commands/guess-recipe.ts';
import { importFile } from './commands/import-file.ts';
import { importRates } from './commands/import-rates.ts';
import { quality } from './commands/quality.ts';
import { newWorkspace } from './commands/new-workspace.ts';
import { identity, propose } from './commands/propose.ts';
import { importVotes } from './commands/import-votes.ts';
import { suggestBreaks, type BreaksOptions } from './commands/natural-breaks.ts';
import { historyCommand, type HistoryOptions } from './commands/read-history.ts';
import { refresh } from './commands/refresh.ts';
import { recordReview } from './commands/record-review.ts';
import { replayCommand, type ReplayOptions } from './commands/replay-ladder.ts';
import { runEnsemble, type EnsembleOptions } from './commands/run-ensemble.ts';
import { scoreWorkspace } from './commands/score-workspace.ts';
import { traceFigure, type TraceOptions } from './commands/trace-figure.ts';
import { tryScenario } from './commands/try-scenario.ts';
import { verifyProposalFile } from './commands/verify-proposal.ts';
import { exitStatus, statusOfError, type ExitStatus } from './exit-status.ts';
import { addApprovalCommands } from './approval-commands.ts';
import {
  withIncludeOption,
  withProposalOptions,
  type AddTo,
  type Json,
  type ProposalOptions,
  type Run,
} from './command-options.ts';
import { addLetterCommands } from './letter-commands.ts';
import { addIdentityCommands } from './identity-commands.ts';
import type { IncludeOption } from './included.ts';
import { numberFrom, wholeNumber } from './parse-numbers.ts';

const statuses = `
Exit status:
  0  done
  1  a bug of Tierwright
  2  wrong usage
  3  the input was refused: where, what was expected, what was found, what to do
  4  a verification failed`;

/**
 * Runs one command line, without the program's own name, and returns its exit status. With `--json`
 * standard output receives one JSON document and nothing else; failures go to standard error.
 */
export const runCommandLine = async (
  words: readonly string[],
  handlers: EngineHandlers,
  io: CommandIo,
): Promise<ExitStatus> => {
  let status: ExitStatus = exitStatus.done;
  const context = createCommandContext(handlers, io);

  const run = async (command: Command, json: boolean): Promise<void> => {
    const answer = await command(context);
    if (!answer.ok) {
      status = statusOfError(answer.error.type);
      if (json) {
        io.writeOut(`${JSON.stringify({ error: answer.error }, null, 2)}\n`);
      }
      io.writeError(`tierwright: ${describeAppError(answer.error)}\n`);
      return;
    }
    const { document, lines, verificationFailed, status: own } = answer.value;
    io.writeOut(json ? `${JSON.stringify(document, null, 2)}\n` : `${lines.join('\n')}\n`);
    status = verificationFailed === true ? exitStatus.verificationFailed : (own ?? exitStatus.done);
  };

  const program = buildProgram(run, io);
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
    }
    throw error;
  }
};

const parseCurrency = (text: string): string => {
  const parsed = currencyCode.safeParse(text);
  if (!parsed.success) {
    throw new InvalidArgumentError('Three letters as in ISO 4217 were expected, such as EUR.');
  }
  return parsed.data;
};

const parseMonths = (text: string): (typeof reviewMonths)[number] => {
  const months = reviewMonths.find((each) => String(each) === text);
  if (months === undefined) {
    throw new InvalidArgumentError(`One of ${reviewMonths.join(', ')} was expected.`);
  }
  return months;
};

const parseFutures = wholeNumber(100, 100_000);
const parseHorizon = wholeNumber(1, 600);
const parseSeed = wholeNumber(0, 2_147_483_647);

const parseBill = (text: string): number | 'budget' =>
  text === 'budget' ? text : numberFrom(0, 1e15)(text);

const buildProgram = (run: Run, io: CommandIo): Program => {
  const program = new Program('tierwright')
    .description('Scores partners, cuts them into tiers and signs the result; offline.')
    .addHelpText('after', statuses)
    .exitOverride()
    .showHelpAfterError('See tierwright --help, or tierwright <command> --help.')
    .configureOutput({ writeOut: io.writeOut, writeErr: io.writeError });

  const addTo: AddTo = (parent, usage, description) =>
    parent
      .command(usage)
      .description(description)
      .option('--json', 'print one JSON document on standard output')
      .copyInheritedSettings(program);
  const add = (usage: string, description: string): Program => addTo(program, usage, description);

  add('new <workspace>', 'make a new workspace')
    .option('--name <name>', 'name of the programme (default: the file name)')
    .option('--sample', 'fill it with the sample programme')
    .action((path: string, options: Json & { name?: string; sample?: true }) =>
      run(newWorkspace(path, options), options.json === true),
    );

  add('recipe <file>', 'guess how a file is to be read, and write that as a recipe to import by')
    .requiredOption('--out <file>', 'recipe (JSON) to write; never over a file that is there')
    .option('--source <name>', 'where the file comes from (default: its name)')
    .option('--department <name>', 'who answers for the figures')
    .option(
      '--for <workspace>',
      'look partners up in its sources where the file does not name them',
    )
    .action((file: string, options: Json & RecipeOptions) =>
      run(guessRecipe(file, options), options.json === true),
    );

  withIncludeOption(
    add(
      'import <workspace> <files...>',
      'import files of one shape as one run; a folder or a pattern names many, read by name',
    )
      .requiredOption(
        '--recipe <file>',
        'recipe (JSON) that says what the columns mean; tierwright recipe guesses one',
      )
      .option('--check', 'only report what would happen; write nothing')
      .option(
        '--map <old=new...>',
        'a column of the recipe stands under another header in the file',
      )
      .option('--weigh', 'add criteria for its metrics that no criterion reads yet')
      .option('--remember', 'let tierwright refresh look here for the next files of the source')
      .option('--rejected <file>', 'write the rejected rows with their reasons as CSV')
      .option('--left-out <file>', 'write banner rows, total rows and other rows left out as CSV')
      .option('--issues <file>', 'write the cells that a rule of the recipe settled as CSV'),
  ).action(
    (
      workspace: string,
      files: readonly string[],
      options: Json & {
        recipe: string;
        check?: true;
        remember?: true;
        weigh?: true;
        map?: readonly string[];
        rejected?: string;
        leftOut?: string;
        issues?: string;
      } & IncludeOption,
    ) => run(importFile(workspace, files, options), options.json === true),
  );

  add('rates <workspace> <file>', 'import a table of exchange rates: currency, day, rate')
    .requiredOption(
      '--base <currency>',
      'base currency of the programme, such as EUR',
      parseCurrency,
    )
    .option('--per-base', 'a rate says how many units one of the base currency is worth')
    .action((workspace: string, file: string, options: Json & { base: string; perBase?: true }) =>
      run(importRates(workspace, file, options), options.json === true),
    );

  add('refresh <workspace>', 'import what is new in the folders of its sources; for schedules')
    .option('--source <name...>', 'only these sources')
    .option('--from <folder or pattern>', 'remember that the files of the source are put there')
    .option('--take <which>', 'with --from: all files together, or the last by name alone', 'all')
    .option('--threshold <percent>', 'list values that moved by more than this (default: 10)')
    .option('--check', 'only report what is new; write nothing but a folder of --from')
    .action(
      (
        workspace: string,
        options: Json & {
          source?: readonly string[];
          from?: string;
          take?: string;
          threshold?: string;
          check?: true;
        },
      ) => run(refresh(workspace, options), options.json === true),
    );

  add('quality <workspace>', 'what may be doubted about the data; 4 while a blocking alert is open')
    .option(
      '--control <source/column=total...>',
      'say first what a column of the newest import of a source should come to',
    )
    .option('--tolerance <number>', 'difference from control totals that is not worth a word', '0')
    .action(
      (workspace: string, options: Json & { control?: readonly string[]; tolerance?: string }) =>
        run(quality(workspace, options), options.json === true),
    );

  withIncludeOption(
    add('score <workspace>', 'score and rank every partner')
      .option('--out <file>', 'write the table as .csv or .json')
      .option('--as-of <date>', 'the portfolio as it was known on that day (YYYY-MM-DD)'),
  ).action((workspace: string, options: Json & IncludeOption & { out?: string; asOf?: string }) =>
    run(scoreWorkspace(workspace, options), options.json === true),
  );

  withIncludeOption(
    add('trace <workspace>', 'the file, recipe and rows that a metric of a partner comes from')
      .requiredOption('--partner <key>', 'key of the partner')
      .requiredOption('--metric <code>', 'code of the metric')
      .option('--as-of <date>', 'as it was known at the end of that day (YYYY-MM-DD, UTC)')
      .option('--out <file>', 'write all its rows as .csv or .json'),
  ).action((workspace: string, options: Json & TraceOptions) =>
    run(traceFigure(workspace, options), options.json === true),
  );

  add(
    'scenario <workspace>',
    "each partner's tier now and in a scenario; lists scenarios without --name",
  )
    .option('--name <name>', 'name of the scenario')
    .option('--out <file>', 'write the table as .csv or .json')
    .action((workspace: string, options: Json & { name?: string; out?: string }) =>
      run(tryScenario(workspace, options), options.json === true),
    );

  add('ensemble <workspace>', 'every partner over many futures, and when one loses its tier')
    .option('--futures <number>', 'how many, 100 to 100000', parseFutures, 1000)
    .addOption(
      new Option('--method <method>', 'how they are spread over the ranges of the drivers')
        .choices(designMethods)
        .default(designMethods[0]),
    )
    .option('--seed <number>', 'the same seed gives the same futures', parseSeed, 1)
    .option('--horizon <months>', 'leave out effects with a longer lag', parseHorizon)
    .option('--keep', 'keep what the run says in the workspace')
    .option('--partner <key>', 'tell under which conditions this partner loses its tier')
    .option(
      '--more-fall-than <number>',
      'tell under which conditions more partners fall than so many',
      wholeNumber(0, 10_000_000),
    )
    .option(
      '--bill-above <amount>',
      'tell under which conditions the bill exceeds an amount, or the "budget" of the model',
      parseBill,
    )
    .option('--out <file>', 'write a row a partner as .csv or .json')
    .action((workspace: string, options: Json & EnsembleOptions) =>
      run(runEnsemble(workspace, options), options.json === true),
    );

  add('review <workspace>', 'record a review of the ladder: partners move as its rules say')
    .requiredOption('--on <date>', 'its day (YYYY-MM-DD), after the last one')
    .action((workspace: string, options: Json & { on: string }) =>
      run(recordReview(workspace, options), options.json === true),
    );

  add('replay <workspace>', 'the ladder over past reviews, with its clock and without')
    .option(
      '--months <number>',
      `months between reviews: ${reviewMonths.join(', ')}`,
      parseMonths,
      3,
    )
    .option('--reviews <number>', 'how many at most, 2 to 60', wholeNumber(2, 60), 12)
    .option(
      '--within <number>',
      'reviews within which a fall takes a rise back',
      wholeNumber(1, 60),
      2,
    )
    .option('--points <number>', 'points from a line that are too near', numberFrom(0, 100), 1)
    .option('--least <percent>', 'share below which a tier is thin', numberFrom(0, 100, 100), 0.02)
    .option('--most <percent>', 'share above which a tier is crowded', numberFrom(0, 100, 100), 0.6)
    .option('--out <file>', 'write a row a partner and review as .csv or .json')
    .action((workspace: string, options: Json & ReplayOptions) =>
      run(replayCommand(workspace, options), options.json === true),
    );

  add('votes <workspace> <table>', 'read votes on weights: participant, criterion, weight').action(
    (workspace: string, table: string, { json }: Json) =>
      run(importVotes(workspace, table), json === true),
  );

  add('breaks <workspace>', 'lines between tiers where the scores leave the deepest gaps')
    .option('--tiers <number>', 'another number of tiers, 2 to 12', wholeNumber(2, 12))
    .option('--ladder <name>', 'the ladder that is asked about, where there are several')
    .action((workspace: string, options: Json & BreaksOptions) =>
      run(suggestBreaks(workspace, options), options.json === true),
    );

  withIncludeOption(
    add('history <workspace>', 'score and metrics at the ends of past periods, with trends')
      .option('--months <number>', `a period: ${reviewMonths.join(', ')}`, parseMonths, 3)
      .option('--periods <number>', 'how many at most, 2 to 60', wholeNumber(2, 60), 8)
      .option('--metric <code...>', 'metrics beside the score, by their codes')
      .option('--out <file>', 'write a row a partner and metric as .csv or .json'),
  ).action(
    (workspace: string, { periods, ...options }: Json & HistoryOptions & { periods: number }) =>
      run(historyCommand(workspace, { ...options, reviews: periods }), options.json === true),
  );

  add('identity', 'show who signs on this machine, or make the key')
    .option('--name <name>', 'name of the signer')
    .option('--function <function>', 'function of the signer, for example finance')
    .option('--passphrase-file <file>', 'file that holds the passphrase')
    .action((options: Json & { name?: string; function?: string; passphraseFile?: string }) =>
      run(identity(options), options.json === true),
    );

  withProposalOptions(add('propose <workspace>', 'write a signed proposal of the tiers'))
    .option('--passphrase-file <file>', 'file that holds the passphrase (or TIERWRIGHT_PASSPHRASE)')
    .action((workspace: string, options: Json & ProposalOptions & { passphraseFile?: string }) =>
      run(propose(workspace, options), options.json === true),
    );

  add('backup <workspace>', 'copy a workspace, whole and checked, into the folder beside it')
    .option('--to <folder>', 'another folder; it is made if it is missing')
    .action((workspace: string, options: Json & { to?: string }) =>
      run(backUp(workspace, options), options.json === true),
    );

  add('restore <backup>', 'say what is in a backup and, with --as, make a workspace of it')
    .option('--as <file>', 'the new workspace; an existing file is never overwritten')
    .action((backup: string, options: Json & { as?: string }) =>
      run(restore(backup, options), options.json === true),
    );

  const audit = program.command('audit').description('who did what, and whether that record holds');
  addTo(
    audit,
    'verify <workspace>',
    'follow the hash chain of the audit trail from its first event',
  )
    .option('--against <file>', 'a backup or .tierproposal whose audit head must be carried on')
    .action((workspace: string, options: Json & { against?: string }) =>
      run(verifyAudit(workspace, options), options.json === true),
    );
  addTo(audit, 'list <workspace>', 'who did what, newest first')
    .option('--find <text>', 'only events that say this')
    .option('--out <file>', 'write every event as .csv or .json')
    .action((workspace: string, options: Json & { find?: string; out?: string }) =>
      run(listAudit(workspace, options), options.json === true),
    );

  addCycleCommands(program, addTo, run);
  addIdentityCommands(program, addTo, run);
  addApprovalCommands(add, run);
  addLetterCommands(program, addTo, run);

  add('verify <proposal>', 'check a .tierproposal of anyone')
    .option('--root <sha256>', 'the root of the approvers as you were told it')
    .option('--fingerprint <sha256>', 'the certificate of the one signer as you were told it')
    .option('--earlier <file...>', 'proposals before it, which it must extend')
    .action(
      (
        file: string,
        options: Json & { fingerprint?: string; root?: string; earlier?: readonly string[] },
      ) => run(verifyProposalFile(file, options), options.json === true),
    );

  addMilestoneCommands(program, addTo, run);
  addModelCommands(program, addTo, run);
  addFuturesCommands(program, addTo, run);

  return program;
};
