import type { AttributeColumn, Snapshot } from '../../model/snapshot.ts';

/** Partners grouped by one or more attributes. */
export type PeerLevel = {
  readonly attributes: readonly AttributeColumn[];
  /** Group of each row, from 1; 0 for a partner without a label for one of the attributes. */
  readonly groupOf: Uint32Array;
  /** The labels of each group, in the order of the attributes; the entry of 0 is empty. */
  readonly labels: readonly (readonly string[])[];
  /** What each group is called, see `groupLabel`. */
  readonly names: readonly string[];
  /** Rows by group, rising: those of group g are `rows[starts[g] … starts[g + 1] − 1]`. */
  readonly members: { readonly rows: Uint32Array; readonly starts: Uint32Array };
};

/** A group in words, for example `Industry Retail, Region North`. */
export const groupLabel = (
  attributes: readonly { readonly name: string }[],
  labels: readonly string[],
): string => labels.map((label, place) => `${attributes[place]?.name ?? ''} ${label}`).join(', ');

/** A counting sort of rows by their group. */
const rowsByGroup = (groupOf: Uint32Array, groups: number): PeerLevel['members'] => {
  const starts = new Uint32Array(groups + 1);
  for (const group of groupOf) {
    starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  }
  for (let group = 1; group < starts.length; group += 1) {
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  }
  const next = starts.slice();
  const rows = new Uint32Array(groupOf.length);
  groupOf.forEach((group, row) => {
    const place = next[group] ?? 0;
    rows[place] = row;
    next[group] = place + 1;
  });
  return { rows, starts };
};

/** Splits the groups of a level by one more attribute; numbers rise in the order of first rows. */
const split = (level: PeerLevel | null, attribute: AttributeColumn): PeerLevel => {
  const rows = attribute.codes.length;
  const sizes = attribute.labels.length;
  const groupOf = new Uint32Array(rows);
  const labels: (readonly string[])[] = [[]];
  const known = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    const code = attribute.codes[row] ?? 0;
    const above = level === null ? 1 : (level.groupOf[row] ?? 0);
    if (code === 0 || above === 0) {
      continue;
    }
    const key = above * sizes + code;
    let group = known.get(key);
    if (group === undefined) {
      group = labels.length;
      known.set(key, group);
      labels.push([...(level?.labels[above] ?? []), attribute.labels[code] ?? '']);
    }
    groupOf[row] = group;
  }
  const attributes = [...(level?.attributes ?? []), attribute];
  return {
    attributes,
    groupOf,
    labels,
    names: labels.map((each) => groupLabel(attributes, each)),
    members: rowsByGroup(groupOf, labels.length),
  };
};

/**
 * Peer groups by the attributes with `codes`, the narrowest level first: by all of them, then without the
 * last, and so on. Attributes that no import delivers divide nobody. One pass over the partners a level.
 */
export const peerLevels = (snapshot: Snapshot, codes: readonly string[]): readonly PeerLevel[] => {
  const levels: PeerLevel[] = [];
  for (const code of codes) {
    const attribute = snapshot.attributes.find((each) => each.code === code);
    if (attribute !== undefined) {
      levels.push(split(levels.at(-1) ?? null, attribute));
    }
  }
  return levels.reverse();
};

/** Gives the levels of the same attributes again without another pass. */
export type LevelsOf = (codes: readonly string[]) => readonly PeerLevel[];

/** `peerLevels` of one snapshot, each list of attributes worked out once. */
export const rememberLevels = (snapshot: Snapshot): LevelsOf => {
  const known = new Map<string, readonly PeerLevel[]>();
  return (codes) => {
    const key = JSON.stringify(codes);
    const levels = known.get(key) ?? peerLevels(snapshot, codes);
    known.set(key, levels);
    return levels;
  };
};
