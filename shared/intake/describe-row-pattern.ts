import type { RowPattern } from '../model/recipe.ts';
import { quoted } from './wording.ts';

const orList = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;

/** `"Region" is empty or "Total*".`: the sentence under which rows of a rule are counted. */
export const describeRowPattern = ({ column, texts }: RowPattern): string =>
  `${quoted(column)} is ${orList(
    texts.map((text) => (text.trim() === '' ? 'empty' : quoted(text.trim()))),
  )}.`;

/** Why rows at the end of a table are left out. */
export const totalRowReason = 'Total row at the end of the table.';
/** Why rows above the header are left out. */
export const bannerRowReason = 'Banner row above the header.';
