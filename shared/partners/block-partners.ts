/** More partners than this with one value make the value say nothing. */
export const mostInBlock = 100;
/** A word that more names have is not rare. */
const mostOfRareWord = 50;
const endLength = 6;

const add = (blocks: Map<string, number[]>, reason: string, row: number): void => {
  const rows = blocks.get(reason);
  if (rows === undefined) {
    blocks.set(reason, [row]);
  } else if (rows[rows.length - 1] !== row) {
    rows.push(row);
  }
};

/**
 * Which partners are compared by name, so that not each of them is compared with each: those with
 * equal words, those that share one of their two rarest words, and those whose names begin or end
 * with the same six letters, as two names with a typing error in one place do.
 */
export const blockNames = (
  names: readonly (readonly string[])[],
): ReadonlyMap<string, readonly number[]> => {
  const frequency = new Map<string, number>();
  for (const words of names) {
    for (const word of new Set(words)) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  const blocks = new Map<string, number[]>();
  names.forEach((words, row) => {
    if (words.length === 0) {
      return;
    }
    add(blocks, `name ${[...words].sort().join(' ')}`, row);
    const rare = [...new Set(words)]
      .map((word) => ({ word, count: frequency.get(word) ?? 0 }))
      .filter(({ count }) => count > 1 && count <= mostOfRareWord)
      .sort((left, right) => left.count - right.count || (left.word < right.word ? -1 : 1));
    for (const { word } of rare.slice(0, 2)) {
      add(blocks, `word ${word}`, row);
    }
    const joined = words.join('');
    if (joined.length >= endLength) {
      add(blocks, `start ${joined.slice(0, endLength)}`, row);
      add(blocks, `end ${joined.slice(-endLength)}`, row);
    }
  });
  return blocks;
};

/** Partners with the same normalised text; '' is no text. */
export const blockTexts = (
  reason: string,
  texts: readonly string[],
): ReadonlyMap<string, readonly number[]> => {
  const blocks = new Map<string, number[]>();
  texts.forEach((text, row) => {
    if (text !== '') {
      add(blocks, `${reason} ${text}`, row);
    }
  });
  return blocks;
};
