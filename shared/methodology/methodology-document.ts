/** A piece of a methodology, in plain words; each writer sets it in its own way. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** A formula in plain signs, and what its letters mean. */
  | { readonly kind: 'formula'; readonly formula: string; readonly meaning: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
      readonly rows: readonly (readonly string[])[];
    };

export type MethodologySection = { readonly title: string; readonly blocks: readonly Block[] };

/** How partners are scored and tiered, from the model that does it: one structure, three writers. */
export type MethodologyDocument = {
  readonly title: string;
  /** Facts under the title: programme, version, day, data. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly MethodologySection[];
};

/** A paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words });

/** A table; a title that begins with # heads a column of figures. */
export const table = (
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  caption,
  columns: titles.map((title) => ({
    title: title.replace(/^#/u, ''),
    isNumber: title.startsWith('#'),
  })),
  rows,
});
