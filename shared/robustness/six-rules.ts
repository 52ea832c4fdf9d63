/** The six rules that are always shown together, in their order. */
export const sixRules = [
  'maximin',
  'hurwicz',
  'laplace',
  'minimaxRegret',
  'regret90',
  'satisficing',
] as const;

export type SixRule = (typeof sixRules)[number];

/** What the rules need of every option (a partner, or a plan), an entry an option. */
export type RuleInputs = {
  readonly worst: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  readonly best: ArrayLike<number>;
  readonly greatestRegret: ArrayLike<number>;
  readonly regret90: ArrayLike<number>;
  /** Share of the futures in which it is good enough. */
  readonly holds: ArrayLike<number>;
};

/** One rule over all options. */
export type RuleReading = {
  readonly rule: SixRule;
  /** By option; NaN where there is none. */
  readonly values: Float64Array;
  /** By option, 1 the best; equals share the better rank, and options without a value the last. */
  readonly ranks: Uint32Array;
};

const isSmallerBetter = (rule: SixRule): boolean => rule === 'minimaxRegret' || rule === 'regret90';

const ranksOf = (values: Float64Array, smaller: boolean): Uint32Array => {
  const worth = (option: number): number => {
    const value = values[option] ?? NaN;
    return Number.isNaN(value) ? Infinity : smaller ? value : -value;
  };
  const order = Uint32Array.from(values.keys()).sort(
    (one, other) => compare(worth(one), worth(other)) || one - other,
  );
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  order.forEach((option, place) => {
    const before = order[place - 1];
    if (before === undefined || compare(worth(before), worth(option)) !== 0) rank = place + 1;
    ranks[option] = rank;
  });
  return ranks;
};

/** Infinity is equal to itself, which a difference would not say. */
const compare = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Reads every rule over the same options; `optimism` (0..1) is how much Hurwicz counts the best. */
export const readSixRules = (inputs: RuleInputs, optimism: number): readonly RuleReading[] => {
  const { worst, mean, best, greatestRegret, regret90, holds } = inputs;
  const valuesOf: Readonly<Record<SixRule, (option: number) => number | undefined>> = {
    maximin: (option) => worst[option],
    hurwicz: (option) => optimism * (best[option] ?? NaN) + (1 - optimism) * (worst[option] ?? NaN),
    laplace: (option) => mean[option],
    minimaxRegret: (option) => greatestRegret[option],
    regret90: (option) => regret90[option],
    satisficing: (option) => holds[option],
  };
  return sixRules.map((rule) => {
    const values = Float64Array.from({ length: worst.length }, (_, option) => {
      const value = valuesOf[rule](option) ?? NaN;
      return Number.isFinite(value) ? value : NaN;
    });
    return { rule, values, ranks: ranksOf(values, isSmallerBetter(rule)) };
  });
};

/** An option that the rules do not agree on. */
export type Disagreement = {
  readonly option: number;
  /** Best and worst rank by any rule, and a rule that gives it. */
  readonly best: number;
  readonly bestBy: SixRule;
  readonly worst: number;
  readonly worstBy: SixRule;
};

/**
 * Options by how far apart their best and worst rank are, the widest first, equals in their order. Options
 * without a value by any rule, and those on which all agree, are left out.
 */
export const disagreements = (readings: readonly RuleReading[]): readonly Disagreement[] => {
  const options = readings[0]?.values.length ?? 0;
  const found: Disagreement[] = [];
  for (let option = 0; option < options; option += 1) {
    if (readings.some(({ values }) => Number.isNaN(values[option]))) continue;
    const ranked = readings
      .map(({ rule, ranks }) => ({ rule, rank: ranks[option] ?? 0 }))
      .toSorted((one, other) => one.rank - other.rank);
    const [first] = ranked;
    const last = ranked.find(({ rank }) => rank === ranked.at(-1)?.rank);
    if (first === undefined || last === undefined || first.rank === last.rank) continue;
    found.push({
      option,
      ...{ best: first.rank, bestBy: first.rule },
      ...{ worst: last.rank, worstBy: last.rule },
    });
  }
  return found.toSorted(
    (one, other) => other.worst - other.best - (one.worst - one.best) || one.option - other.option,
  );
};
