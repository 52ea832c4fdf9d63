/** A share that may grow and shrink in proportion to `part`, between two bounds. */
export type Portion = { readonly part: number; readonly least: number; readonly most: number };

const held = (scale: number, { part, least, most }: Portion): number =>
  // 0 · Infinity is no number: without a part nothing is held beyond the least.
  part > 0 ? Math.min(most, Math.max(least, part * scale)) : least;

const sumAt = (scale: number, portions: readonly Portion[]): number =>
  portions.reduce((sum, portion) => sum + held(scale, portion), 0);

/** Scales at which a portion reaches one of its bounds, rising. */
const kinks = (portions: readonly Portion[]): readonly number[] => [
  ...new Set(
    portions
      .flatMap(({ part, least, most }) => (part > 0 ? [least / part, most / part] : []))
      .sort((a, b) => a - b),
  ),
];

/** The scale at which all portions together come to `amount`; Infinity where their bounds forbid it. */
const scaleFor = (amount: number, portions: readonly Portion[]): number => {
  let from = 0;
  for (const to of kinks(portions)) {
    const above = sumAt(to, portions);
    if (above >= amount) {
      const below = sumAt(from, portions);
      return above > below ? from + ((to - from) * (amount - below)) / (above - below) : from;
    }
    from = to;
  }
  return Infinity;
};

/** Those without a part, who share equally what the others cannot take. */
const idle = (portions: readonly Portion[]): readonly Portion[] =>
  portions.map((portion) => ({ ...portion, part: portion.part > 0 ? 0 : 1 }));

const idleAt = (
  scale: number,
  portions: readonly Portion[],
  spare: readonly Portion[],
): readonly number[] =>
  portions.map((portion, place) =>
    portion.part > 0 ? portion.most : held(scale, spare[place] ?? portion),
  );

/**
 * Shares `amount` out in proportion to `part` within all bounds: min(most, max(least, λ·part)) with the λ
 * at which the sum is right. Those without a part keep their least until all others are at their most,
 * and then share the rest equally. Where bounds forbid `amount` the nearest is shared out.
 */
export const fillShares = (portions: readonly Portion[], amount: number): readonly number[] => {
  const scale = scaleFor(amount, portions);
  if (scale !== Infinity) {
    return portions.map((portion) => held(scale, portion));
  }
  const spare = idle(portions);
  const taken = portions.reduce((sum, { part, most }) => sum + (part > 0 ? most : 0), 0);
  const left = spare.filter(({ part }) => part > 0);
  return idleAt(scaleFor(amount - taken, left), portions, spare);
};

/** Amounts at which `fillShares` bends, rising: between two of them every share is a straight line. */
export const bendsOf = (portions: readonly Portion[]): readonly number[] => {
  const spare = idle(portions);
  const first = kinks(portions).map((scale) => sumAt(scale, portions));
  const second = kinks(spare.filter(({ part }) => part > 0)).map((scale) =>
    idleAt(scale, portions, spare).reduce((sum, share) => sum + share, 0),
  );
  return [...first, ...second].sort((a, b) => a - b);
};
