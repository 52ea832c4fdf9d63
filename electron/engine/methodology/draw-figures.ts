import { rgb, type RGB } from '@cantoo/pdf-lib';
import {
  groundOf,
  placeOn,
  tintOf,
  type BarsBlock,
  type HeatBlock,
} from '#shared/methodology/methodology-document.ts';
import { ink, paper, type Sheet, type TextStyle } from '../proposal/pdf-sheet.ts';

const small: TextStyle = { size: 8.5, color: ink.soft };
const cell: TextStyle = { size: 7.4 };
const strong: TextStyle = { size: 7.4, bold: true };
const head: TextStyle = { size: 7.4, bold: true, color: ink.soft };

const colourOf = (hex: string): RGB => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
};

/** Fills a rectangle whose top is `above` points over the cursor. */
const fill = (
  sheet: Sheet,
  x: number,
  width: number,
  {
    above,
    height,
    colour,
  }: { readonly above: number; readonly height: number; readonly colour: string },
): void => {
  sheet.page().drawRectangle({
    x: paper.left + x,
    y: sheet.y() + above - height,
    ...{ width, height },
    color: colourOf(colour),
  });
};

const rowHeight = 12.4;

/** Names to the left, cells on grounds of their colours; the titles are told again on each page. */
export const drawHeat = (sheet: Sheet, { caption, titles, rows }: HeatBlock): void => {
  const columns = Math.max(1, titles.length - 1);
  const longest = Math.max(
    ...[titles[0] ?? '', ...rows.map(({ name }) => name)].map((name) => sheet.widthOf(name, cell)),
  );
  const names = Math.min(sheet.width * 0.36, longest + 8);
  const width = (sheet.width - names) / columns;
  const place = (column: number): number => names + column * width;
  const drawHead = (): void => {
    sheet.text(sheet.fit(titles[0] ?? '', names - 6, head), 0, head);
    titles.slice(1).forEach((title, column) => {
      sheet.text(sheet.fit(title, width - 7, head), place(column) + 4, head);
    });
    sheet.down(rowHeight);
  };
  sheet.ensure(64);
  sheet.paragraph(caption, small);
  sheet.down(4);
  drawHead();
  for (const { name, cells } of rows) {
    if (sheet.ensure(rowHeight)) {
      drawHead();
    }
    sheet.text(sheet.fit(name, names - 6, cell), 0, cell);
    cells.forEach(({ words, colour, isOther }, column) => {
      fill(sheet, place(column), width - 1.2, {
        ...{ above: 8.6, height: rowHeight - 1.2 },
        colour: tintOf(colour, groundOf(isOther)),
      });
      const style = isOther ? strong : cell;
      sheet.text(sheet.fit(words, width - 8, style), place(column) + 4, style);
    });
    sheet.down(rowHeight);
  }
  sheet.down(8);
};

/** A bar a line between its name and its figures. */
export const drawBars = (sheet: Sheet, block: BarsBlock): void => {
  const { caption, items, mark, legend } = block;
  const widest = (texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(...texts.map((text) => sheet.widthOf(text, cell)), 20) + 8);
  const names = widest(
    items.map(({ name }) => name),
    sheet.width * 0.34,
  );
  const figures = widest(
    items.map(({ words }) => words),
    sheet.width * 0.34,
  );
  const room = sheet.width - names - figures;
  sheet.ensure(64);
  sheet.paragraph(caption, small);
  sheet.down(4);
  let x = 0;
  for (const { words, colour } of legend) {
    fill(sheet, x, 7, { above: 6, height: 7, colour });
    sheet.text(words, x + 11, cell);
    x += 25 + sheet.widthOf(words, cell);
  }
  if (legend.length > 0) sheet.down(rowHeight);
  for (const { name, words, parts } of items) {
    sheet.ensure(rowHeight);
    sheet.text(sheet.fit(name, names - 6, cell), 0, cell);
    fill(sheet, names, room, { above: 7.2, height: 8.6, colour: '#f1f3f5' });
    for (const { from, to, colour } of parts) {
      const start = placeOn(block, Math.min(from, to));
      const end = placeOn(block, Math.max(from, to));
      fill(sheet, names + start * room, (end - start) * room, { above: 7.2, height: 8.6, colour });
    }
    if (mark !== null) {
      fill(sheet, names + placeOn(block, mark) * room, 0.8, {
        ...{ above: 9, height: 12 },
        colour: '#5b6472',
      });
    }
    sheet.text(sheet.fit(words, figures - 4, cell), sheet.width, { ...cell, alignRight: true });
    sheet.down(rowHeight);
  }
  sheet.down(8);
};
