import type { AttributeColumn } from '../model/snapshot.ts';
import type { PartnerDecisions } from '../model/partners.ts';
import { resolveKey } from './resolve-key.ts';

/** Parents by row of the snapshot: the key of the parent, '' for none. */
export type Parents = {
  readonly parents: readonly string[];
  /** Rows whose parent, or having none, a person decided. */
  readonly byHand: readonly number[];
};

/**
 * The parent of every partner: as a person said, else as the attribute that was marked to name
 * parents says. Parents that were merged count as their survivor; a partner is never its own parent.
 */
export const parentsOf = (
  keys: readonly string[],
  attributes: readonly AttributeColumn[],
  { merges, parents, uses }: Pick<PartnerDecisions, 'merges' | 'parents' | 'uses'>,
): Parents => {
  const column = attributes.find(({ code }) => uses.get(code) === 'parent');
  const byHand: number[] = [];
  return {
    parents: keys.map((key, row) => {
      const given = parents.get(key);
      if (given !== undefined) {
        byHand.push(row);
      }
      const said = given ?? column?.labels[column.codes[row] ?? 0] ?? '';
      const counts = resolveKey(merges, said.trim().normalize('NFC'));
      return counts === key ? '' : counts;
    }),
    byHand,
  };
};

/**
 * The topmost parent of every partner, as a key: its own where it has no parent. It may be a key that
 * no import knows. Partners that are each other's parents are one group, named by the least key.
 */
export const groupRoots = (
  keys: readonly string[],
  parents: readonly string[],
): readonly string[] => {
  const parentOf = new Map(keys.map((key, row) => [key, parents[row] ?? '']));
  const rootOf = new Map<string, string>();
  for (const key of keys) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    let at = key;
    while (!rootOf.has(at) && !onPath.has(at)) {
      onPath.set(at, path.length);
      path.push(at);
      const parent = parentOf.get(at) ?? '';
      if (parent === '') {
        rootOf.set(at, at);
      } else {
        at = parent;
      }
    }
    const root =
      rootOf.get(at) ??
      path
        .slice(onPath.get(at))
        .reduce((least, candidate) => (candidate < least ? candidate : least));
    for (const passed of path) {
      rootOf.set(passed, root);
    }
  }
  return keys.map((key) => rootOf.get(key) ?? key);
};
