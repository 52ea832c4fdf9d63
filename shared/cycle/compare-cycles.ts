import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { titlesOfAll } from '../scoring/ladders/tier-groups.ts';
import { noTier } from '../scoring/tiers.ts';
import { writeCsv } from '../text/write-csv.ts';
import { recommendTiers } from './recommend-tiers.ts';

/** A cycle as it is compared: what it was computed from and what it decided, by row. */
export type ComparedCycle = {
  readonly name: string;
  readonly asOf: string;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly recommended: Uint8Array;
  readonly decided: Uint8Array;
};

/**
 * Why a tier differs, in the order in which the causes are told apart: overrides of the first cycle are
 * taken away, who left goes, who came comes, the data of the second are taken, then its criteria and
 * weights, then its lines, gates, vetoes and clocks, and last its overrides.
 */
export const cycleCauses = [
  'endedOverride',
  'left',
  'came',
  'data',
  'model',
  'rules',
  'override',
] as const;
export type CycleCause = (typeof cycleCauses)[number];

/** What one cause does to the numbers of partners. */
export type CycleStep = {
  readonly cause: CycleCause;
  readonly title: string;
  readonly up: number;
  readonly down: number;
  /** Partners more or less by `CycleComparison.places`. */
  readonly byPlace: readonly number[];
};

/** Where a partner went by one cause. */
export type CycleMove = {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly causes: readonly {
    readonly cause: CycleCause;
    readonly from: string;
    readonly to: string;
  }[];
  /** The same in one sentence. */
  readonly because: string;
};

export type CycleComparison = {
  readonly from: string;
  readonly to: string;
  /** Names of the tiers of both, the highest first, then no tier, then not in the cycle. */
  readonly places: readonly string[];
  readonly start: readonly number[];
  /** `start` and all steps add up to it, place by place. */
  readonly end: readonly number[];
  readonly steps: readonly CycleStep[];
  /** Partners who are elsewhere than before, in the order of keys. */
  readonly moves: readonly CycleMove[];
};

const titles = (from: string, to: string): Readonly<Record<CycleCause, string>> => ({
  endedOverride: `Without the overrides of ${from}`,
  left: 'Partners who left',
  came: 'Partners who came',
  data: 'Data',
  model: 'Criteria and weights',
  rules: 'Lines, gates and the ladder',
  override: `Overrides of ${to}`,
});

const causeWords: Readonly<Record<CycleCause, string>> = {
  endedOverride: 'an override ended',
  left: 'the partner left',
  came: 'the partner came',
  data: 'other data',
  model: 'other criteria or weights',
  rules: 'other lines, gates or ladder',
  override: 'an override',
};

/** The criteria of one model with the tiers and rules of another. */
const criteriaWithRulesOf = (criteria: ScoringModel, rules: ScoringModel): ScoringModel => ({
  ...criteria,
  tiers: rules.tiers,
  rules: { ...rules.rules, reference: criteria.rules.reference },
});

/**
 * Compares what two cycles decided. Each partner's way is told apart cause by cause in the order of
 * `cycleCauses`, so that its steps lead from one tier to the other, and those of all add up exactly. Another
 * order would give the causes other shares; it is always this one. Tiers are the same where their ids are.
 */
export const compareCycles = (from: ComparedCycle, to: ComparedCycle): CycleComparison => {
  const tiers = [
    ...to.model.tiers,
    ...from.model.tiers.filter(({ id }) => !to.model.tiers.some((tier) => tier.id === id)),
  ];
  const none = tiers.length;
  const absent = tiers.length + 1;
  const tierTitle = titlesOfAll([from.model, to.model]);
  const places = [
    ...tiers.map(({ id, name }) => tierTitle.get(id) ?? name),
    'No tier',
    'Not in the cycle',
  ];
  const placeById = new Map<string, number>(tiers.map(({ id }, place) => [id, place]));
  /** Places by row of codes of a model. */
  const placesOf = ({ tiers: own }: ScoringModel, codes: Uint8Array): readonly number[] =>
    Array.from(codes, (code) =>
      code === noTier ? none : (placeById.get(own[code]?.id ?? '') ?? none),
    );
  const before = {
    decided: placesOf(from.model, from.decided),
    recommended: placesOf(from.model, from.recommended),
  };
  const onData = placesOf(from.model, recommendTiers(from.model, to.snapshot, to.asOf).recommended);
  const mixed = criteriaWithRulesOf(to.model, from.model);
  const onModel = placesOf(mixed, recommendTiers(mixed, to.snapshot, to.asOf).recommended);
  const after = {
    decided: placesOf(to.model, to.decided),
    recommended: placesOf(to.model, to.recommended),
  };
  const rowBefore = new Map(from.snapshot.partnerKeys.map((key, row) => [key, row]));
  const rowAfter = new Map(to.snapshot.partnerKeys.map((key, row) => [key, row]));
  const keys = [...new Set([...rowBefore.keys(), ...rowAfter.keys()])].sort((one, other) =>
    one < other ? -1 : 1,
  );
  /** Where a partner is at first, and after each cause. */
  const wayOf = (key: string): readonly number[] => {
    const was = rowBefore.get(key);
    const is = rowAfter.get(key);
    const at = (list: readonly number[], row: number | undefined): number =>
      row === undefined ? absent : (list[row] ?? absent);
    const first = at(before.recommended, was);
    // Who left is gone from then on; who came has the tier that its data give by the first model.
    const left = is === undefined ? absent : first;
    const came = was === undefined ? at(onData, is) : left;
    return [
      ...[at(before.decided, was), first, left, came],
      ...[at(onData, is), at(onModel, is), at(after.recommended, is), at(after.decided, is)],
    ];
  };
  const countOf = (ways: readonly (readonly number[])[], at: number): readonly number[] => {
    const counts = places.map(() => 0);
    for (const way of ways) {
      const place = way[at] ?? absent;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  };
  const ways = keys.map(wayOf);
  const names = titles(from.name, to.name);
  const counts = Array.from({ length: cycleCauses.length + 1 }, (_, at) => countOf(ways, at));
  const steps = cycleCauses.map((cause, at): CycleStep => {
    const isTier = (place: number | undefined): boolean => place !== undefined && place < none;
    const both = ways.filter((way) => isTier(way[at]) && isTier(way[at + 1]));
    return {
      cause,
      title: names[cause],
      up: both.filter((way) => (way[at + 1] ?? 0) < (way[at] ?? 0)).length,
      down: both.filter((way) => (way[at + 1] ?? 0) > (way[at] ?? 0)).length,
      byPlace: places.map(
        (_name, place) => (counts[at + 1]?.[place] ?? 0) - (counts[at]?.[place] ?? 0),
      ),
    };
  });
  const nameOf = (place: number | undefined): string => places[place ?? absent] ?? '';
  const moves = keys.flatMap((key, index): readonly CycleMove[] => {
    const way = ways[index] ?? [];
    const last = way.at(-1);
    if (way[0] === last) return [];
    const causes = cycleCauses.flatMap((cause, at) =>
      way[at] === way[at + 1] ? [] : [{ cause, from: nameOf(way[at]), to: nameOf(way[at + 1]) }],
    );
    const row = rowAfter.get(key);
    return [
      {
        key,
        name:
          row === undefined
            ? (from.snapshot.partnerNames[rowBefore.get(key) ?? -1] ?? key)
            : (to.snapshot.partnerNames[row] ?? key),
        from: nameOf(way[0]),
        to: nameOf(last),
        causes,
        because: `By ${causes
          .map((step) => `${causeWords[step.cause]} (${step.from} → ${step.to})`)
          .join(', then ')}.`,
      },
    ];
  });
  return {
    from: from.name,
    to: to.name,
    places,
    start: counts[0] ?? [],
    end: counts.at(-1) ?? [],
    steps,
    moves,
  };
};

/** Who is elsewhere and why, as CSV. */
export const comparisonCsv = ({ moves }: CycleComparison): string =>
  writeCsv([
    ['key', 'partner', 'before', 'after', 'because'],
    ...moves.map((move) => [move.key, move.name, move.from, move.to, move.because]),
  ]);
