import type { WizardStep } from '#renderer/stores/import-wizard.ts';

/** What a step is called and what a person does there, in one sentence. */
export const stepNames: Readonly<
  Record<WizardStep, { readonly name: string; readonly task: string }>
> = {
  file: { name: 'File', task: 'Choose the file, and how it is to be read.' },
  read: { name: 'Read', task: 'Check how the file is read. Every guess can be changed.' },
  map: { name: 'Map', task: 'Say what each column is for and which metrics are made of it.' },
  check: { name: 'Check', task: 'See what would be written, and what would be rejected and why.' },
  commit: { name: 'Commit', task: 'Write the rows into the workspace, as one step of undo.' },
};
