import { Option, type Command as Program } from 'commander';
import { decisionKinds, type DecisionKind } from '#shared/approval/approval-statement.ts';
import type { Command } from './command-context.ts';
import { decide, prepare } from './commands/approvals.ts';
import type { IncludeOption } from './included.ts';

type Json = { readonly json?: true };

/** The commands about proposals that functions approve along a route. */
export const addApprovalCommands = (
  add: (usage: string, description: string) => Program,
  run: (command: Command, json: boolean) => Promise<void>,
): void => {
  add('prepare <workspace>', 'write a proposal that waits for the approvals of a route')
    .requiredOption('--title <title>', 'title of the proposal')
    .option('--rationale <text>', 'why these tiers', '')
    .option('--need <function...>', 'a function that must approve; in any order')
    .option('--route <file>', 'a route with orders, deadlines and quorum (JSON) in place of --need')
    .requiredOption('--identity <id>', 'an identity of this machine, whose root the approvers have')
    .requiredOption('--out <file>', 'the .tierproposal to write')
    .option(
      '--despite-alerts <reason>',
      'why to go on while alerts on the data stop a proposal; stands in it',
    )
    .option(
      '--include-sensitive <name...>',
      'write also this sensitive column, metric or attribute; noted in the workspace',
    )
    .action(
      (
        workspace: string,
        options: Json & {
          title: string;
          rationale: string;
          need?: readonly string[];
          route?: string;
          identity: string;
          out: string;
          despiteAlerts?: string;
        } & IncludeOption,
      ) => run(prepare(workspace, options), options.json === true),
    );

  add('decide <proposal>', 'approve a proposal, or abstain, refuse or delegate with a reason')
    .addOption(
      new Option('--decision <decision>', 'what is decided')
        .choices(decisionKinds)
        .default('approve'),
    )
    .option('--identity <id>', 'who decides, where more than one may')
    .option('--for <function>', 'for which function, where more than one is open')
    .option('--reason <text>', 'why; needed for anything but an approval', '')
    .option('--conflict <text>', 'a conflict of interest; then only abstain or delegate')
    .option('--delegate-to <fingerprint>', 'certificate of who may decide instead')
    .option('--out <file>', 'write to another file than the proposal itself')
    .option('--passphrase-file <file>', 'file with the passphrase (or TIERWRIGHT_PASSPHRASE)')
    .action(
      (
        proposal: string,
        options: Json & {
          decision: DecisionKind;
          identity?: string;
          for?: string;
          reason: string;
          conflict?: string;
          delegateTo?: string;
          out?: string;
          passphraseFile?: string;
        },
      ) => run(decide(proposal, options), options.json === true),
    );
};
