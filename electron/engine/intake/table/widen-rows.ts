import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { keyJoint } from '#shared/intake/lookup-key.ts';
import { parseDate } from '#shared/intake/parse-date.ts';
import { parseNumber } from '#shared/intake/parse-number.ts';
import { partnerKey } from '#shared/intake/partner-key.ts';
import { quoted, quotedList } from '#shared/intake/wording.ts';
import type { ColumnType, Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import type { LookupFound } from '#shared/model/run-findings.ts';
import { cellKind, cellText, createCellRow, widenRow, type CellRow } from '../source/cell-row.ts';
import { readLookupTable, type LookupTable } from './lookup-table.ts';

/** Adds the cells of lookups behind those of the file. */
export type RowWidener = {
  /** The rows that follow have so many cells, and the recipe's columns where `placeOf` says. */
  readonly startFile: (placeOf: (header: string) => number, width: number) => void;
  /** The row with looked-up cells, or why it is rejected. The same object is filled again and again. */
  readonly widen: (row: CellRow) => CellRow | string;
  readonly found: () => readonly LookupFound[];
};

const mostOrphansTold = 200;
/** So many different keys are counted apart. */
const mostOrphansCounted = 100_000;

type Lookup = {
  readonly lookup: RecipeLookup;
  readonly table: LookupTable;
  /** Places in the wide row, and how the cells there become texts to compare. */
  match: readonly { readonly place: number; readonly type: ColumnType }[];
  start: number;
  readonly orphans: Map<string, number>;
  matched: number;
  orphanRows: number;
};

/** Null where the recipe looks nothing up. */
export const createRowWidener = (recipe: Recipe, paths: readonly string[]): RowWidener | null => {
  const rules = recipe.lookups ?? [];
  if (rules.length === 0) {
    return null;
  }
  let width = 0;
  const lookups = rules.map((lookup, index): Lookup => {
    const table = readLookupTable(paths[index] ?? '', lookup);
    return { lookup, table, match: [], start: 0, orphans: new Map(), matched: 0, orphanRows: 0 };
  });
  const isEmpty = createEmptyTest(recipe.emptyTexts);
  const wide = createCellRow();
  wide.bytes = Buffer.alloc(1024);
  let used = 0;

  const startFile: RowWidener['startFile'] = (placeOf, nextWidth) => {
    width = nextWidth;
    const places = new Map(
      recipe.columns.map(({ header, type }) => [
        header,
        // The key of partners is a text, whatever the recipe says of its column.
        { place: placeOf(header), type: header === recipe.key ? ('text' as const) : type },
      ]),
    );
    let next = width;
    for (const each of lookups) {
      each.match = each.lookup.match.map(
        ({ column }) => places.get(column) ?? { place: 0, type: 'text' as const },
      );
      each.start = next;
      for (const { as, type } of each.lookup.take) {
        places.set(as, { place: next, type });
        next += 1;
      }
    }
    while (wide.starts.length < next) {
      widenRow(wide);
    }
    wide.count = next;
  };

  const reserve = (size: number): void => {
    if (used + size > wide.bytes.length) {
      const grown = Buffer.alloc(2 * (used + size));
      wide.bytes.copy(grown, 0, 0, used);
      wide.bytes = grown;
    }
  };

  const copyOwn = (row: CellRow): void => {
    used = 0;
    wide.rowNumber = row.rowNumber;
    wide.quoteFault = row.quoteFault;
    for (let index = 0; index < width; index += 1) {
      const from = index < row.count ? (row.starts[index] ?? 0) : 0;
      const to = index < row.count ? (row.ends[index] ?? 0) : 0;
      reserve(to - from);
      row.bytes.copy(wide.bytes, used, from, to);
      wide.starts[index] = used;
      used += to - from;
      wide.ends[index] = used;
      wide.kinds[index] = index < row.count ? (row.kinds[index] ?? 0) : cellKind.text;
      wide.numbers[index] = index < row.count ? (row.numbers[index] ?? NaN) : NaN;
    }
  };

  const putCell = (place: number, text: string, type: ColumnType): void => {
    const size = Buffer.byteLength(text, 'utf8');
    reserve(size);
    wide.starts[place] = used;
    used += wide.bytes.write(text, used, 'utf8');
    wide.ends[place] = used;
    const kind = { text: cellKind.text, number: cellKind.number, date: cellKind.date }[type];
    wide.kinds[place] = text === '' ? cellKind.text : kind;
    wide.numbers[place] = type === 'number' && text !== '' ? Number(text) : NaN;
  };

  /** A cell as keys are compared; empty where it has no value. */
  const keyOf = ({
    place,
    type,
  }: {
    readonly place: number;
    readonly type: ColumnType;
  }): string => {
    const text = cellText(wide, place).trim();
    if (isEmpty(text)) {
      return '';
    }
    switch (type) {
      case 'number': {
        const isNumber = wide.kinds[place] === cellKind.number;
        const value = isNumber ? (wide.numbers[place] ?? NaN) : parseNumber(text, recipe);
        return value === null ? partnerKey(text) : String(value);
      }
      case 'date':
        return (
          parseDate(text, wide.kinds[place] === cellKind.date ? 'ymd' : recipe.dateOrder) ??
          partnerKey(text)
        );
      case 'text':
        return partnerKey(text);
    }
  };

  const countOrphan = (lookup: Lookup, keys: readonly string[]): void => {
    lookup.orphanRows += 1;
    const shown = keys.join(', ');
    const before = lookup.orphans.get(shown);
    if (before !== undefined || lookup.orphans.size < mostOrphansCounted) {
      lookup.orphans.set(shown, (before ?? 0) + 1);
    }
  };

  /** Null where the row matched or may stay without a match. */
  const look = (each: Lookup): string | null => {
    const { lookup, table, match, start } = each;
    const keys = match.map(keyOf);
    const row = keys.includes('') ? -1 : table.find(keys.join(keyJoint));
    lookup.take.forEach(({ type }, column) =>
      putCell(start + column, row < 0 ? '' : table.text(row, column), type),
    );
    if (row >= 0) {
      each.matched += 1;
      return null;
    }
    countOrphan(each, keys);
    return lookup.orphans === 'keep'
      ? null
      : `Expected a row of ${quoted(lookup.source)} for ${quotedList(lookup.match.map(({ column }) => column))}.`;
  };

  return {
    startFile,
    widen: (row) => {
      copyOwn(row);
      for (const lookup of lookups) {
        const fault = look(lookup);
        if (fault !== null) {
          return fault;
        }
      }
      return wide;
    },
    found: () =>
      lookups.map(({ lookup, orphans, matched, orphanRows }) => ({
        source: lookup.source,
        matched,
        orphanRows,
        orphanKeys: orphans.size,
        orphans: [...orphans]
          .map(([key, rows]) => ({ key, rows }))
          .sort((left, right) => right.rows - left.rows)
          .slice(0, mostOrphansTold),
      })),
  };
};
