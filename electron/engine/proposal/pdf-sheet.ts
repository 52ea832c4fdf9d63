import { create } from 'fontkit';
import { PDFDocument, rgb, type PDFPage, type RGB } from '@cantoo/pdf-lib';
import { setBookmarks, type Bookmark } from '../pdf/bookmarks.ts';
import { setMetadata } from '../pdf/metadata.ts';
import { createTagTree, type TagTree } from '../pdf/tag-tree.ts';
import { createLacking, createPrintable, embedTypeface, type Typeface } from '../pdf/typeface.ts';

/** A4 in points, and the margins of the text. */
export const paper = { width: 595.28, height: 841.89, left: 54, right: 54, top: 60, bottom: 64 };

export const ink = {
  text: rgb(0.1, 0.12, 0.16),
  soft: rgb(0.38, 0.42, 0.48),
  line: rgb(0.82, 0.84, 0.87),
  faint: rgb(0.9, 0.91, 0.93),
  accent: rgb(0.07, 0.36, 0.65),
  deep: rgb(0.05, 0.18, 0.33),
  pale: rgb(0.66, 0.77, 0.88),
  tint: rgb(0.94, 0.96, 0.985),
  up: rgb(0.0, 0.42, 0.3),
  down: rgb(0.68, 0.26, 0.0),
  white: rgb(1, 1, 1),
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
  /** What is read aloud, and as what; text outside any element becomes a paragraph. */
  readonly tags: TagTree;
  /** Draws one line of text with its baseline at the cursor, `x` from the left margin. */
  readonly text: (text: string, x: number, style: TextStyle) => void;
  /** Draws words over as many lines as they need and moves the cursor below them. */
  readonly paragraph: (text: string, style: TextStyle, x?: number, width?: number) => void;
  readonly rule: (color?: RGB) => void;
  /** A filled rectangle whose top edge is `above` points above the cursor. */
  readonly box: (x: number, above: number, width: number, height: number, color: RGB) => void;
  readonly down: (points: number) => void;
  /** The page that is being filled, and how far its cursor is from the bottom edge. */
  readonly page: () => PDFPage;
  readonly y: () => number;
  /** Starts a new page unless `points` are left on this one; true if it did. */
  readonly ensure: (points: number) => boolean;
  readonly newPage: () => void;
  /** Names this place for the list of contents that readers show beside the pages. */
  readonly bookmark: (title: string) => void;
  /** Shortens a text with an ellipsis to fit a width. */
  readonly fit: (text: string, width: number, style: TextStyle) => string;
  /** Breaks a text into the lines that fit a width; a word that is too long is shortened. */
  readonly wrap: (text: string, width: number, style: TextStyle) => readonly string[];
  /** Which characters of some texts are printed as a box, each once. */
  readonly lacking: (texts: Iterable<string>) => readonly string[];
  /** How wide a text is set, in points. */
  readonly widthOf: (text: string, style: TextStyle) => number;
  readonly finish: (
    footer: (page: number, pages: number) => readonly [string, string],
  ) => Promise<Uint8Array>;
};

const leadingOf = ({ size }: TextStyle): number => size * 1.45;

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
  setMetadata(pdf, title, 'en', at);
  const regular = await embedTypeface(pdf, fontsFolder, 'DejaVuSansCondensed');
  const bold = await embedTypeface(pdf, fontsFolder, 'DejaVuSansCondensed-Bold');
  const printable = createPrintable(regular);
  const lacking = createLacking(regular);
  const tags = createTagTree(pdf);
  const bookmarks: Bookmark[] = [];
  const width = paper.width - paper.left - paper.right;
  const faceOf = (style: TextStyle): Typeface => (style.bold === true ? bold : regular);
  const measure = (text: string, style: TextStyle): number =>
    faceOf(style).widthOf(text, style.size);

  let page: PDFPage = pdf.addPage([paper.width, paper.height]);
  let y = paper.height - paper.top;
  /** What the page calls a font. */
  let names = new Map<Typeface, string>();

  const newPage = (): void => {
    page = pdf.addPage([paper.width, paper.height]);
    y = paper.height - paper.top;
    names = new Map();
  };
  const ensure = (points: number): boolean => {
    if (y - points >= paper.bottom) {
      return false;
    }
    newPage();
    return true;
  };
  const down = (points: number): void => {
    y -= points;
  };
  const nameOf = (face: Typeface): string => {
    const name =
      names.get(face) ?? page.node.newFontDictionary(face.font.name, face.font.ref).toString();
    names.set(face, name);
    return name;
  };
  const lettering = (text: string, x: number, at: number, style: TextStyle): string => {
    const face = faceOf(style);
    const { codes, width: unit } = face.set(text);
    const start = style.alignRight === true ? x - unit * style.size : x;
    return [
      `BT ${inked(style.color ?? ink.text)} rg ${nameOf(face)} ${round(style.size)} Tf`,
      `1 0 0 1 ${round(start)} ${round(at)} Tm`,
      `${codes} Tj`,
      'ET',
    ].join('\n');
  };
  const draw = (text: string, x: number, style: TextStyle): void => {
    if (text !== '') {
      tags.content(page, lettering(text, paper.left + x, y, style));
    }
  };
  /** Lines and grounds say nothing, unless a figure is made of them. */
  const paint = (drawing: string): void => {
    if (tags.isInFigure()) tags.content(page, drawing);
    else tags.artifact(page, drawing);
  };
  const fit = (text: string, room: number, style: TextStyle): string => {
    const clean = printable(text);
    if (measure(clean, style) <= room) {
      return clean;
    }
    const face = faceOf(style);
    const signs = Array.from(clean);
    let used = face.widthOf('…', style.size);
    let kept = 0;
    while (kept < signs.length) {
      used += face.widthOf(signs[kept] ?? '', style.size);
      if (used > room && kept > 0) break;
      kept += 1;
    }
    return `${signs.slice(0, kept).join('').trimEnd()}…`;
  };
  const wrap = (text: string, room: number, style: TextStyle): readonly string[] =>
    text.split(/\r?\n/u).flatMap((block) => {
      const space = measure(' ', style);
      const lines: string[] = [];
      let line = '';
      let used = 0;
      for (const word of printable(block).split(' ')) {
        const own = measure(word, style);
        if (line !== '' && used + space + own > room) {
          lines.push(line);
          line = '';
        }
        used = line === '' ? own : used + space + own;
        line = line === '' ? word : `${line} ${word}`;
      }
      return [...lines, line].map((each) => fit(each, room, style));
    });

  return {
    pdf,
    width,
    tags,
    text: (text, x, style) => draw(printable(text), x, style),
    paragraph: (text, style, x = 0, room = width - x) => {
      const set = (): void => {
        for (const line of wrap(text, room, style)) {
          ensure(leadingOf(style));
          draw(line, x, style);
          down(leadingOf(style));
        }
      };
      if (tags.isLeaf()) set();
      else tags.within('P', set);
    },
    rule: (color = ink.line) => {
      paint(
        [
          `${inked(color)} RG 0.6 w ${paper.left} ${round(y)} m`,
          `${round(paper.width - paper.right)} ${round(y)} l`,
          'S',
        ].join('\n'),
      );
    },
    box: (x, above, boxWidth, height, color) => {
      const corner = `${round(paper.left + x)} ${round(y + above - height)}`;
      paint(`${inked(color)} rg\n${corner} ${round(boxWidth)} ${round(height)} re\nf`);
    },
    down,
    page: () => page,
    y: () => y,
    ensure,
    newPage,
    bookmark: (name) => bookmarks.push({ title: name, page, y: round(y + 24) }),
    fit,
    wrap,
    lacking,
    widthOf: (text, style) => measure(printable(text), style),
    finish: async (footer) => {
      const pages = pdf.getPages();
      const style: TextStyle = { size: 7.5, color: ink.soft };
      pages.forEach((each, index) => {
        page = each;
        names = new Map();
        const [left, right] = footer(index + 1, pages.length);
        const at = paper.bottom - 26;
        tags.artifact(
          each,
          [
            lettering(fit(left, width - 80, style), paper.left, at, style),
            lettering(printable(right), paper.width - paper.right, at, {
              ...style,
              alignRight: true,
            }),
          ].join('\n'),
          'Pagination',
        );
      });
      tags.finish();
      setBookmarks(pdf, bookmarks);
      // The library rests between every fifty objects, of which a tagged table has tens of thousands.
      return pdf.save({ useObjectStreams: false, objectsPerTick: 5000 });
    },
  };
};

const inked = ({ red, green, blue }: RGB): string => `${red} ${green} ${blue}`;

/** A hundredth of a point is finer than any printer. */
const round = (points: number): number => Math.round(points * 100) / 100;
