import type {
  CycleKind,
  CycleMark,
  CycleMovement,
  DecisionMode,
  DecisionRule,
} from '../model/review-cycle.ts';

export const kindWords: Readonly<Record<CycleKind, string>> = {
  annual: 'Annual review',
  halfYearly: 'Half-yearly review',
  quarterly: 'Quarterly review',
  redFlag: 'Red-flag review',
  pilot: 'Pilot',
  adHoc: 'Ad hoc review',
};

export const markWords: Readonly<Record<CycleMark, string>> = {
  nearLine: 'Near a line',
  lowCoverage: 'Low coverage',
  unsure: 'Tier unsure',
  oneSource: 'One data source',
  fragile: 'Fragile in futures',
  withoutTier: 'Too little data',
  standingOverride: 'Standing override',
  expiredOverride: 'Override expired',
};

export const movementWords: Readonly<Record<CycleMovement, string>> = {
  rises: 'Rises',
  falls: 'Falls',
  stays: 'Stays',
  first: 'First tier',
  loses: 'Loses its tier',
  crosses: 'Changes ladder',
};

export const modeWords: Readonly<Record<DecisionMode, string>> = {
  automatic: 'Automatic',
  recommend: 'Recommend',
  manual: 'Manual',
};

/** `a, b or c`. */
export const listWords = (words: readonly string[], last: string): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

const whoMoves: Readonly<Record<CycleMovement, string>> = {
  rises: 'rises',
  falls: 'falls',
  stays: 'stays',
  first: 'gets a first tier',
  loses: 'loses the tier',
  crosses: 'changes ladder',
};

const markedWords = (marks: DecisionRule['marks']): string => {
  switch (marks) {
    case 'any':
      return '';
    case 'none':
      return 'has no mark';
    default:
      return `is marked ${listWords(
        marks.map((mark) => `“${markWords[mark]}”`),
        'or',
      )}`;
  }
};

const whatHappens: Readonly<Record<DecisionMode, string>> = {
  automatic: 'gets the recommended tier without being asked about',
  recommend: 'is recommended and can be accepted together with others',
  manual: 'is decided one by one',
};

/** A rule as one sentence: "Whoever falls and is marked “Near a line” is decided one by one; Finance looks." */
export const ruleSentence = ({ mode, movements, marks, functions }: DecisionRule): string => {
  const moving = listWords(
    movements.map((movement) => whoMoves[movement]),
    'or',
  );
  const parts = [moving, markedWords(marks)].filter((part) => part !== '');
  const who = parts.length === 0 ? 'Everybody' : `Whoever ${parts.join(' and ')}`;
  const look =
    functions.length === 0
      ? ''
      : `; ${listWords(functions, 'and')} ${functions.length === 1 ? 'looks' : 'look'} at it`;
  return `${who} ${whatHappens[mode]}${look}.`;
};
