import type { ScoringModel, Tier } from '../../model/scoring-model.ts';
import { cutByScore } from '../../model/defaults.ts';
import type { TierCut } from '../../model/tier-cut.ts';
import { isLowest, spansOf, type LadderSpan } from '../ladders/ladder-spans.ts';
import { microsPerPoint, outOfReach, toMicros } from '../tiers.ts';
import { costsIn, createLadder, type LineBasis } from './candidates.ts';
import { takeBest, type Room } from './take-best.ts';

/** Where the line of a tier came to lie that is not set by a score. */
export type SettledLine = {
  /** Index of the tier. */
  readonly tier: number;
  readonly cut: Exclude<TierCut, { readonly by: 'score' }>;
  /** The lowest score that belongs to the tier; above 100 where nobody does. */
  readonly line: number;
  /** How many it was to hold; null with a budget. */
  readonly seats: number | null;
  /** How many are in it. */
  readonly inside: number;
  /** What they cost there. */
  readonly cost: number;
  /** How many of them reach a tier above and are held back into this one, whatever its line. */
  readonly heldBack: number;
  /** Rows that share the score at the line and did not all have room. */
  readonly tied: readonly number[];
};

/** A model whose every line is a score, and how those that were not came about. */
export type SettledModel = {
  readonly model: ScoringModel;
  readonly lines: readonly SettledLine[];
};

/** Whether any line depends on the partners at hand. */
export const hasMovingLines = ({ tiers }: Pick<ScoringModel, 'tiers'>): boolean =>
  tiers.some(({ rules }, index) => rules.cut.by !== 'score' && !isLowest(tiers, index));

/** Shares are fractions of a percentage: 29 % of 100 partners are 29. */
const shareTolerance = 1e-9;

/** How many partners a share of `scored` is: rounded down, so that a tier never holds more. */
export const seatsOfShare = (share: number, scored: number): number =>
  Math.floor(share * scored + shareTolerance);

const roomOf = (cut: SettledLine['cut'], scored: number, costs: Float64Array): Room => {
  switch (cut.by) {
    case 'count':
      return { kind: 'seats', seats: cut.count };
    case 'share':
      return { kind: 'seats', seats: seatsOfShare(cut.share, scored) };
    case 'budget':
      return { kind: 'money', amount: cut.amount, costs };
  }
};

/** Who of the candidates reaches the floor, what they cost, and how many reach the tier above. */
const countInside = (
  micros: Int32Array,
  candidates: Uint32Array,
  costs: Float64Array,
  floor: number,
  above: number,
): Pick<SettledLine, 'inside' | 'heldBack' | 'cost'> => {
  let inside = 0;
  let heldBack = 0;
  let cost = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const own = micros[candidates[at] ?? 0] ?? -1;
    if (own >= floor) {
      inside += 1;
      heldBack += Number(own >= above);
      cost += costs[at] ?? 0;
    }
  }
  return { inside, heldBack, cost };
};

/**
 * Finds the lines that are set by count, share or budget, from the highest tier down, and puts them into
 * the model as scores. A line is the score of the last who is in, in whole millionths; where nobody
 * is, it lies a millionth below the line of the tier above, as it does at most, or out of reach. The lowest
 * tier has no line. Each ladder is settled among its own partners. A model whose lines are all scores is returned
 * as it is.
 */
export const settleLines = (model: ScoringModel, basis: LineBasis): SettledModel => {
  if (!hasMovingLines(model)) {
    return { model, lines: [] };
  }
  const lines: SettledLine[] = [];
  const tiers = spansOf(model.tiers).flatMap((span) => settleLadder(model, basis, span, lines));
  return { model: { ...model, tiers }, lines };
};

/** The tiers of one ladder with their lines as scores; what became of those that move goes to `lines`. */
const settleLadder = (
  model: ScoringModel,
  basis: LineBasis,
  span: LadderSpan,
  lines: SettledLine[],
): readonly Tier[] => {
  const own = model.tiers.slice(span.first, span.last + 1);
  if (own.every(({ rules }, place) => rules.cut.by === 'score' || place === own.length - 1)) {
    return own;
  }
  const ladder = createLadder(basis, span);
  const { micros, scored } = ladder;
  let above = outOfReach + 1;
  const descend = (floor: number): void => {
    above = floor;
    ladder.descend(floor);
  };
  return own.map((tier, place) => {
    const index = span.first + place;
    const { cut } = tier.rules;
    if (cut.by === 'score' || index === span.last) {
      descend(Math.min(above, tier.line === null ? 0 : toMicros(tier.line)));
      return tier;
    }
    const candidates = ladder.candidates();
    const costs = costsIn(tier, basis.money, candidates);
    const room = roomOf(cut, scored, costs);
    const { last, tied } = takeBest(micros, candidates, room, cut.ties);
    const floor = Math.min(above - 1, last ?? outOfReach);
    const held = countInside(micros, candidates, costs, floor, above);
    descend(floor);
    const line = floor / microsPerPoint;
    const seats = room.kind === 'seats' ? room.seats : null;
    lines.push({ tier: index, cut, line, seats, ...held, tied });
    return { ...tier, line, rules: { ...tier.rules, cut: cutByScore } };
  });
};
