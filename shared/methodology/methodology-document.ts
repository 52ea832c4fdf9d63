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
    }
  | HeatBlock
  | BarsBlock;

/** Things by what becomes of them, each told by words on a ground of a colour. */
export type HeatBlock = {
  readonly kind: 'heat';
  readonly caption: string;
  /** Of the names, then one a cell. */
  readonly titles: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly {
      readonly words: string;
      /** `#rrggbb`; its ground is a tint of it. */
      readonly colour: string;
      /** Stands out from what is usual. */
      readonly isOther: boolean;
    }[];
  }[];
};

/** Bars on one scale, each with its figures in words. */
export type BarsBlock = {
  readonly kind: 'bars';
  readonly caption: string;
  readonly least: number;
  readonly most: number;
  /** What colours stand for; empty where the caption says it. */
  readonly legend: readonly { readonly words: string; readonly colour: string }[];
  /** Where a line stands over all bars; null for none. */
  readonly mark: number | null;
  readonly items: readonly {
    readonly name: string;
    readonly words: string;
    readonly parts: readonly {
      readonly from: number;
      readonly to: number;
      /** `#rrggbb`. */
      readonly colour: string;
    }[];
  }[];
};

/** Where a value stands on the scale of bars, 0..1. */
export const placeOn = ({ least, most }: BarsBlock, value: number): number =>
  most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0;

/** A colour mixed with white so that so much of it is left, as `#rrggbb`. */
export const tintOf = (colour: string, strength: number): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    .map((part) => Math.round(255 - (255 - part) * strength))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;

/** How much of a colour the ground of a cell has. */
export const groundOf = (isOther: boolean): number => (isOther ? 0.34 : 0.08);

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
