import { invariant } from '../../invariant.ts';
import type { EnsembleFigures } from '../../model/ensemble.ts';
import { mergeRegrets, regretQuantileOf } from './regret-bins.ts';
import type { EnsembleResult } from './run-ensemble.ts';
import { mergeTally, type Tally } from './tally.ts';

const joined = <T extends Uint8Array | Uint32Array | Float64Array>(
  parts: readonly T[],
  make: (length: number) => T,
): T => {
  const out = make(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/**
 * Puts the parts of an ensemble together, in the order of their futures. However the futures were cut into
 * parts, the figures are the same to the last bit. The first part is used up.
 */
export const joinParts = (parts: readonly EnsembleResult[], today: Uint8Array): EnsembleFigures => {
  const [first, ...rest] = parts;
  invariant(first !== undefined, 'an ensemble has at least one part');
  const { tally, regrets } = first;
  for (const part of rest) {
    mergeTally(tally, part.tally);
    if (regrets !== null && part.regrets !== null) mergeRegrets(regrets, part.regrets);
  }
  return {
    today,
    ...{ byTier: tally.byTier, worst: tally.worst, best: tally.best },
    ...{ scoreMicros: tally.scoreMicros, worstFuture: tally.worstFuture },
    greatestRegret: tally.greatestRegret,
    regret90: regrets === null ? new Float64Array(tally.rows) : regretQuantileOf(regrets, 0.9),
    tiersByFuture: joined(
      parts.map((part) => part.tiersByFuture),
      (length) => new Uint32Array(length),
    ),
    fallen: joined(
      parts.map(({ fallen }) => fallen),
      (length) => new Uint32Array(length),
    ),
    risen: joined(
      parts.map(({ risen }) => risen),
      (length) => new Uint32Array(length),
    ),
    bill: joined(
      parts.map(({ bill }) => bill),
      (length) => new Float64Array(length),
    ),
    tiers: joined(
      parts.map(({ tiers }) => tiers),
      (length) => new Uint8Array(length),
    ),
  };
};

/** The figures of partners as the tally that they were, for `resilienceOf`. */
export const tallyOf = (figures: EnsembleFigures, tiers: number, futures: number): Tally => ({
  rows: figures.today.length,
  tiers,
  futures,
  ...{ byTier: figures.byTier, worst: figures.worst, best: figures.best },
  ...{ worstFuture: figures.worstFuture, scoreMicros: figures.scoreMicros },
  greatestRegret: figures.greatestRegret,
});
