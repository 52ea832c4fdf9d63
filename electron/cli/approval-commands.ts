import { Option, type Command as Program } from 'commander';
import { decisionKinds, type DecisionKind } from '#shared/approval/approval-statement.ts';
import {
  withProposalOptions,
  type Json,
  type ProposalOptions,
  type Run,
} from './command-options.ts';
import { decide, prepare } from './commands/approvals.ts';
import { saveVerifier, writeCopies, type CopyOptions } from './commands/copies.ts';

/** The commands about proposals that functions approve along a route. */
export const addApprovalCommands = (
  add: (usage: string, description: string) => Program,
  run: Run,
): void => {
  withProposalOptions(
    add('prepare <workspace>', 'write a proposal that waits for the approvals of a route'),
  )
    .option('--need <function...>', 'a function that must approve; in any order')
    .option('--route <file>', 'a route with orders, deadlines and quorum (JSON) in place of --need')
    .requiredOption('--identity <id>', 'an identity of this machine, whose root the approvers have')
    .action(
      (
        workspace: string,
        options: Json &
          ProposalOptions & { need?: readonly string[]; route?: string; identity: string },
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

  add('copy <proposal>', 'write what one partner may see of an approved proposal')
    .option('--partner <key...>', 'for whom')
    .option('--all', 'for every partner')
    .requiredOption('--out <file>', 'a .tierproposal for one partner, a .zip for several')
    .option('--with-points', 'with the points by criterion, and names and weights of criteria')
    .option('--with-words', 'although approvers wrote something, which goes along')
    .action((proposal: string, options: Json & CopyOptions) =>
      run(writeCopies(proposal, options), options.json === true),
    );

  add(
    'verifier',
    'write the page that verifies proposals in a browser, offline, without Tierwright',
  )
    .requiredOption('--out <file>', 'the .html to write')
    .action((options: Json & { out: string }) => run(saveVerifier(options), options.json === true));
};
