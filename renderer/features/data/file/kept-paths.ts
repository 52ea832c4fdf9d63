import type { ImportWizard } from '#renderer/stores/import-wizard.ts';

/** Paths of the files that are read, of several chosen together. */
export const keptPaths = ({ file, also }: ImportWizard): readonly string[] =>
  file === null ? [] : [file.path, ...also];

/** What was left out of files that were chosen together, in one sentence; null where nothing was. */
export const leftOutSentence = (wizard: ImportWizard): string | null => {
  const kept = keptPaths(wizard);
  const left = wizard.survey.filter(({ path }) => !kept.includes(path));
  const sentences = [
    ...left.map(({ name, detail }) => (detail === '' ? name : `${name} ${detail}`)),
    ...wizard.ignored.map((name) => `${name} is of no kind that is imported`),
  ];
  const shown = sentences.slice(0, 3).join('; ');
  const more = sentences.length > 3 ? `; and ${sentences.length - 3} more` : '';
  return sentences.length === 0 ? null : `Left out: ${shown}${more}.`;
};
