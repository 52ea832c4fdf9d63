import type { Discovery } from '../ensemble/run/discover.ts';
import type { EnsembleRun } from '../model/ensemble.ts';
import type { Futures } from '../model/futures.ts';
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

/** Name of a tier by its code; empty for a partner without one. */
export const tierName = (
  { today }: Pick<FuturesSource, 'today'>,
  code: number | undefined,
): string => today.model.tiers[code ?? noTier]?.name ?? '';

/** The unit in brackets behind a name. */
export const withUnit = (name: string, unit: string): string =>
  unit === '' ? name : `${name} (${unit})`;
