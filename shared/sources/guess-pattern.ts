/** Compares as a person counts: `day-9` stands before `day-10`. Ties by code units. */
export const compareNaturally = (left: string, right: string): number => {
  const split = (text: string): readonly string[] => text.split(/(\d+)/u);
  const others = split(right);
  for (const [place, piece] of split(left).entries()) {
    const other = others[place] ?? '';
    const difference = place % 2 === 1 && other !== '' ? Number(piece) - Number(other) : 0;
    if (difference !== 0 || piece !== other) {
      return difference === 0 ? (piece < other ? -1 : 1) : difference;
    }
  }
  return left.length - right.length;
};

/** How many signs all names share, counted from their start or from their end. */
const sharedLength = (
  names: readonly string[],
  signAt: (name: string, at: number) => string,
): number => {
  const [first = ''] = names;
  const shortest = Math.min(...names.map(({ length }) => length));
  let length = 0;
  while (
    length < shortest &&
    names.every((name) => signAt(name, length) === signAt(first, length))
  ) {
    length += 1;
  }
  return length;
};

/**
 * A pattern for the next files by the names of earlier ones: what they share at start and end, and `*`
 * between; of one name, `*` for its digits. `orders-2026-03.csv` gives `orders-*.csv`.
 */
export const guessPattern = (names: readonly string[]): string => {
  const [first] = names;
  if (first === undefined) {
    return '*';
  }
  if (names.length === 1) {
    return first.replace(/\d+(?:[-_. ]?\d+)*/gu, '*').replaceAll(/\*{2,}/gu, '*');
  }
  const length = sharedLength(names, (name, at) => name.charAt(at));
  const start = first.slice(0, length).replace(/\d[\d\-_. ]*$/u, '');
  const rests = names.map((name) => name.slice(start.length));
  const common = sharedLength(rests, (rest, at) => rest.charAt(rest.length - 1 - at));
  const end = first.slice(first.length - common).replace(/^[\d\-_. ]*\d/u, '');
  return `${start}*${end}`;
};
