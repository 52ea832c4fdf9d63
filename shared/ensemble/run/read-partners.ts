import type { EnsembleRun } from '../../model/ensemble.ts';
import { tallyOf } from './join-parts.ts';
import {
  groupOf,
  resilienceOf,
  type GroupLines,
  type Resilience,
  type ResilienceGroup,
} from './resilience.ts';

/** What an ensemble says of one partner. */
export type EnsemblePartner = {
  /** Index of the tier of today; `noTier` for none. */
  readonly today: number;
  readonly profile: Resilience;
  readonly group: ResilienceGroup | null;
};

/** Every partner of a run in the order of its rows, put into groups by `lines`. */
export const readPartners = (
  { figures, facts, settings }: Pick<EnsembleRun, 'figures' | 'facts' | 'settings'>,
  lines: GroupLines,
): readonly EnsemblePartner[] => {
  const tally = tallyOf(figures, facts.tierNames.length, settings.futures);
  return Array.from(figures.today, (today, row) => {
    const profile = resilienceOf(tally, row, today);
    return { today, profile, group: groupOf(profile, today, lines, facts.topTiers) };
  });
};

/** How many partners are in a tier: the fewest and the most of all futures, and today. */
export type TierSpan = { readonly least: number; readonly most: number; readonly today: number };

/** By tier of the run, highest first. */
export const tierSpansOf = ({
  figures,
  facts,
  settings,
}: Pick<EnsembleRun, 'figures' | 'facts' | 'settings'>): readonly TierSpan[] =>
  facts.tierNames.map((_, tier) => {
    let least = Infinity;
    let most = 0;
    for (let future = 0; future < settings.futures; future += 1) {
      const count = figures.tiersByFuture[future * (facts.tierNames.length + 1) + tier] ?? 0;
      least = Math.min(least, count);
      most = Math.max(most, count);
    }
    const today = figures.today.reduce((sum, code) => sum + Number(code === tier), 0);
    return { least, most, today };
  });

/** Futures in which nobody has enough data for a tier. */
export const emptyFutures = ({
  figures,
  facts,
  settings,
}: Pick<EnsembleRun, 'figures' | 'facts' | 'settings'>): number => {
  const slots = facts.tierNames.length + 1;
  const partners = facts.partnerKeys.length;
  let empty = 0;
  for (let future = 0; future < settings.futures; future += 1) {
    empty += Number(figures.tiersByFuture[future * slots + slots - 1] === partners);
  }
  return empty;
};
