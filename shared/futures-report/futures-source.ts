import type { Discovery } from '../ensemble/run/discover.ts';
import type { EnsembleRun } from '../model/ensemble.ts';
import type { Futures } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { titlesOf } from '../scoring/ladders/tier-groups.ts';
import { noTier } from '../scoring/tiers.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import type { SignpostHistory } from '../signposts/observe.ts';
import type { Today } from '../scenario/read-today.ts';

/** What tables and the report of Futures are made of. */
export type FuturesSource = {
  readonly futures: Futures;
  readonly today: Today;
  readonly hidden: Hidden;
};

/** What was found beside it, as far as a table asks for it. */
export type FuturesFound = {
  readonly run: EnsembleRun | null;
  readonly discovery: Discovery | null;
  readonly histories: readonly SignpostHistory[];
};

const known = new WeakMap<ScoringModel, readonly string[]>();

/** What tiers are called, with their ladders where there are several; kept, for tables ask once a cell. */
export const titlesOfToday = ({ today: { model } }: Pick<FuturesSource, 'today'>) => {
  const titles = known.get(model) ?? titlesOf(model);
  known.set(model, titles);
  return titles;
};

/** A tier by its code, with its ladder where there are several; empty for a partner without one. */
export const tierName = (source: Pick<FuturesSource, 'today'>, code: number | undefined): string =>
  titlesOfToday(source)[code ?? noTier] ?? '';

/** The unit in brackets behind a name. */
export const withUnit = (name: string, unit: string): string =>
  unit === '' ? name : `${name} (${unit})`;
