import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';

const missingGlyph = '\u25a1';

/** A line of text as it is set: the codes of its glyphs, and how wide it is at size 1. */
export type SetText = { readonly codes: string; readonly width: number };

/** One font of a document. Every text is laid out once, however often it is measured and drawn. */
export type Typeface = {
  readonly font: PDFFont;
  readonly set: (text: string) => SetText;
  readonly widthOf: (text: string, size: number) => number;
};

/** Embeds the used glyphs of a font file of `folder`, which ends with a slash. */
export const embedTypeface = async (
  pdf: PDFDocument,
  folder: URL,
  file: string,
): Promise<Typeface> => {
  const font = await pdf.embedFont(await readFile(new URL(`${file}.ttf`, folder)), {
    subset: true,
    customName: file,
  });
  const widths = new Map<string, number>();
  const lines = new Map<string, SetText>();
  const measured = (text: string): number => {
    const known = widths.get(text);
    if (known !== undefined) {
      return known;
    }
    const width = font.widthOfTextAtSize(text, 1);
    widths.set(text, width);
    return width;
  };
  return {
    font,
    set: (text) => {
      const known = lines.get(text);
      if (known !== undefined) {
        return known;
      }
      const made = { codes: font.encodeText(text).toString(), width: measured(text) };
      lines.set(text, made);
      return made;
    },
    widthOf: (text, size) => measured(text) * size,
  };
};

/** Which characters of some texts the font lacks: each once, by code. A box stands for each in print. */
export const createLacking = ({
  font,
}: Typeface): ((texts: Iterable<string>) => readonly string[]) => {
  const known = new Set(font.getCharacterSet());
  return (texts) => {
    const lacking = new Set<number>();
    for (const text of texts) {
      for (const character of text.replaceAll(/\s+/gu, ' ')) {
        const code = character.codePointAt(0) ?? 0;
        if (!known.has(code)) lacking.add(code);
      }
    }
    return [...lacking].sort((one, other) => one - other).map((code) => String.fromCodePoint(code));
  };
};

/** Puts a box for each character that the font lacks, and one space for whatever is none or several. */
export const createPrintable = ({ font }: Typeface): ((text: string) => string) => {
  const known = new Set(font.getCharacterSet());
  return (text) =>
    Array.from(text.replaceAll(/\s+/gu, ' '), (character) =>
      known.has(character.codePointAt(0) ?? 0) ? character : missingGlyph,
    ).join('');
};
