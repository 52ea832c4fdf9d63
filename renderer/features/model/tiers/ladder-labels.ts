import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** Attributes whose labels can say who is on a ladder, and the one that does where no file delivers it. */
export const attributesOf = (
  { attributes }: Pick<Snapshot, 'attributes'>,
  chosen: string,
): { readonly value: string; readonly label: string }[] => {
  const known = attributes
    .filter(({ role }) => role === 'attribute')
    .map(({ code, name }) => ({ value: code, label: name }));
  return chosen === '' || known.some(({ value }) => value === chosen)
    ? known
    : [...known, { value: chosen, label: `${chosen} (not imported)` }];
};

/** Labels of the attribute that no other ladder has; those of `own` stay, also where no partner has them. */
export const freeLabels = (
  { rules }: ScoringModel,
  { attributes }: Pick<Snapshot, 'attributes'>,
  own: string | null,
  attributeCode = rules.parallel?.attributeCode ?? '',
): readonly string[] => {
  const ladders = rules.parallel?.ladders ?? [];
  const taken = new Set(ladders.flatMap(({ id, labels }) => (id === own ? [] : labels)));
  const labels = attributes.find(({ code }) => code === attributeCode)?.labels ?? [];
  return [
    ...new Set([
      ...labels.filter((label) => label !== '' && !taken.has(label)),
      ...(ladders.find(({ id }) => id === own)?.labels ?? []),
    ]),
  ].sort((one, other) => one.localeCompare(other, 'en'));
};
