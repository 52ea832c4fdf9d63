import { err, ok, type Result } from '../result.ts';
import type { LetterTemplate } from '../model/letter.ts';
import { isListField, letterFields, type LetterField, type LetterValues } from './letter-fields.ts';

/** Where a template cannot be read: line and column from 1, and what stands there. */
export type TemplateFault = {
  readonly where: 'subject' | 'body';
  readonly line: number;
  readonly column: number;
  readonly found: string;
};

/** What a letter is made of; lines of a text are kept apart by line ends. */
export type LetterBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export type Letter = { readonly subject: string; readonly blocks: readonly LetterBlock[] };

type Part =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'field'; readonly field: LetterField };

const isField = (name: string): name is LetterField => Object.hasOwn(letterFields, name);

const parseLine = (
  text: string,
  place: Pick<TemplateFault, 'where' | 'line'>,
): Result<readonly Part[], TemplateFault> => {
  const parts: Part[] = [];
  let at = 0;
  for (;;) {
    const [open, close] = [text.indexOf('{{', at), text.indexOf('}}', at)];
    const fault = (column: number, found: string): Result<never, TemplateFault> =>
      err({ ...place, column: column + 1, found });
    if (close !== -1 && (open === -1 || close < open)) {
      return fault(close, 'two closing braces without two that open');
    }
    if (open === -1) {
      return ok([...parts, { kind: 'words', words: text.slice(at) }]);
    }
    const end = text.indexOf('}}', open + 2);
    if (end === -1) {
      return fault(open, 'two opening braces without two that close in this line');
    }
    const name = text.slice(open + 2, end).trim();
    if (!isField(name)) {
      return fault(open, name === '' ? 'braces without a field' : `{{${name}}}, which is no field`);
    }
    parts.push({ kind: 'words', words: text.slice(at, open) }, { kind: 'field', field: name });
    at = end + 2;
  }
};

/** A template that can be filled. */
export type ReadTemplate = {
  readonly subject: readonly Part[];
  readonly lines: readonly (readonly Part[])[];
};

/** Reads a template; the first field that does not exist, or braces that do not match, are told by their place. */
export const readTemplate = ({
  subject,
  body,
}: LetterTemplate): Result<ReadTemplate, TemplateFault> => {
  const head = parseLine(subject, { where: 'subject', line: 1 });
  if (!head.ok) {
    return head;
  }
  const lines: (readonly Part[])[] = [];
  for (const [index, text] of body.split(/\r?\n/u).entries()) {
    const line = parseLine(text, { where: 'body', line: index + 1 });
    if (!line.ok) {
      return line;
    }
    lines.push(line.value);
  }
  return ok({ subject: head.value, lines });
};

/** The place of a fault in words. */
export const faultWords = ({ where, line, column, found }: TemplateFault): string =>
  `${where === 'subject' ? 'subject' : `line ${line}`}, column ${column}: ${found}`;

const wordsOf = (part: Part, values: LetterValues): string => {
  if (part.kind === 'words') {
    return part.words;
  }
  const value = values[part.field];
  return typeof value === 'string' ? value : value.join('; ');
};

const fillLine = (parts: readonly Part[], values: LetterValues): string =>
  parts.map((part) => wordsOf(part, values)).join('');

/** A field that is alone in its line and holds a list. */
const listOf = (parts: readonly Part[], values: LetterValues): readonly string[] | null => {
  const told = parts.filter((part) => part.kind === 'field' || part.words.trim() !== '');
  const [only] = told;
  return told.length === 1 && only?.kind === 'field' && isListField(only.field)
    ? values[only.field]
    : null;
};

/**
 * Fills a template. A line whose fields are all empty is left out, with the words around them; a list alone in
 * its line becomes a list; an empty line ends a paragraph.
 */
export const fillTemplate = ({ subject, lines }: ReadTemplate, values: LetterValues): Letter => {
  const blocks: LetterBlock[] = [];
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', text: paragraph.join('\n') });
    paragraph = [];
  };
  for (const parts of lines) {
    const fields = parts.filter((part) => part.kind === 'field');
    const isEmpty = fields.length > 0 && fields.every((part) => wordsOf(part, values) === '');
    const items = isEmpty ? null : listOf(parts, values);
    if (isEmpty) {
      continue;
    }
    if (items !== null) {
      endParagraph();
      blocks.push({ kind: 'list', items });
      continue;
    }
    const text = fillLine(parts, values).trimEnd();
    if (text === '') endParagraph();
    else paragraph.push(text);
  }
  endParagraph();
  return { subject: fillLine(subject, values).trim(), blocks };
};
