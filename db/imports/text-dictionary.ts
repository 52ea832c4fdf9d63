/** Texts numbered from 0 in the order in which they were first met. */
export type TextDictionary = {
  readonly texts: readonly string[];
  /** The number of a text, a new one where it was not met before. */
  readonly intern: (text: string) => number;
  /** The number of a text; -1 where it was never met. */
  readonly find: (text: string) => number;
};

/** An empty dictionary, or one that knows `first` in their order. */
export const createTextDictionary = (first: readonly string[] = []): TextDictionary => {
  const texts = [...first];
  const codes = new Map(texts.map((text, code) => [text, code]));
  return {
    texts,
    intern: (text) => {
      const known = codes.get(text);
      if (known !== undefined) {
        return known;
      }
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
    find: (text) => codes.get(text) ?? -1,
  };
};
