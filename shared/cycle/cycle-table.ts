import { decisionModes } from '../model/defaults.ts';
import type {
  CycleDecision,
  CycleMovement,
  CycleSheet,
  DecisionRule,
} from '../model/review-cycle.ts';
import { noTier } from '../scoring/tiers.ts';
import { cycleMovement, ruleOver, type RuledPartner } from './decision-rules.ts';

/**
 * Where a decision stands. `expired`: an override whose last day is over; the recommended tier counts again,
 * and somebody must decide.
 */
export const decisionStates = [
  'undecided',
  'automatic',
  'accepted',
  'override',
  'expired',
] as const;
export type DecisionState = (typeof decisionStates)[number];

/** The table of a cycle beside its figures; one entry a row. */
export type CycleTable = {
  /** What counts: the decided tier, or the recommended one until there is a decision. */
  readonly decided: Uint8Array;
  readonly states: readonly DecisionState[];
  readonly ruled: readonly RuledPartner[];
  /** What a person said; undefined where nobody did. */
  readonly decisionOf: (row: number) => CycleDecision | undefined;
  readonly decidedCount: number;
  readonly undecidedCount: number;
};

/** Few kinds of partners differ to rules, so each is looked up once. */
const createRuler = (
  rules: readonly DecisionRule[],
): ((movement: CycleMovement, bits: number) => RuledPartner) => {
  const known = new Map<string, RuledPartner>();
  return (movement, bits) => {
    const key = `${movement} ${bits}`;
    const ruled = known.get(key) ?? ruleOver(rules, movement, bits);
    known.set(key, ruled);
    return ruled;
  };
};

const codeOf = (tiers: CycleSheet['tiers'], tierId: string | null): number => {
  const place = tiers.findIndex(({ id }) => id === tierId);
  return place === -1 ? noTier : place;
};

/**
 * Puts figures, rules and decisions together. `today` (an ISO day) is what overrides expire by; in a closed
 * cycle it is the day on which it was closed, so that what was decided stays what it was.
 */
export const cycleTable = (
  {
    figures,
    tiers,
    decisions,
    record,
  }: Pick<CycleSheet, 'figures' | 'tiers' | 'decisions' | 'record'>,
  today: string,
): CycleTable => {
  const day = record.closing === null ? today : record.closing.at.slice(0, 10);
  const ruler = createRuler(record.rules);
  const byKey = new Map(decisions.map((decision) => [decision.partnerKey, decision]));
  const { partnerKeys, current, recommended, marks } = figures;
  const decided = recommended.slice();
  const states: DecisionState[] = [];
  const ruled: RuledPartner[] = [];
  partnerKeys.forEach((key, row) => {
    const to = recommended[row] ?? noTier;
    const rule = ruler(cycleMovement(current[row] ?? noTier, to, tiers), marks[row] ?? 0);
    ruled.push(rule);
    const made = byKey.get(key);
    if (made === undefined) {
      states.push(rule.mode === decisionModes[0] ? 'automatic' : 'undecided');
    } else if (made.expires !== null && made.expires < day) {
      states.push('expired');
    } else {
      decided[row] = codeOf(tiers, made.tierId);
      states.push(made.way);
    }
  });
  const undecidedCount = states.filter(isOpenState).length;
  return {
    decided,
    states,
    ruled,
    decisionOf: (row) => byKey.get(partnerKeys[row] ?? ''),
    decidedCount: states.length - undecidedCount,
    undecidedCount,
  };
};

/** Whether somebody has to decide yet. */
export const isOpenState = (state: DecisionState | undefined): boolean =>
  state === undefined || state === 'undecided' || state === 'expired';
