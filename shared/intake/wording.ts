/** `19,998`: a count as an English sentence writes it, the same on every machine. */
export const counted = (count: number): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');

/** `1 row`, `19,998 rows`. */
export const countOf = (count: number, noun: string): string =>
  `${counted(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A text of the file as it is quoted in a sentence, cut where it is long. */
export const quoted = (text: string): string =>
  `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

/** `"a", "b" and "c"`. */
export const quotedList = (texts: readonly string[]): string =>
  texts.length < 2
    ? texts.map(quoted).join('')
    : `${texts.slice(0, -1).map(quoted).join(', ')} and ${quoted(texts.at(-1) ?? '')}`;
