/** What a part of a workbook that is no sound XML gets; the caller adds which file it is. */
export class XmlFault extends Error {}

export type XmlHandler = {
  /** An element begins; `attributes` is the text behind its name, for `attributeOf`. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Text with its entities resolved; one text can arrive in several pieces. */
  readonly text: (text: string) => void;
};

export type XmlScanner = {
  readonly write: (chunk: string) => void;
  /** Ends the document; open elements or half a tag are a fault. */
  readonly end: () => void;
};

/** No tag and no attribute of a workbook comes near this; a text may, and comes in pieces. */
const longestTag = 1 << 20;
const deepestNesting = 200;

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const resolveEntity = (entity: string): string => {
  const code = entity.startsWith('#x')
    ? Number.parseInt(entity.slice(2), 16)
    : entity.startsWith('#')
      ? Number.parseInt(entity.slice(1), 10)
      : NaN;
  const found =
    code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : named.get(entity);
  if (found === undefined) {
    throw new XmlFault(`the unknown entity &${entity.slice(0, 20)};`);
  }
  return found;
};

/** Resolves the five entities of XML and numbered characters; any other is a fault. */
export const resolveEntities = (text: string): string => {
  if (!text.includes('&')) {
    return text;
  }
  return text.replaceAll(/&([^;&]{0,20});?/gu, (whole, entity: string) => {
    if (!whole.endsWith(';')) {
      throw new XmlFault('an entity without its end');
    }
    return resolveEntity(entity);
  });
};

const attribute = /([^\s=/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute by its name without prefix, or null. */
export const attributeOf = (attributes: string, name: string): string | null => {
  if (!attributes.includes(name)) {
    return null;
  }
  for (const [, found = '', double, single] of attributes.matchAll(attribute)) {
    if (localName(found) === name) {
      return resolveEntities(double ?? single ?? '');
    }
  }
  return null;
};

/** Where a tag that starts at `start` ends, past quotes that may hold a `>`; -1 where it goes on. */
const findTagEnd = (text: string, start: number): number => {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (quote !== '') {
      quote = sign === quote ? '' : quote;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
    } else if (sign === '>') {
      return at;
    } else if (sign === '<' && at > start) {
      throw new XmlFault('a tag inside a tag');
    }
  }
  return -1;
};

/** Sections that hold no element: start, end, and whether what is between is text. */
const sections = [
  { start: '<!--', end: '-->', isText: false },
  { start: '<![CDATA[', end: ']]>', isText: true },
  { start: '<?', end: '?>', isText: false },
] as const;

/**
 * Reads the XML of a workbook piece by piece: elements, texts, CDATA. A document type is a fault, so
 * that no entity can be declared, and so are tags that do not match. Names come without prefix.
 */
export const createXmlScanner = (handler: XmlHandler): XmlScanner => {
  const openNames: string[] = [];
  let rest = '';

  const openTag = (inner: string): void => {
    const isEmpty = inner.endsWith('/');
    const body = isEmpty ? inner.slice(0, -1) : inner;
    const nameEnd = body.search(/\s/u);
    const name = localName(nameEnd < 0 ? body : body.slice(0, nameEnd));
    if (name === '') {
      throw new XmlFault('a tag without a name');
    }
    handler.open(name, nameEnd < 0 ? '' : body.slice(nameEnd));
    if (isEmpty) {
      handler.close(name);
    } else if (openNames.push(name) > deepestNesting) {
      throw new XmlFault('elements nested too deep');
    }
  };

  const closeTag = (inner: string): void => {
    const name = localName(inner.trim());
    if (openNames.pop() !== name) {
      throw new XmlFault(`the end of "${name.slice(0, 40)}" without its beginning`);
    }
    handler.close(name);
  };

  /** Handles what starts at `start` with `<`; returns where it ends, or -1 where it goes on. */
  const readMarkup = (text: string, start: number): number => {
    if (text.startsWith('<!', start) || text.startsWith('<?', start)) {
      const section = sections.find((candidate) => text.startsWith(candidate.start, start));
      if (section === undefined) {
        const isCut = text.length - start < 9;
        if (isCut && !text.startsWith('<!D', start)) {
          return -1;
        }
        throw new XmlFault('a document type, which no workbook needs');
      }
      const end = text.indexOf(section.end, start + section.start.length);
      if (end >= 0 && section.isText) {
        handler.text(text.slice(start + section.start.length, end));
      }
      return end < 0 ? -1 : end + section.end.length;
    }
    const end = findTagEnd(text, start + 1);
    if (end < 0) {
      return -1;
    }
    if (text[start + 1] === '/') {
      closeTag(text.slice(start + 2, end));
    } else {
      openTag(text.slice(start + 1, end));
    }
    return end + 1;
  };

  const write = (chunk: string): void => {
    const text = rest === '' ? chunk : rest + chunk;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) {
        // An entity may be cut in two.
        const cut = text.lastIndexOf('&');
        const end = cut >= at && text.length - cut < 24 ? cut : text.length;
        if (end > at) {
          handler.text(resolveEntities(text.slice(at, end)));
        }
        rest = text.slice(Math.max(at, end));
        return;
      }
      if (start > at) {
        handler.text(resolveEntities(text.slice(at, start)));
      }
      const next = readMarkup(text, start);
      if (next < 0) {
        if (text.length - start > longestTag) {
          throw new XmlFault('a tag of more than a megabyte');
        }
        rest = text.slice(start);
        return;
      }
      at = next;
    }
  };

  return {
    write,
    end: () => {
      if (rest.trim() !== '' || openNames.length > 0) {
        throw new XmlFault('a document that breaks off');
      }
    },
  };
};
