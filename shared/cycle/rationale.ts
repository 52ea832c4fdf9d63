import type {
  CycleFigures,
  CycleMovement,
  CycleRecord,
  CycleSheet,
  FrozenTier,
} from '../model/review-cycle.ts';
import { tierTitles } from '../scoring/ladders/tier-groups.ts';
import { noTier } from '../scoring/tiers.ts';
import type { CycleTable } from './cycle-table.ts';
import { knowsLadders, tiersOfCycle } from './cycle-tiers.ts';
import { kindWords, markWords } from './cycle-words.ts';
import { cycleMovement, marksOf } from './decision-rules.ts';

/** What can be put into a rationale, and what it says. */
export const rationalePlaces = {
  partner: 'name of the partner',
  move: 'what becomes of the tier, such as “goes from Silver to Gold”',
  current: 'tier of today',
  earned: 'tier by score and rules',
  recommended: 'recommended tier',
  decided: 'decided tier',
  score: 'score',
  line: 'points to the nearest line',
  coverage: 'share of the weight that has data',
  confidence: 'share of the weightings that give the earned tier',
  marks: 'marks, or “no mark”',
  gates: 'gates that failed, or “no gate failed”',
  asOf: 'day as of which data count',
  cycle: 'name of the cycle',
  kind: 'kind of the cycle',
} as const;
export type RationalePlace = keyof typeof rationalePlaces;

export const usualTemplate =
  '{partner} {move}: {score} points as of {asOf}, {line} points from the nearest line; {confidence} of the weightings give {earned}, {coverage} of the weight has data; {gates}; {marks}.';

const placePattern = /\{([^{}]*)\}/gu;

const isPlace = (name: string): name is RationalePlace => Object.hasOwn(rationalePlaces, name);

/** What stands in braces and is no place; undefined where all is well. */
export const unknownPlace = (template: string): string | undefined =>
  [...template.matchAll(placePattern)].map(([, name = '']) => name).find((name) => !isPlace(name));

const points = (value: number): string =>
  Number.isNaN(value) ? 'no' : String(Math.round(value * 100) / 100);
const percent = (share: number): string =>
  Number.isNaN(share) ? 'an unknown share' : `${String(Math.round(share * 1000) / 10)} %`;

const moveWords = (movement: CycleMovement, from: string, to: string): string => {
  switch (movement) {
    case 'stays':
      return `stays in ${to}`;
    case 'rises':
    case 'falls':
      return `goes from ${from} to ${to}`;
    case 'first':
      return `gets a first tier, ${to}`;
    case 'crosses':
      return `changes ladder, from ${from} to ${to}`;
    case 'loses':
      return `loses its tier, ${from}`;
  }
};

/** The template with the figures of the partner in `row`; `decided` is the code of the tier decided on. */
export const fillTemplate = (
  template: string,
  { name, kind, asOf }: Pick<CycleRecord, 'name' | 'kind' | 'asOf'>,
  tiers: readonly FrozenTier[],
  figures: CycleFigures,
  row: number,
  decided: number,
): string => {
  const tierName = (code: number | undefined): string =>
    code === undefined || code === noTier ? 'no tier' : (tiers[code]?.name ?? 'no tier');
  const marks = marksOf(figures.marks[row] ?? 0).map((mark) => markWords[mark].toLowerCase());
  const gates = figures.failedGates[row] ?? '';
  const from = tierName(figures.current[row]);
  const to = tierName(decided);
  const move = cycleMovement(figures.current[row] ?? noTier, decided, tiers);
  const titles = tierTitles(tiersOfCycle(tiers));
  const words: Readonly<Record<RationalePlace, string>> = {
    partner: figures.partnerNames[row] ?? figures.partnerKeys[row] ?? '',
    move:
      move === 'crosses' && knowsLadders(tiers)
        ? moveWords(move, titles[figures.current[row] ?? noTier] ?? from, titles[decided] ?? to)
        : moveWords(move, from, to),
    current: from,
    earned: tierName(figures.earned[row]),
    recommended: tierName(figures.recommended[row]),
    decided: to,
    score: points(figures.scores[row] ?? NaN),
    line: points(figures.toLine[row] ?? NaN),
    coverage: percent(figures.coverage[row] ?? NaN),
    confidence: percent(figures.confidence[row] ?? NaN),
    marks: marks.length === 0 ? 'no mark' : marks.join(', '),
    gates: gates === '' ? 'no gate failed' : `failed: ${gates}`,
    asOf,
    cycle: name,
    kind: kindWords[kind],
  };
  return template.replaceAll(placePattern, (whole, place: string) =>
    isPlace(place) ? words[place] : whole,
  );
};

/**
 * Why the tier of a row is what it is: what a person said, or, where a rule decided and the tier changes, the
 * template of the cycle with its figures. '' where nothing changes and nobody said anything.
 */
export const rationaleOfRow = (
  { record, tiers, figures }: Pick<CycleSheet, 'record' | 'tiers' | 'figures'>,
  { decided, states, decisionOf }: CycleTable,
  row: number,
): string => {
  const to = decided[row] ?? noTier;
  return states[row] === 'automatic'
    ? to === figures.current[row]
      ? ''
      : fillTemplate(record.template, record, tiers, figures, row, to)
    : (decisionOf(row)?.rationale ?? '');
};
