import type { Block, MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { drawBars, drawHeat } from './draw-figures.ts';
import { createSheet, ink, type Sheet, type TextStyle } from '../proposal/pdf-sheet.ts';

const body: TextStyle = { size: 9.5 };
const small: TextStyle = { size: 8.5, color: ink.soft };
const heading: TextStyle = { size: 13, bold: true, color: ink.accent };
const subheading: TextStyle = { size: 10, bold: true };
const cell: TextStyle = { size: 7.8 };
const head: TextStyle = { size: 7.8, bold: true, color: ink.soft };

const cellLeading = 10.4;
const cellGap = 7;
const indent = 12;
/** Least room of a column of words beside figures. */
const leastWords = 72;

type Table = Extract<Block, { readonly kind: 'table' }>;

/** Sets words in lines; a word is measured once for each style, which is what takes the time. */
type Wrap = (words: string, width: number, style: TextStyle) => readonly string[];

const createWrap = (sheet: Sheet): Wrap => {
  const known = new Map<string, number>();
  const widthOf = (word: string, style: TextStyle): number => {
    const key = `${style.size} ${String(style.bold)} ${word}`;
    const width = known.get(key) ?? sheet.widthOf(word, style);
    known.set(key, width);
    return width;
  };
  /** A word that alone is too long, in pieces. */
  const pieces = (word: string, width: number, style: TextStyle): readonly string[] => {
    if (widthOf(word, style) <= width) {
      return [word];
    }
    const made: string[] = [];
    let piece = '';
    let used = 0;
    for (const sign of word) {
      const own = widthOf(sign, style);
      if (piece !== '' && used + own > width) {
        made.push(piece);
        piece = '';
        used = 0;
      }
      piece += sign;
      used += own;
    }
    return [...made, piece];
  };
  return (words, width, style) => {
    const space = widthOf(' ', style);
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of words.split(/\s+/u).flatMap((each) => pieces(each, width, style))) {
      const own = widthOf(word, style);
      if (line !== '' && used + space + own > width) {
        lines.push(line);
        line = word;
        used = own;
      } else {
        used += (line === '' ? 0 : space) + own;
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  };
};

/** Widths of columns by what stands in them: figures get what they need, words share the rest. */
const widthsOf = ({ columns, rows }: Table, whole: number): readonly number[] => {
  const room = whole - cellGap * (columns.length - 1);
  const wanted = columns.map(({ title, isNumber }, index) => {
    const lengths = [title, ...rows.map((row) => row[index] ?? '')].map(({ length }) => length);
    const longest = Math.max(...lengths);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return isNumber
      ? Math.max(22, title.length * 5.4, longest * 4.7)
      : Math.max(48, Math.min(longest * 4.2, 60 + mean * 3.2));
  });
  const fixed = columns.reduce(
    (sum, { isNumber }, index) => sum + (isNumber ? (wanted[index] ?? 0) : 0),
    0,
  );
  const words = wanted.reduce((sum, width) => sum + width, 0) - fixed;
  const texts = columns.filter(({ isNumber }) => !isNumber).length;
  // Words keep some room beside many figures, whose headings then wrap.
  const left = Math.max(room - fixed, Math.min(room, texts * leastWords));
  const narrowed = fixed === 0 ? 1 : Math.min(1, (room - left) / fixed);
  const scale = words === 0 ? 1 : left / words;
  return wanted.map((width, index) =>
    columns[index]?.isNumber === true ? width * narrowed : width * scale,
  );
};

const drawRow = (
  sheet: Sheet,
  wrap: Wrap,
  { columns }: Table,
  widths: readonly number[],
  row: readonly string[],
  style: TextStyle,
  role: 'TH' | 'TD',
): void =>
  sheet.tags.within('TR', () => {
    const lines = row.map((words, index) => wrap(words, widths[index] ?? 0, style));
    const height = Math.max(...lines.map(({ length }) => length));
    let x = 0;
    columns.forEach(({ isNumber }, index) => {
      const width = widths[index] ?? 0;
      const at = isNumber ? x + width : x;
      const own = lines[index] ?? [];
      sheet.tags.within(
        role,
        () => {
          for (const words of own) {
            sheet.text(words, at, isNumber ? { ...style, alignRight: true } : style);
            sheet.down(cellLeading);
          }
        },
        role === 'TH' ? { scope: 'Column' } : {},
      );
      sheet.down(-cellLeading * own.length);
      x += width + cellGap;
    });
    sheet.down(cellLeading * height);
  });

const heightOf = (wrap: Wrap, widths: readonly number[], row: readonly string[]): number =>
  cellLeading *
    Math.max(...row.map((words, index) => wrap(words, widths[index] ?? 0, cell).length)) +
  5;

const drawTable = (sheet: Sheet, wrap: Wrap, block: Table): void => {
  const widths = widthsOf(block, sheet.width);
  const titles = block.columns.map(({ title }) => title);
  const drawHead = (): void => {
    drawRow(sheet, wrap, block, widths, titles, head, 'TH');
    sheet.down(-4);
    sheet.rule();
    sheet.down(11);
  };
  sheet.ensure(60);
  sheet.paragraph(block.caption, small);
  sheet.down(3);
  sheet.tags.within('Table', () => {
    drawHead();
    for (const row of block.rows) {
      if (sheet.ensure(heightOf(wrap, widths, row))) {
        sheet.tags.silently(drawHead);
      }
      drawRow(sheet, wrap, block, widths, row, cell, 'TD');
      sheet.down(2.5);
    }
  });
  sheet.down(7);
};

const drawIndented = (
  sheet: Sheet,
  wrap: Wrap,
  words: string,
  style: TextStyle,
  mark: string,
): void => {
  const lines = wrap(words, sheet.width - indent, style);
  lines.forEach((line, index) => {
    sheet.ensure(style.size * 1.45);
    if (index === 0) sheet.text(mark, 0, style);
    sheet.text(line, indent, style);
    sheet.down(style.size * 1.45);
  });
};

const drawBlock = (sheet: Sheet, wrap: Wrap, block: Block): void => {
  switch (block.kind) {
    case 'text':
      sheet.paragraph(block.text, body);
      sheet.down(4);
      return;
    case 'heading':
      sheet.down(5);
      sheet.ensure(46);
      sheet.tags.within('H3', () => sheet.paragraph(block.text, subheading));
      return;
    case 'formula':
      sheet.ensure(40);
      sheet.tags.within('P', () => {
        drawIndented(sheet, wrap, block.formula, { size: 10, bold: true }, '');
        drawIndented(sheet, wrap, block.meaning, small, '');
      });
      sheet.down(5);
      return;
    case 'list':
      sheet.tags.within('L', () =>
        block.items.forEach((item) =>
          sheet.tags.within('LI', () =>
            sheet.tags.within('LBody', () => drawIndented(sheet, wrap, item, body, '•')),
          ),
        ),
      );
      sheet.down(5);
      return;
    case 'table':
      drawTable(sheet, wrap, block);
      return;
    case 'heat':
      drawHeat(sheet, block);
      return;
    case 'bars':
      drawBars(sheet, block);
  }
};

/** The methodology on A4, its fonts inside. The same document gives the same bytes. */
export const methodologyPdf = async (
  document: MethodologyDocument,
  madeAt: Date,
  fontsFolder: URL,
): Promise<Uint8Array> => {
  const sheet = await createSheet(fontsFolder, document.title, madeAt);
  const wrap = createWrap(sheet);
  sheet.bookmark(document.title);
  sheet.tags.within('H1', () => sheet.paragraph(document.title, { size: 20, bold: true }));
  sheet.down(2);
  sheet.rule(ink.accent);
  sheet.down(18);
  for (const [name, value] of document.facts) {
    sheet.tags.within('P', () => {
      sheet.text(name, 0, small);
      sheet.text(sheet.fit(value, sheet.width - 90, body), 90, body);
    });
    sheet.down(14.5);
  }
  for (const { title, blocks } of document.sections) {
    sheet.down(14);
    sheet.ensure(80);
    sheet.bookmark(title);
    sheet.tags.within('H2', () => sheet.text(title, 0, heading));
    sheet.down(18);
    blocks.forEach((block) => drawBlock(sheet, wrap, block));
  }
  const [, programme = ''] = document.facts.find(([name]) => name === 'Programme') ?? [];
  return sheet.finish((page, pages) => [
    `${programme} · ${document.title}`,
    `page ${page} of ${pages}`,
  ]);
};
