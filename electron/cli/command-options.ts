import type { Command as Program } from 'commander';
import type { Command } from './command-context.ts';
import type { IncludeOption } from './included.ts';

export type Json = { readonly json?: true };

/** Runs a command and prints its answer, as one JSON document or as lines. */
export type Run = (command: Command, json: boolean) => Promise<void>;

/** Adds a command with the settings that all have. */
export type AddTo = (parent: Program, usage: string, description: string) => Program;

export const withIncludeOption = (command: Program): Program =>
  command.option(
    '--include-sensitive <name...>',
    'write also this sensitive column, metric or attribute; noted in the workspace',
  );

/** What every proposal is asked for, signed at once or along a route. */
export type ProposalOptions = {
  readonly title: string;
  readonly rationale: string;
  readonly out: string;
  readonly despiteAlerts?: string;
  readonly previous?: string;
  readonly cycle?: string;
} & IncludeOption;

export const withProposalOptions = (command: Program): Program =>
  withIncludeOption(
    command
      .requiredOption('--title <title>', 'title of the proposal')
      .option('--rationale <text>', 'why these tiers', '')
      .requiredOption('--out <file>', 'the .tierproposal to write')
      .option(
        '--previous <sha256>',
        'the proposal it takes the place of, or "none"; the last of the workspace without it',
      )
      .option(
        '--despite-alerts <reason>',
        'why to go on while alerts on the data stop a proposal; stands in it',
      )
      .option('--cycle <cycle>', 'propose what this closed review cycle decided'),
  );
