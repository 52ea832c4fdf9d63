import { microsPerPoint, noTier } from '../../scoring/tiers.ts';
import type { Tally } from './tally.ts';

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** How one partner fares over all futures; shares are 0..1 of the futures. */
export type Resilience = {
  /** By tier, highest first. */
  readonly byTier: readonly number[];
  /** Without enough data for a tier. */
  readonly without: number;
  /** In the tier of today or a better one. */
  readonly holds: number;
  /** In a better tier: the breadth of upside. */
  readonly rises: number;
  /** Points; null where the partner has a score in no future. */
  readonly worst: number | null;
  readonly mean: number | null;
  readonly best: number | null;
  /** Number of the future of the worst score; null where there is none. */
  readonly worstFuture: number | null;
  /** Points behind the best partner of the same future, at most. */
  readonly greatestRegret: number | null;
};

/** Reads the profile of the partner in `row`, whose tier `today` it is compared with. */
export const resilienceOf = (tally: Tally, row: number, today: number): Resilience => {
  const { futures, tiers } = tally;
  const at = row * (tiers + 1);
  const share = (count: number | undefined): number => (count ?? 0) / futures;
  const counts = Array.from(tally.byTier.subarray(at, at + tiers));
  const without = tally.byTier[at + tiers] ?? 0;
  const scored = futures - without;
  const known = (value: number | undefined): number | null =>
    scored === 0 || value === undefined ? null : value;
  return {
    byTier: counts.map(share),
    without: share(without),
    holds: share(sum(counts.slice(0, Math.min(today, tiers - 1) + 1))),
    rises: share(sum(counts.slice(0, Math.min(today, tiers)))),
    worst: known(tally.worst[row]),
    mean: known((tally.scoreMicros[row] ?? 0) / microsPerPoint / scored),
    best: known(tally.best[row]),
    worstFuture: known(tally.worstFuture[row]),
    greatestRegret: known(tally.greatestRegret[row]),
  };
};

/** In the order in which their rules are asked. */
export const resilienceGroups = ['fragileStar', 'option', 'robustCore', 'exposedTail'] as const;

export type ResilienceGroup = (typeof resilienceGroups)[number];

/** What the partners of a group are called. */
export const groupNames: Readonly<Record<ResilienceGroup, string>> = {
  fragileStar: 'Fragile stars',
  option: 'Options',
  robustCore: 'Robust core',
  exposedTail: 'Exposed tail',
};

/** Where the groups part; shares of the futures, 0..1. */
export type GroupLines = {
  /** Holding the tier of today in at least this many is robust. */
  readonly robust: number;
  /** Rising in at least this many is an upside. */
  readonly upside: number;
};

export const usualGroupLines: GroupLines = { robust: 0.9, upside: 0.25 };

/** The rule of each group, in words, with its lines filled in. */
export const groupRules = ({
  robust,
  upside,
}: GroupLines): Readonly<Record<ResilienceGroup, string>> => {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return {
    fragileStar: `in the highest tier now, held in fewer than ${percent(robust)} of the futures`,
    option: `in a better tier than now in at least ${percent(upside)} of the futures`,
    robustCore: `holds or betters its tier of now in at least ${percent(robust)} of the futures`,
    exposedTail: 'none of the others: little to gain and no firm hold',
  };
};

/**
 * The group of a partner with the tier `today`; the first rule that fits wins, in the order of
 * `resilienceGroups`. Null for a partner without a tier today, whom no future can be compared with.
 */
export const groupOf = (
  { holds, rises }: Resilience,
  today: number,
  { robust, upside }: GroupLines = usualGroupLines,
  topTiers: readonly number[] = [0],
): ResilienceGroup | null => {
  if (today === noTier) {
    return null;
  }
  if (topTiers.includes(today) && holds < robust) {
    return 'fragileStar';
  }
  if (rises >= upside) {
    return 'option';
  }
  return holds >= robust ? 'robustCore' : 'exposedTail';
};
