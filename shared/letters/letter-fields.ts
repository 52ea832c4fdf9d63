/** What a template may ask for, and what comes in its place. */
export const letterFields = {
  partner: 'name of the partner',
  key: 'its key',
  programme: 'name of the programme',
  proposal: 'title of the proposal',
  date: 'day on which the letter is written',
  effectiveDate: 'day from which the tier holds',
  ladder: 'ladder of the partner where there are several, or nothing',
  tierNow: 'tier until now',
  tierDecided: 'tier that was decided',
  score: 'score of 0 to 100, or nothing',
  reasons: 'why, a sentence each',
  nextTier: 'the tier above, or nothing',
  nextTierTakes: 'what the tier above takes',
  gatesMissing: 'gates that stand before the tier above',
  entitlements: 'what the decided tier gives',
  noticeUntil: 'day on which a notice ends, or nothing',
  contact: 'whom to ask',
} as const;

export type LetterField = keyof typeof letterFields;

/** Fields that hold several things: alone in a line they become a list. */
export const listFields = ['reasons', 'nextTierTakes', 'gatesMissing', 'entitlements'] as const;
type ListField = (typeof listFields)[number];

export const isListField = (field: LetterField): field is ListField =>
  listFields.some((each) => each === field);

/** What a letter says in place of its fields; '' and [] for nothing. */
export type LetterValues = {
  readonly [F in LetterField]: F extends ListField ? readonly string[] : string;
};
