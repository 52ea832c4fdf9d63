import { Option, type Command as Program } from 'commander';
import { milestoneShows } from '#shared/model/milestone-list.ts';
import type { AddTo, Json, Run } from './command-options.ts';
import {
  exportMilestones,
  importMilestones,
  listMilestones,
  type ListOptions,
} from './commands/milestones.ts';

/** `tierwright milestones …`: what partners are to reach or to avoid; the catalogue is part of the model. */
export const addMilestoneCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const milestones = program
    .command('milestones')
    .description('milestones of partners: list, import, export');

  addTo(
    milestones,
    'list <workspace>',
    'who has which milestone until when, those due first on top',
  )
    .addOption(
      new Option('--show <which>', 'open, overdue, soon (due in the next days), settled or all')
        .choices(milestoneShows)
        .default('open'),
    )
    .option('--as-of <date>', 'as known on this day (YYYY-MM-DD)')
    .option('--out <file>', 'write them as .csv or .json')
    .action((workspace: string, options: Json & ListOptions) =>
      run(listMilestones(workspace, options), options.json === true),
    );

  addTo(
    milestones,
    'import <workspace> <file>',
    'take a CSV table of partner, milestone and due day in; nothing is written while a row is wrong',
  )
    .option('--check', 'only report what would happen; write nothing')
    .action((workspace: string, file: string, options: Json & { check?: true }) =>
      run(importMilestones(workspace, file, options.check === true), options.json === true),
    );

  addTo(milestones, 'export <workspace>', 'write all of them as the CSV table that import reads')
    .requiredOption('--out <file>', 'the file to write')
    .action((workspace: string, options: Json & { out: string }) =>
      run(exportMilestones(workspace, options.out), options.json === true),
    );
};
