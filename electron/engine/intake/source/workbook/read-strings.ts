import type { WorkbookZip } from './open-zip.ts';
import { hasHalfCharacter } from '#shared/text/half-character.ts';
import { XmlFault } from './scan-xml.ts';
import { createStringArena, type StringArena } from './string-arena.ts';

/** `_x000D_` stands for a character that XML cannot hold. NUL and half a character are faults. */
const unescapeText = (text: string): string => {
  if (!text.includes('_x')) {
    return text;
  }
  const unescaped = text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (unescaped.includes('\0')) {
    throw new XmlFault('a NUL character, which text does not have');
  }
  if (hasHalfCharacter(unescaped)) {
    throw new XmlFault('half of a character (a lone surrogate), which text does not have');
  }
  return unescaped;
};

/** Gathers the text of an `<si>` or `<is>`: plain, or runs of rich text, without reading aids. */
export type RichText = {
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** The text so far; the next one starts empty. */
  readonly take: () => string;
};

export const createRichText = (): RichText => {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      isPhonetic = isPhonetic || name === 'rPh';
      isText = isText || (name === 't' && !isPhonetic);
    },
    close: (name) => {
      isPhonetic = isPhonetic && name !== 'rPh';
      isText = isText && name !== 't';
    },
    text: (piece) => {
      if (isText) {
        text += piece;
      }
    },
    take: () => {
      const taken = unescapeText(text);
      text = '';
      return taken;
    },
  };
};

/** The texts that cells refer to by number. */
export const readStrings = async (
  zip: WorkbookZip,
  stringsPart: string | null,
  onBytes: () => void,
): Promise<StringArena> => {
  const strings = createStringArena();
  if (stringsPart === null) {
    return strings;
  }
  const rich = createRichText();
  await zip.readXml(
    stringsPart,
    {
      open: (name) => rich.open(name),
      close: (name) => {
        rich.close(name);
        if (name === 'si') {
          strings.add(rich.take());
        }
      },
      text: (text) => rich.text(text),
    },
    () => true,
    onBytes,
  );
  return strings;
};
