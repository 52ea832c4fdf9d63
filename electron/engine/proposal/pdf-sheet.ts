import { create } from 'fontkit';
import { PDFDocument, rgb, type PDFFont, type PDFPage, type RGB } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';

/** A4 in points, and the margins of the text. */
export const paper = { width: 595.28, height: 841.89, left: 54, right: 54, top: 60, bottom: 64 };

export const ink = {
  text: rgb(0.1, 0.12, 0.16),
  soft: rgb(0.38, 0.42, 0.48),
  line: rgb(0.82, 0.84, 0.87),
  accent: rgb(0.07, 0.36, 0.65),
  up: rgb(0.0, 0.42, 0.3),
  down: rgb(0.68, 0.26, 0.0),
} as const;

export type TextStyle = {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: RGB;
  /** Right edge of right-aligned text; without it text starts at `x`. */
  readonly alignRight?: boolean;
};

/** Pages that fill from top to bottom; a cursor says where the next thing goes. */
export type Sheet = {
  readonly pdf: PDFDocument;
  readonly width: number;
  /** Draws one line of text with its baseline at the cursor, `x` from the left margin. */
  readonly text: (text: string, x: number, style: TextStyle) => void;
  /** Draws words over as many lines as they need and moves the cursor below them. */
  readonly paragraph: (text: string, style: TextStyle) => void;
  readonly rule: (color?: RGB) => void;
  readonly down: (points: number) => void;
  /** The page that is being filled, and how far its cursor is from the bottom edge. */
  readonly page: () => PDFPage;
  readonly y: () => number;
  /** Starts a new page unless `points` are left on this one; true if it did. */
  readonly ensure: (points: number) => boolean;
  /** Shortens a text with an ellipsis to fit a width. */
  readonly fit: (text: string, width: number, style: TextStyle) => string;
  /** How wide a text is set, in points. */
  readonly widthOf: (text: string, style: TextStyle) => number;
  readonly finish: (footer: (page: number, pages: number) => string) => Promise<Uint8Array>;
};

const missingGlyph = '\u25a1';

const createPrintable = (font: PDFFont): ((text: string) => string) => {
  const known = new Set(font.getCharacterSet());
  return (text) =>
    Array.from(text.replaceAll(/\s+/gu, ' '), (character) =>
      known.has(character.codePointAt(0) ?? 0) ? character : missingGlyph,
    ).join('');
};

const embed = async (pdf: PDFDocument, folder: URL, file: string): Promise<PDFFont> =>
  pdf.embedFont(await readFile(new URL(`${file}.ttf`, folder)), {
    subset: true,
    customName: file,
  });

/**
 * An empty sheet in DejaVu Sans Condensed; characters that the font lacks are printed as a box.
 * `fontsFolder` ends with a slash; `at` becomes the only date inside, so the bytes repeat.
 */
export const createSheet = async (fontsFolder: URL, title: string, at: Date): Promise<Sheet> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit({ create });
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setCreator('Tierwright');
  pdf.setProducer('Tierwright');
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  pdf.setLanguage('en');
  const regular = await embed(pdf, fontsFolder, 'DejaVuSansCondensed');
  const bold = await embed(pdf, fontsFolder, 'DejaVuSansCondensed-Bold');
  const printable = createPrintable(regular);
  const width = paper.width - paper.left - paper.right;
  const fontOf = (style: TextStyle): PDFFont => (style.bold === true ? bold : regular);
  const measure = (text: string, style: TextStyle): number =>
    fontOf(style).widthOfTextAtSize(text, style.size);

  let page: PDFPage = pdf.addPage([paper.width, paper.height]);
  let y = paper.height - paper.top;

  const down = (points: number): void => {
    y -= points;
  };
  const ensure = (points: number): boolean => {
    if (y - points >= paper.bottom) {
      return false;
    }
    page = pdf.addPage([paper.width, paper.height]);
    y = paper.height - paper.top;
    return true;
  };
  const draw = (text: string, x: number, style: TextStyle): void => {
    const start = style.alignRight === true ? x - measure(text, style) : x;
    page.drawText(text, {
      x: paper.left + start,
      y,
      size: style.size,
      font: fontOf(style),
      color: style.color ?? ink.text,
    });
  };
  const fit = (text: string, room: number, style: TextStyle): string => {
    const clean = printable(text);
    if (measure(clean, style) <= room) {
      return clean;
    }
    let kept = clean;
    while (kept.length > 1 && measure(`${kept}…`, style) > room) {
      kept = kept.slice(0, -1);
    }
    return `${kept.trimEnd()}…`;
  };

  return {
    pdf,
    width,
    text: (text, x, style) => draw(printable(text), x, style),
    paragraph: (text, style) => {
      const leading = style.size * 1.45;
      for (const block of text.split(/\r?\n/u)) {
        let line = '';
        for (const word of printable(block).split(' ')) {
          const longer = line === '' ? word : `${line} ${word}`;
          if (line !== '' && measure(longer, style) > width) {
            ensure(leading);
            draw(line, 0, style);
            down(leading);
            line = word;
          } else {
            line = longer;
          }
        }
        ensure(leading);
        draw(fit(line, width, style), 0, style);
        down(leading);
      }
    },
    rule: (color = ink.line) =>
      page.drawLine({
        start: { x: paper.left, y },
        end: { x: paper.width - paper.right, y },
        thickness: 0.6,
        color,
      }),
    down,
    page: () => page,
    y: () => y,
    ensure,
    fit,
    widthOf: (text, style) => measure(printable(text), style),
    finish: async (footer) => {
      const pages = pdf.getPages();
      pages.forEach((each, index) => {
        each.drawText(printable(footer(index + 1, pages.length)), {
          x: paper.left,
          y: paper.bottom - 26,
          size: 7.5,
          font: regular,
          color: ink.soft,
        });
      });
      return pdf.save({ useObjectStreams: false });
    },
  };
};
