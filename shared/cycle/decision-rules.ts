import { cycleMarks, decisionModes } from '../model/defaults.ts';
import type {
  CycleMark,
  CycleMovement,
  DecisionMode,
  DecisionRule,
} from '../model/review-cycle.ts';
import { isSameLadder, type LadderedTier } from '../scoring/ladders/ladder-spans.ts';
import { noTier } from '../scoring/tiers.ts';

/** Where a partner goes from one tier code to another; whoever has none before and after stays. */
export const cycleMovement = (
  from: number,
  to: number,
  tiers: readonly LadderedTier[],
): CycleMovement => {
  if (from === to) return 'stays';
  if (from === noTier) return 'first';
  if (to === noTier) return 'loses';
  if (!isSameLadder(tiers, from, to)) return 'crosses';
  return to < from ? 'rises' : 'falls';
};

/** The bit of a mark. */
export const markBit = (mark: CycleMark): number => 1 << cycleMarks.indexOf(mark);

/** The marks of some bits, in the order of `cycleMarks`. */
export const marksOf = (bits: number): readonly CycleMark[] =>
  cycleMarks.filter((mark) => (bits & markBit(mark)) !== 0);

/** Whether a rule speaks of a partner with this movement and these marks. */
export const ruleFits = (
  { movements, marks }: DecisionRule,
  movement: CycleMovement,
  bits: number,
): boolean =>
  (movements.length === 0 || movements.includes(movement)) &&
  (marks === 'any' ||
    (marks === 'none' ? bits === 0 : marks.some((mark) => (bits & markBit(mark)) !== 0)));

/** What of a rule that fits is said of one partner: its movement and its marks alone. */
export const narrowRule = (
  rule: DecisionRule,
  movement: CycleMovement,
  bits: number,
): DecisionRule => ({
  ...rule,
  movements: rule.movements.length === 0 ? [] : [movement],
  marks:
    typeof rule.marks === 'string'
      ? rule.marks
      : rule.marks.filter((mark) => (bits & markBit(mark)) !== 0),
});

/** How one partner's tier is decided, by which rules, and who must look. */
export type RuledPartner = {
  readonly mode: DecisionMode;
  /** Places in the list of rules; those that make `mode` what it is. */
  readonly by: readonly number[];
  /** Functions of every rule that fits, without repetition. */
  readonly functions: readonly string[];
};

/**
 * The strictest of the rules that fit counts, wherever it stands in the list; without any the decision is
 * manual. All of them say who must look.
 */
export const ruleOver = (
  rules: readonly DecisionRule[],
  movement: CycleMovement,
  bits: number,
): RuledPartner => {
  const fitting = [...rules.keys()].filter((place) => {
    const rule = rules[place];
    return rule !== undefined && ruleFits(rule, movement, bits);
  });
  const strictness = (place: number): number =>
    decisionModes.indexOf(rules[place]?.mode ?? 'manual');
  const most = fitting.reduce((found, place) => Math.max(found, strictness(place)), -1);
  return {
    mode: decisionModes[most] ?? 'manual',
    by: fitting.filter((place) => strictness(place) === most),
    functions: [...new Set(fitting.flatMap((place) => rules[place]?.functions ?? []))],
  };
};

/** Rules to begin with: only who stays without a mark is decided without anybody's eyes. */
export const usualRules: readonly DecisionRule[] = [
  { mode: 'automatic', movements: ['stays'], marks: 'none', functions: [] },
  {
    mode: 'recommend',
    movements: ['stays'],
    marks: cycleMarks.filter((mark) => mark !== 'expiredOverride'),
    functions: [],
  },
  {
    mode: 'recommend',
    movements: ['rises', 'first'],
    marks: 'any',
    functions: ['Sales leadership'],
  },
  { mode: 'recommend', movements: ['falls'], marks: 'any', functions: ['Customer success'] },
  {
    mode: 'manual',
    movements: ['rises', 'falls', 'first'],
    marks: ['nearLine', 'lowCoverage', 'unsure', 'fragile'],
    functions: ['Finance'],
  },
  { mode: 'manual', movements: ['loses', 'crosses'], marks: 'any', functions: ['Strategy'] },
  { mode: 'manual', movements: [], marks: ['expiredOverride'], functions: ['Strategy'] },
];
