import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Comparison, Condition } from '../model/tier-rules.ts';
import { countTiers, type TierCounts } from './assign-tiers.ts';
import { findMetric } from './criteria.ts';
import { isLowest, topOf } from './ladders/ladder-spans.ts';
import { ladderOfRow, ladderOfRows, type RowLadders } from './ladders/row-ladders.ts';
import { noTier } from './tiers.ts';

/** What a condition finds for one partner: a number, a label, or null where there is neither. */
export type Found = number | string | null;

/** Numbers this close, of the greater of 1 and the value asked for, are the same: 0.1 + 0.2 is 0.3. */
const tolerance = 1e-9;

const compare = (found: number, comparison: Comparison, value: number): boolean => {
  const isEqual = Math.abs(found - value) <= tolerance * Math.max(1, Math.abs(value));
  switch (comparison) {
    case 'atLeast':
      return isEqual || found > value;
    case 'atMost':
      return isEqual || found < value;
    case 'equals':
      return isEqual;
    case 'moreThan':
      return !isEqual && found > value;
    case 'lessThan':
      return !isEqual && found < value;
  }
};

/** Whether a condition holds for what was found; for nothing, what the condition says of absence. */
export const holdsFor = (condition: Condition, found: Found): boolean => {
  if (condition.kind === 'metric') {
    return typeof found === 'number'
      ? compare(found, condition.comparison, condition.value)
      : condition.whenAbsent === 'holds';
  }
  return typeof found === 'string'
    ? condition.labels.includes(found)
    : condition.whenAbsent === 'holds';
};

/** Looks up what a condition asks about, partner by partner; nothing where no file delivers it. */
export const finderOf = (condition: Condition, snapshot: Snapshot): ((row: number) => Found) => {
  if (condition.kind === 'metric') {
    const values = findMetric(snapshot, condition.metricCode)?.values;
    return (row) => {
      const value = values?.[row] ?? NaN;
      return value === value ? value : null;
    };
  }
  const column = snapshot.attributes.find(({ code }) => code === condition.attributeCode);
  return (row) => {
    const label = column?.labels[column.codes[row] ?? 0] ?? '';
    return label === '' ? null : label;
  };
};

/** A gate or veto with the tier it is about, by index: a gate's own, or the highest a veto allows. */
export type TierRule = {
  readonly kind: 'gate' | 'veto';
  readonly tier: number;
  /** The highest tier of the ladder that the tier is on: a veto says nothing about other ladders. */
  readonly top: number;
  readonly condition: Condition;
};

/** The parts of a model that open and shut tiers. */
export type RuledTiers = Pick<ScoringModel, 'tiers' | 'rules'>;

/**
 * Every gate in the order of tiers, then every veto. Gates of the lowest tier of a ladder, which takes
 * everybody, and vetoes about a tier that is gone are none; `checkModel` names them.
 */
export const tierRulesOf = ({ tiers, rules }: RuledTiers): readonly TierRule[] => [
  ...tiers.flatMap((tier, index) =>
    isLowest(tiers, index)
      ? []
      : tier.rules.gates.map((gate) => ({
          kind: 'gate' as const,
          tier: index,
          top: topOf(tiers, index),
          condition: gate,
        })),
  ),
  ...rules.vetoes.flatMap(({ highest, condition }) => {
    const tier = tiers.findIndex(({ id }) => id === highest);
    return tier === -1 ? [] : [{ kind: 'veto' as const, tier, top: topOf(tiers, tier), condition }];
  }),
];

/** A rule judged for one partner. */
export type Verdict = TierRule & {
  readonly found: Found;
  readonly holds: boolean;
  /** What was found is sensitive and not told. */
  readonly isWithheld?: boolean;
};

/** Judges rules by what was found for each, in the same order. */
export const judgeRules = (
  rules: readonly TierRule[],
  found: readonly Found[],
): readonly Verdict[] =>
  rules.map((rule, index) => {
    const own = found[index] ?? null;
    return { ...rule, found: own, holds: holdsFor(rule.condition, own) };
  });

/** Whether a judged rule shuts a tier: a gate that fails its own, a veto that holds all above its tier. */
export const keepsOut = ({ kind, tier, top, holds }: Verdict, of: number): boolean =>
  kind === 'gate' ? !holds && tier === of : holds && of < tier && of >= top;

/**
 * The first tier from `reached` downwards that no rule shuts; the lowest of each ladder is always open.
 * `reached` is the tier by score and lines; `noTier` stays.
 */
export const tierWithin = (
  reached: number,
  verdicts: readonly Verdict[],
  tiers: number,
): number => {
  if (reached === noTier) {
    return noTier;
  }
  let tier = reached;
  while (tier < tiers - 1 && verdicts.some((verdict) => keepsOut(verdict, tier))) {
    tier += 1;
  }
  return tier;
};

/** The rules of a model, judged for the partner in `row`. */
export const judgePartner = (
  model: RuledTiers,
  snapshot: Snapshot,
  row: number,
): readonly Verdict[] => {
  const rules = tierRulesOf(model);
  return judgeRules(
    rules,
    rules.map(({ condition }) => finderOf(condition, snapshot)(row)),
  );
};

/** The verdicts that keep a partner from the tier that the score reached: out of that tier or one between. */
export const obstaclesBetween = (
  reached: number | null,
  tier: number | null,
  verdicts: readonly Verdict[],
): readonly Verdict[] =>
  reached === null || tier === null
    ? []
    : verdicts.filter((verdict) =>
        Array.from({ length: tier - reached }, (_, step) => reached + step).some((between) =>
          keepsOut(verdict, between),
        ),
      );

/** A tier code and its room in the table: four bits, the last slot for no tier. */
const slotBits = 4;
const slots = 1 << slotBits;
const slotMask = slots - 1;

/**
 * What gates and vetoes leave open to each partner, whatever the score, and the ladder that it is on. Few
 * sets of open tiers differ, so partners share a group each; scores change with every frame and this with the
 * rules alone.
 */
export type GateTable = {
  /** Null where everybody is on the main ladder. */
  readonly ladders: RowLadders | null;
  readonly groupOf: Uint16Array;
  /** By group and tier that the score reaches, `group · 16 + tier`: the tier that the partner gets. */
  readonly next: Uint8Array;
};

const nextOf = (open: number, tiers: number, next: Uint8Array): void => {
  next.fill(noTier);
  let tier = tiers - 1;
  for (let reached = tiers - 1; reached >= 0; reached -= 1) {
    tier = (open >> reached) & 1 ? reached : tier;
    next[reached] = tier;
  }
};

/** The table of a model over the partners of a snapshot; null with neither gates nor vetoes nor further ladders. */
export const createGateTable = (model: RuledTiers, snapshot: Snapshot): GateTable | null => {
  const rules = tierRulesOf(model);
  const ladders = ladderOfRows(model, snapshot);
  if (rules.length === 0 && ladders === null) {
    return null;
  }
  const tiers = model.tiers.length;
  const rows = snapshot.partnerKeys.length;
  const open = new Uint16Array(rows).fill((1 << tiers) - 1);
  for (const { kind, tier, top, condition } of rules) {
    const shut = kind === 'gate' ? 1 << tier : (1 << tier) - (1 << top);
    const find = finderOf(condition, snapshot);
    for (let row = 0; row < rows; row += 1) {
      if (holdsFor(condition, find(row)) === (kind === 'veto')) {
        open[row] = (open[row] ?? 0) & ~shut;
      }
    }
  }
  const groups = new Map<number, number>();
  const groupOf = open.map((set) => {
    const group = groups.get(set) ?? groups.size;
    groups.set(set, group);
    return group;
  });
  const next = new Uint8Array(groups.size * slots);
  for (const [set, group] of groups) {
    nextOf(set, tiers, next.subarray(group * slots, (group + 1) * slots));
  }
  return { ladders, groupOf, next };
};

/**
 * Takes tiers by score and lines, as `assignTiers` gives them, to those that gates and vetoes allow, in
 * place, and counts them. Without rules nothing is done and the counts stay.
 */
export const passGates = (
  table: GateTable | null,
  tiers: Uint8Array,
  counts: TierCounts,
): TierCounts => {
  if (table === null) {
    return counts;
  }
  const { groupOf, next } = table;
  for (let row = 0; row < tiers.length; row += 1) {
    tiers[row] = next[((groupOf[row] ?? 0) << slotBits) | ((tiers[row] ?? 0) & slotMask)] ?? noTier;
  }
  return countTiers(tiers, counts.byTier.length);
};

/** One partner's ladder and, by the tier of it that the score reaches, the tier that the partner gets. */
export type OpenTiers = { readonly ladder: string | null; readonly next: Uint8Array } | null;

/** The table's entries for the partner in `row`; null without rules and further ladders. */
export const openTiersOf = (table: GateTable | null, row: number): OpenTiers => {
  if (table === null) {
    return null;
  }
  const from = (table.groupOf[row] ?? 0) << slotBits;
  return {
    ladder: ladderOfRow(table.ladders, row),
    next: table.next.subarray(from, from + slots),
  };
};

/** The tier that one partner gets for the tier that the score reaches. */
export const openTier = (open: OpenTiers, reached: number): number =>
  open === null ? reached : (open.next[reached & slotMask] ?? noTier);
