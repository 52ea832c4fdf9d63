import type { Command as Program } from 'commander';
import { withIncludeOption, type AddTo, type Json, type Run } from './command-options.ts';
import { writeMethodology } from './commands/write-methodology.ts';
import type { IncludeOption } from './included.ts';
import {
  changeVersion,
  compareVersions,
  listVersions,
  nameVersion,
  showVersion,
} from './commands/model-versions.ts';

/** `tierwright model …`, the versions of the model, and `tierwright methodology`. `VERSION` is draft, active, a number or a name. */
export const addModelCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const model = program
    .command('model')
    .description('versions of the model: list, show, name, activate, retire, copy, compare');
  const add = (usage: string, description: string): Program => addTo(model, usage, description);

  add('list <workspace>', 'every version, the newest first').action(
    (workspace: string, { json }: Json) => run(listVersions(workspace), json === true),
  );
  add('show <workspace> <version>', 'what a version, or the draft, says').action(
    (workspace: string, version: string, { json }: Json) =>
      run(showVersion(workspace, version), json === true),
  );
  add('name <workspace>', 'keep the draft as it is under a name')
    .requiredOption('--name <name>', 'name of the version')
    .option('--note <text>', 'why it was made', '')
    .action((workspace: string, options: Json & { name: string; note: string }) =>
      run(
        nameVersion(workspace, { name: options.name, note: options.note }),
        options.json === true,
      ),
    );
  for (const [kind, description] of [
    ['activate', 'make a named version the one that counts; the one before retires'],
    ['retire', 'take a version out of use'],
  ] as const) {
    add(`${kind} <workspace> <version>`, description)
      .requiredOption('--note <text>', 'the reason; it is kept with the version')
      .action((workspace: string, version: string, options: Json & { note: string }) =>
        run(changeVersion(workspace, version, { kind, note: options.note }), options.json === true),
      );
  }
  add('copy <workspace> <version>', 'make the draft say what a version says').action(
    (workspace: string, version: string, { json }: Json) =>
      run(changeVersion(workspace, version, { kind: 'copy' }), json === true),
  );
  add(
    'compare <workspace> <from> [to]',
    'which partners differ, and because of which edit; to the draft without a second version',
  )
    .option('--out <file>', 'write a row a partner as .csv or .json')
    .action(
      (workspace: string, from: string, to: string | undefined, options: Json & { out?: string }) =>
        run(compareVersions(workspace, from, to ?? 'draft', options), options.json === true),
    );

  withIncludeOption(
    addTo(
      program,
      'methodology <workspace>',
      'write how partners are scored and tiered, as .pdf, .html or .md',
    )
      .requiredOption('--out <file>', 'the document to write')
      .option('--version <version>', 'draft, active, a number or a name', 'draft'),
  ).action((workspace: string, options: Json & IncludeOption & { out: string; version: string }) =>
    run(writeMethodology(workspace, options), options.json === true),
  );
};
