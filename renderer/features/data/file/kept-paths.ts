import type { ImportWizard } from '#renderer/stores/import-wizard.ts';

/** Paths of the files that are read, of several chosen together. */
export const keptPaths = ({ file, also }: ImportWizard): readonly string[] =>
  file === null ? [] : [file.path, ...also];

const leftOut = (wizard: ImportWizard): ImportWizard['survey'] => {
  const kept = keptPaths(wizard);
  return wizard.survey.filter(({ path }) => !kept.includes(path));
};

/** The files that can be read, only not together with the others: what to import next. */
export const nextFiles = (wizard: ImportWizard): ImportWizard['survey'] =>
  leftOut(wizard).filter(({ fit }) => fit !== 'unreadable');

/** What was left out of files that were chosen together, in one sentence; null where nothing was. */
export const leftOutSentence = (wizard: ImportWizard): string | null => {
  const sentences = [
    ...leftOut(wizard).map(({ name, detail }) => (detail === '' ? name : `${name} ${detail}`)),
    ...wizard.ignored.map((name) => `${name} is of no kind that is imported`),
  ];
  const shown = sentences.slice(0, 3).join('; ');
  const more = sentences.length > 3 ? `; and ${sentences.length - 3} more` : '';
  return sentences.length === 0 ? null : `Left out: ${shown}${more}.`;
};
