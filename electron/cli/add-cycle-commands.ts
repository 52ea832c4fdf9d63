import { Option, type Command as Program } from 'commander';
import { cycleKinds, usualSettings } from '#shared/model/review-cycle.ts';
import type { AddTo, Json, Run } from './command-options.ts';
import {
  acceptInCycle,
  commentInCycle,
  decideInCycle,
  withdrawInCycle,
  type DecideOptions,
} from './commands/cycle-decisions.ts';
import { compareCommand, recordCommand } from './commands/cycle-history.ts';
import {
  closeCycle,
  cycleTableCommand,
  listCycles,
  openCycle,
  replayCycle,
  type OpenOptions,
  type TableOptions,
} from './commands/cycles.ts';
import { numberFrom, wholeNumber } from './parse-numbers.ts';

const named = '<workspace> <cycle>';

/** The commands about review cycles; a cycle is named by its number, its name or `last`. */
export const addCycleCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const cycle = program
    .command('cycle')
    .description('review cycles: open, decide, close, look back; a cycle by number, name or last');

  addTo(cycle, 'open <workspace>', 'freeze model and data and compute everybody')
    .requiredOption('--name <name>', 'name of the cycle')
    .addOption(
      new Option('--kind <kind>', 'why it is held').choices(cycleKinds).default(cycleKinds[0]),
    )
    .requiredOption('--closes <date>', 'last day for decisions (YYYY-MM-DD)')
    .option('--opens <date>', 'first day for decisions (default: today)')
    .option('--as-of <date>', 'what was imported until then counts (default: today)')
    .option('--model-version <version>', 'number or name of a version, active, or draft', 'draft')
    .option('--rules <file>', 'JSON list of the rules by which tiers are decided')
    .option('--template <text>', 'rationale with places for figures, such as {score}')
    .option(
      '--near-points <points>',
      'fewer points from a line are marked',
      numberFrom(0, 100),
      usualSettings.nearPoints,
    )
    .option(
      '--least-coverage <share>',
      'less of the weight with data is marked, 0 to 1',
      numberFrom(0, 1),
      usualSettings.leastCoverage,
    )
    .option(
      '--least-confidence <share>',
      'a tier that fewer weightings give is marked, 0 to 1',
      numberFrom(0, 1),
      usualSettings.leastConfidence,
    )
    .option(
      '--least-resilience <share>',
      'a tier kept in fewer futures of a kept ensemble is marked, 0 to 1',
      numberFrom(0, 1),
      usualSettings.leastResilience,
    )
    .option(
      '--weight-band <share>',
      'how far each weight may be off, as a share of itself',
      numberFrom(0.01, 1),
      usualSettings.weightBand,
    )
    .option(
      '--weightings <number>',
      'how many weightings are drawn, 100 to 10000',
      wholeNumber(100, 10_000),
      usualSettings.weightings,
    )
    .action((workspace: string, options: Json & OpenOptions) =>
      run(openCycle(workspace, options), options.json === true),
    );

  addTo(cycle, 'list <workspace>', 'the cycles, the newest first').action(
    (workspace: string, options: Json) => run(listCycles(workspace), options.json === true),
  );

  addTo(cycle, `table ${named}`, 'current, recommended and decided tier of everybody, with marks')
    .option('--undecided', 'print only who is undecided')
    .option('--out <file>', 'write the whole table as CSV')
    .action((workspace: string, word: string, options: Json & TableOptions) =>
      run(cycleTableCommand(workspace, word, options), options.json === true),
    );

  addTo(cycle, `accept ${named}`, 'take the recommended tiers that are safe to take together')
    .option('--partner <key...>', 'only of these partners')
    .action((workspace: string, word: string, options: Json & { partner?: readonly string[] }) =>
      run(acceptInCycle(workspace, word, options), options.json === true),
    );

  addTo(cycle, `decide ${named}`, "one partner's tier; another than recommended is an override")
    .requiredOption('--partner <key>', 'key of the partner')
    .requiredOption('--tier <name>', 'name of the tier, or none')
    .option('--rationale <text>', 'why; places such as {score} are filled (default: the template)')
    .option('--approver <name>', 'who allowed the override')
    .option('--expires <date>', 'last day of the override (YYYY-MM-DD)')
    .option('--evidence <file...>', 'files to attach by their SHA-256')
    .option('--link <address...>', 'links to attach')
    .option('--note <text...>', 'notes to attach')
    .action((workspace: string, word: string, options: Json & DecideOptions) =>
      run(decideInCycle(workspace, word, options), options.json === true),
    );

  addTo(cycle, `withdraw ${named}`, 'take back a decision')
    .requiredOption('--partner <key>', 'key of the partner')
    .action((workspace: string, word: string, options: Json & { partner: string }) =>
      run(withdrawInCycle(workspace, word, options), options.json === true),
    );

  addTo(cycle, `comment ${named}`, 'say something that stays with the decision')
    .requiredOption('--partner <key>', 'key of the partner')
    .requiredOption('--text <text>', 'what is said')
    .action((workspace: string, word: string, options: Json & { partner: string; text: string }) =>
      run(commentInCycle(workspace, word, options), options.json === true),
    );

  addTo(cycle, `close ${named}`, 'close it for good, once everybody is decided')
    .option('--note <text>', 'what is to be remembered', '')
    .action((workspace: string, word: string, options: Json & { note: string }) =>
      run(closeCycle(workspace, word, options), options.json === true),
    );

  addTo(cycle, `replay ${named}`, 'compute it again from what it froze; 4 for other bytes').action(
    (workspace: string, word: string, options: Json) =>
      run(replayCycle(workspace, word), options.json === true),
  );

  addTo(
    cycle,
    'compare <workspace> <from> <to>',
    'who is elsewhere in the second cycle: by data, model, rules or override',
  )
    .option('--out <file>', 'write who moved as CSV')
    .action((workspace: string, from: string, to: string, options: Json & { out?: string }) =>
      run(compareCommand(workspace, from, to, options), options.json === true),
    );

  addTo(cycle, 'record <workspace>', 'what every cycle decided about a partner, the oldest first')
    .requiredOption('--partner <key>', 'key of the partner')
    .option('--out <file>', 'write it as CSV')
    .action((workspace: string, options: Json & { partner: string; out?: string }) =>
      run(recordCommand(workspace, options), options.json === true),
    );
};
