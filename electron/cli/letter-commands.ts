import { Option, type Command as Program } from 'commander';
import {
  letterChannels,
  letterKinds,
  toldStates,
  type LetterChannel,
  type LetterKind,
  type ToldState,
} from '#shared/model/letter.ts';
import type { AddTo, Json, Run } from './command-options.ts';
import {
  letterTemplatesCommand,
  listLetters,
  noteLetters,
  writeLetters,
} from './commands/letters.ts';

type Whom = {
  proposal?: string;
  partner?: readonly string[];
  all?: true;
  kind?: LetterKind;
  untold?: true;
};

const aboutProposal = (command: Program): Program =>
  command
    .option('--proposal <sha256>', 'about another proposal than the newest')
    .addOption(new Option('--kind <kind>', 'only these letters').choices(letterKinds))
    .option('--untold', 'only partners to whom nothing was sent yet');

const withWhom = (command: Program): Program =>
  aboutProposal(command).option('--partner <key...>', 'for whom').option('--all', 'for all');

/** The commands about letters to partners and who was told. */
export const addLetterCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const letters = program.command('letters').description('letters to partners, and who was told');

  aboutProposal(addTo(letters, 'list <workspace>', 'who is to be told what, and who was')).action(
    (workspace: string, options: Json & Whom) =>
      run(listLetters(workspace, options), options.json === true),
  );

  withWhom(addTo(letters, 'write <workspace>', 'write letters and note them as prepared'))
    .requiredOption('--effective <date>', 'day from which the tiers hold')
    .requiredOption(
      '--out <file>',
      'a .pdf or .html for one partner, a .zip or .html.zip for several',
    )
    .option('--despite-approval', 'although the proposal is not approved by everybody')
    .action(
      (
        workspace: string,
        options: Json & Whom & { out: string; effective: string; despiteApproval?: true },
      ) => run(writeLetters(workspace, options), options.json === true),
    );

  withWhom(addTo(letters, 'note <workspace>', 'note that partners were told or have acknowledged'))
    .addOption(
      new Option('--state <state>', 'how far it has come').choices(toldStates).default('sent'),
    )
    .requiredOption('--day <date>', 'on which day')
    .requiredOption('--by <name>', 'who told them')
    .addOption(new Option('--channel <channel>', 'how').choices(letterChannels).default('email'))
    .option('--note <text>', 'what was said', '')
    .action(
      (
        workspace: string,
        options: Json &
          Whom & {
            state: ToldState;
            day: string;
            by: string;
            channel: LetterChannel;
            note: string;
          },
      ) => run(noteLetters(workspace, options), options.json === true),
    );

  addTo(letters, 'templates <workspace>', 'show the templates, or take others')
    .option('--out <file>', 'write them as JSON')
    .option('--from <file>', 'take them from a JSON file')
    .action((workspace: string, options: Json & { out?: string; from?: string }) =>
      run(letterTemplatesCommand(workspace, options), options.json === true),
    );
};
