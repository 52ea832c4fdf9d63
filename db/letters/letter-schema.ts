import type { Generated } from 'kysely';
import type { LetterChannel, ToldState } from '#shared/model/letter.ts';

/** The words of letters: `id` is a kind of letter or `contact`, `written` a template or a text as JSON. */
export type LetterTextRow = { readonly id: string; readonly written: string };

/** One entry of the communication log, only ever added: which partner was told what about which proposal. */
export type LetterLogRow = {
  readonly id: Generated<number>;
  /** SHA-256 of the proposal. */
  readonly proposal: string;
  readonly partner: string;
  readonly state: ToldState;
  readonly day: string;
  readonly noted_by: string;
  readonly channel: LetterChannel;
  readonly note: string;
  readonly at: string;
};

/** The tables of letters. */
export type LetterTables = {
  readonly letter_text: LetterTextRow;
  readonly letter_log: LetterLogRow;
};
