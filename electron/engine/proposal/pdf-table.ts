import type { RGB } from '@cantoo/pdf-lib';
import { ink, type Sheet, type TextStyle } from './pdf-sheet.ts';

/** A column of a printed table; widths are shares of the sheet. */
export type Column = {
  readonly title: string;
  readonly share: number;
  readonly isNumber?: boolean;
  /** Its cells name their rows. */
  readonly isHead?: boolean;
};

export type Cell =
  string | { readonly text: string; readonly color?: RGB | undefined; readonly isBold?: boolean };

const size = 8.5;
const leading = 11.5;
const gap = 12;
const head: TextStyle = { size: 7.8, bold: true, color: ink.deep };

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

const styleOf = (cell: Cell): TextStyle =>
  typeof cell === 'string'
    ? { size }
    : {
        size,
        ...(cell.color === undefined ? {} : { color: cell.color }),
        ...(cell.isBold === true ? { bold: true } : {}),
      };

type Placed = Column & { readonly x: number; readonly width: number };

const place = (sheet: Sheet, columns: readonly Column[]): readonly Placed[] => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const room = sheet.width - gap * (columns.length - 1) - 12;
  let x = 6;
  return columns.map((column) => {
    const width = (room * column.share) / all;
    const placed = { ...column, x, width };
    x += width + gap;
    return placed;
  });
};

const put = (
  sheet: Sheet,
  { x, width, isNumber }: Placed,
  lines: readonly string[],
  style: TextStyle,
): void => {
  for (const line of lines) {
    sheet.text(line, isNumber === true ? x + width : x, {
      ...style,
      ...(isNumber === true ? { alignRight: true } : {}),
    });
    sheet.down(leading);
  }
  sheet.down(-leading * lines.length);
};

const drawHead = (sheet: Sheet, columns: readonly Placed[]): void => {
  sheet.box(0, 11, sheet.width, 16, ink.tint);
  sheet.tags.within('TR', () =>
    columns.forEach((column) =>
      sheet.tags.within(
        'TH',
        () => put(sheet, column, [sheet.fit(column.title, column.width, head)], head),
        { scope: 'Column' },
      ),
    ),
  );
  sheet.down(17);
};

/**
 * Draws a table whose cells take as many lines as they need. Its heading is repeated on each page, and
 * read aloud once; a row is never broken.
 */
export const drawTable = (
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void => {
  const placed = place(sheet, columns);
  sheet.ensure(50);
  sheet.down(6);
  sheet.tags.within('Table', () => {
    drawHead(sheet, placed);
    for (const row of rows) {
      const lines = placed.map(({ width }, index) => {
        const cell = row[index] ?? '';
        return sheet.wrap(textOf(cell), width, styleOf(cell));
      });
      const height = leading * Math.max(1, ...lines.map(({ length }) => length));
      if (sheet.ensure(height + 2)) {
        sheet.tags.silently(() => drawHead(sheet, placed));
      }
      sheet.tags.within('TR', () =>
        placed.forEach((column, index) =>
          sheet.tags.within(
            column.isHead === true ? 'TH' : 'TD',
            () => put(sheet, column, lines[index] ?? [], styleOf(row[index] ?? '')),
            column.isHead === true ? { scope: 'Row' } : {},
          ),
        ),
      );
      sheet.down(height - 7.5);
      sheet.rule(ink.faint);
      sheet.down(11.5);
    }
  });
};
