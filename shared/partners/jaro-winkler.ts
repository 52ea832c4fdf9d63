/** Letters at the beginning that raise the likeness, and by how much each. */
const longestPrefix = 4;
const prefixWeight = 0.1;

/** Signs of each text that the other has no farther away than half of the longer one, in order. */
const matches = (one: string, other: string): readonly [string, string] => {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const isTaken = new Uint8Array(other.length);
  let ofOne = '';
  for (let at = 0; at < one.length; at += 1) {
    const end = Math.min(other.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= end; place += 1) {
      if (isTaken[place] === 0 && other[place] === one[at]) {
        isTaken[place] = 1;
        ofOne += one[at] ?? '';
        break;
      }
    }
  }
  return [ofOne, [...isTaken.keys()].map((at) => (isTaken[at] === 1 ? other[at] : '')).join('')];
};

const jaro = (one: string, other: string): number => {
  const [left, right] = matches(one, other);
  const same = left.length;
  if (same === 0) {
    return 0;
  }
  let misplaced = 0;
  for (let at = 0; at < same; at += 1) {
    misplaced += left[at] === right[at] ? 0 : 1;
  }
  return (same / one.length + same / other.length + (same - misplaced / 2) / same) / 3;
};

/**
 * How alike two words are, 0 to 1: Jaro's similarity, raised for a common beginning of up to four
 * letters (Winkler 1990). Lengths are in UTF-16 units. Of two arrangements the greedy one of the shorter
 * text counts, so that the order of the two does not matter.
 */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) {
    return one === '' ? 0 : 1;
  }
  const isFirst = one.length < other.length || (one.length === other.length && one < other);
  const [short, long] = isFirst ? [one, other] : [other, one];
  const likeness = jaro(short, long);
  let prefix = 0;
  while (prefix < longestPrefix && prefix < short.length && short[prefix] === long[prefix]) {
    prefix += 1;
  }
  return likeness + prefix * prefixWeight * (1 - likeness);
};
