import type { LetterEntry, LetterKind, ToldState } from '../model/letter.ts';

/** One partner of a proposal, and how far it was told. */
export type ToldPartner = {
  readonly key: string;
  readonly name: string;
  readonly kind: LetterKind;
  readonly current: string;
  readonly proposed: string;
  readonly state: ToldState;
  /** The entry that says so; null where there is none. */
  readonly last: LetterEntry | null;
};

/** Which partners a list shows: `untold` are those to whom nothing was sent yet. */
export const toldFilters = ['all', 'untold', 'unacknowledged', 'acknowledged'] as const;
export type ToldFilter = (typeof toldFilters)[number];

/** The newest entry of each partner, from entries oldest first. */
export const lastEntries = (entries: readonly LetterEntry[]): ReadonlyMap<string, LetterEntry> =>
  new Map(entries.map((entry) => [entry.partner, entry]));

const passes: Readonly<Record<ToldFilter, (state: ToldState) => boolean>> = {
  all: () => true,
  untold: (state) => state === 'open' || state === 'prepared',
  unacknowledged: (state) => state === 'sent',
  acknowledged: (state) => state === 'acknowledged',
};

/** Partners that fit: how far told, which kind of letter (null for any), and a text in name or key. */
export const filterTold = (
  partners: readonly ToldPartner[],
  {
    told,
    kind,
    text,
  }: { readonly told: ToldFilter; readonly kind: LetterKind | null; readonly text: string },
): readonly ToldPartner[] => {
  const sought = text.trim().toLowerCase();
  return partners.filter(
    (partner) =>
      passes[told](partner.state) &&
      (kind === null || partner.kind === kind) &&
      (sought === '' ||
        partner.name.toLowerCase().includes(sought) ||
        partner.key.toLowerCase().includes(sought)),
  );
};

/** What a state is called. */
export const toldWords: Readonly<Record<ToldState, string>> = {
  open: 'not told',
  prepared: 'prepared',
  sent: 'sent',
  acknowledged: 'acknowledged',
};

/** What a kind of letter is called. */
export const letterKindWords: Readonly<Record<LetterKind, string>> = {
  promotion: 'Promotion',
  hold: 'Hold',
  watch: 'Watch',
  notice: 'Notice',
};
