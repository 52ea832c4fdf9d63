import { nothingHidden, type Hidden } from '#shared/sensitivity/hidden.ts';
import type { CommandDefinition } from '#shared/commands/command-list.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');

/**
 * The commands in whose label or keywords every typed word occurs; those whose label has them come
 * first, otherwise in the order of the list.
 */
export const matchCommands = <T extends Pick<CommandDefinition, 'label' | 'keywords'>>(
  query: string,
  commands: readonly T[],
): readonly T[] => {
  const words = wordsOf(query);
  const rate = ({ label, keywords }: T): number => {
    const name = label.toLowerCase();
    const all = `${name} ${keywords.join(' ')}`;
    if (words.every((word) => name.includes(word))) return 0;
    return words.every((word) => all.includes(word)) ? 1 : 2;
  };
  const rated = commands.map((command) => ({ command, rate: rate(command) }));
  return [0, 1].flatMap((wanted) =>
    rated.filter((each) => each.rate === wanted).map(({ command }) => command),
  );
};

/** A partner as the palette names it. */
export type FoundPartner = { readonly key: string; readonly name: string };

/**
 * The first partners, in the order of keys, whose name or key contains what was typed; only by what is
 * shown in place of names where these are sensitive, since a key tells who it is.
 */
export const findPartners = (
  query: string,
  { partnerKeys, partnerNames }: Pick<Snapshot, 'partnerKeys' | 'partnerNames'>,
  limit: number,
  { names: areHidden }: Pick<Hidden, 'names'> = nothingHidden,
): readonly FoundPartner[] => {
  const wanted = query.trim().toLowerCase();
  const found: FoundPartner[] = [];
  if (wanted === '') return found;
  for (let row = 0; row < partnerKeys.length && found.length < limit; row += 1) {
    const key = partnerKeys[row] ?? '';
    const name = partnerNames[row] ?? key;
    if (name.toLowerCase().includes(wanted) || (!areHidden && key.toLowerCase().includes(wanted))) {
      found.push({ key, name });
    }
  }
  return found;
};
