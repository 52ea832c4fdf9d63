import { drawWeightings, type Weightings } from '../doubt/draw-weightings.ts';
import { bandedModel, bandFloors, bandsOf } from '../doubt/tier-bands.ts';
import { acceptTiers } from '../doubt/tier-acceptability.ts';
import { reasonOfRow } from '../ladder/next-ladder.ts';
import { stepOfRow } from '../ladder/step-of-row.ts';
import type { CycleFigures, CycleSettings } from '../model/review-cycle.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { createRandom } from '../random.ts';
import { effectiveWeights } from '../scoring/criteria.ts';
import { judgePartner, obstaclesBetween, openTier, openTiersOf } from '../scoring/gates.ts';
import { ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { ladderOfRow, type RowLadders } from '../scoring/ladders/row-ladders.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { obstacleWords, subjectOf } from '../scoring/rule-words.ts';
import { currentTierCodes, noTier } from '../scoring/tiers.ts';
import { hidesSubject, type Hidden } from '../sensitivity/hidden.ts';
import { markBit } from './decision-rules.ts';
import { recommendTiers, type Recommended } from './recommend-tiers.ts';
import { restsOnOneSource } from './sources-of-criteria.ts';

/** What a cycle computes everybody from; all of it is kept with the cycle. */
export type CycleInputs = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly settings: CycleSettings;
  /** ISO day on which the ladder is stepped, unless its rules name the day of the next review. */
  readonly asOf: string;
  /** By criterion in the order of the model, see `sourcesOfCriteria`. */
  readonly sources: readonly ReadonlySet<string>[];
  /** By row: the share of futures that keep or better the tier; NaN where nobody knows. */
  readonly resilience: Float64Array;
  /** By key of the partner: what became of an override of an earlier cycle. */
  readonly overrides: ReadonlyMap<string, 'standing' | 'expired'>;
  /** What of the numbers that gates found must not be told. */
  readonly hidden: Hidden;
};

/** Everybody is judged by the same weightings, so partners and cycles can be compared. */
const seed = 1;
/** Weightings judged between two steps. */
const drawsAStep = 50;

/** How far the work is, in weightings. */
export type FiguresStep = { readonly done: number; readonly total: number };

/** Whose tier the weightings are asked about: by row, and by which band of scores a review would give it. */
type Asked = {
  readonly model: ScoringModel;
  /** Whose lines each row is held to; null for those of `model`. */
  readonly ladders: RowLadders | null;
  readonly tier: Uint8Array;
  /** The tier of a row in a band of `model`; the last band stands for weightings without a score. */
  readonly tierIn: (row: number, band: number) => number;
};

/** The tier by score, gates and vetoes. */
const byScore = ({ model, gates, earned }: Recommended): Asked => ({
  model,
  ladders: gates?.ladders ?? null,
  tier: earned,
  tierIn: (row, band) =>
    band === model.tiers.length ? noTier : openTier(openTiersOf(gates, row), band),
});

/** The tier that the next review of the ladder gives, for each score that lines and hold lines treat alike. */
const byClock = ({ model, gates, recommended, ladder }: Recommended): Asked => {
  const rowLadders = gates?.ladders ?? null;
  const ids = rowLadders?.ids ?? [null];
  const floors = bandFloors(model, ids);
  const bandsByLadder = new Map(ids.map((id) => [id, bandsOf(model, id, floors)]));
  let known: { readonly row: number; readonly tiers: readonly number[] } | null = null;
  const tiersOf = (row: number): readonly number[] => {
    const open = openTiersOf(gates, row);
    const step = stepOfRow(model, ladder, row);
    const bands = bandsByLadder.get(ladderOfRow(rowLadders, row)) ?? [];
    return [
      ...bands.map(({ earned, held }) => [openTier(open, earned), openTier(open, held)] as const),
      [noTier, noTier] as const,
    ].map(([earned, held]) => (step === null ? earned : step(earned, held)));
  };
  return {
    model: bandedModel(model, floors),
    // A band is one for all ladders; which tier that is, each row says by its own.
    ladders: null,
    tier: recommended,
    tierIn: (row, band) => {
      if (known?.row !== row) {
        known = { row, tiers: tiersOf(row) };
      }
      return known.tiers[band] ?? noTier;
    },
  };
};

/** The share of weightings that give each partner the tier that is asked about; NaN without one. */
function* confidenceSteps(
  { model, ladders, tier, tierIn }: Asked,
  columns: readonly ValueColumn[],
  { weightBand, weightings: count }: CycleSettings,
): Generator<FiguresStep, Float64Array> {
  const rows = tier.length;
  const today = effectiveWeights(model);
  const share = new Float64Array(rows).fill(NaN);
  if (!today.some((weight) => weight > 0)) {
    return share;
  }
  const drawn = drawWeightings(
    today,
    { kind: 'band', share: weightBand },
    count,
    createRandom(seed),
  );
  const same = new Uint32Array(rows);
  const tiers = model.tiers.length;
  for (let from = 0; from < count; from += drawsAStep) {
    const some = Math.min(drawsAStep, count - from);
    const part: Weightings = {
      criteria: drawn.criteria,
      count: some,
      shares: drawn.shares.subarray(from * drawn.criteria, (from + some) * drawn.criteria),
    };
    const { counts } = acceptTiers(model, columns, rows, part, ladders);
    for (let row = 0; row < rows; row += 1) {
      let left = some;
      for (let band = 0; band <= tiers; band += 1) {
        const found = band === tiers ? left : (counts[row * tiers + band] ?? 0);
        left -= found;
        if (found > 0 && tierIn(row, band) === tier[row]) {
          same[row] = (same[row] ?? 0) + found;
        }
      }
    }
    yield { done: from + some, total: count };
  }
  for (let row = 0; row < rows; row += 1) {
    if (tier[row] !== noTier) share[row] = (same[row] ?? 0) / count;
  }
  return share;
}

/** Points to the nearest line of the partner's ladder, of a score that is one. */
const pointsToLine = (
  scores: Float64Array,
  { tiers }: ScoringModel,
  ladders: RowLadders | null,
): Float64Array => {
  const linesOf = (ladders?.ids ?? [null]).map((ladder) =>
    tiers.flatMap((tier) =>
      tier.line === null || ladderOfTier(tier) !== ladder ? [] : [tier.line],
    ),
  );
  return scores.map((score, row) =>
    Number.isNaN(score)
      ? NaN
      : (linesOf[ladders?.of[row] ?? 0] ?? []).reduce(
          (least, line) => Math.min(least, Math.abs(score - line)),
          Infinity,
        ),
  );
};

/** What keeps each partner from the tier that its score reaches; '' for nothing. */
const failedGatesOf = (
  model: ScoringModel,
  snapshot: Snapshot,
  reached: Uint8Array,
  earned: Uint8Array,
  hidden: Hidden,
): readonly string[] =>
  Array.from(earned, (tier, row) => {
    const top = reached[row] ?? noTier;
    if (tier === top || tier === noTier) return '';
    return obstaclesBetween(top, tier, judgePartner(model, snapshot, row))
      .map((verdict) =>
        obstacleWords(
          { ...verdict, isWithheld: hidesSubject(hidden, verdict.condition) },
          subjectOf(verdict.condition, snapshot),
          model.tiers,
        ),
      )
      .join('; ');
  });

/**
 * Computes what a cycle shows of everybody: tiers as they are, as score and rules give them and as the ladder
 * takes them, how sure they are, and what makes them worth a second look. The same inputs give the same
 * figures, bit for bit. Confidence is the category acceptability of the tier under weights that are each
 * off by at most the band (`tier-acceptability.ts`), with lines, gates and vetoes as they are: of the tier that the next
 * review gives where the ladder has a clock, else of the one by score and rules.
 */
export function* figureSteps(inputs: CycleInputs): Generator<FiguresStep, CycleFigures> {
  const { snapshot, settings, resilience, overrides } = inputs;
  const found = recommendTiers(inputs.model, snapshot, inputs.asOf);
  const { model, columns, scores, coverage, gates, reached, earned, recommended, ladder } = found;
  const rows = snapshot.partnerKeys.length;
  const confidence = yield* confidenceSteps(
    settings.confidenceOf === 'recommended' && ladder !== null ? byClock(found) : byScore(found),
    columns,
    settings,
  );
  const toLine = pointsToLine(scores, model, gates?.ladders ?? null);
  const isSingle = restsOnOneSource(inputs.sources, effectiveWeights(model), columns, rows);
  const marks = Uint16Array.from(snapshot.partnerKeys, (key, row) => {
    const override = overrides.get(key);
    // A comparison with NaN is false: what nobody knows marks nobody.
    return (
      ((toLine[row] ?? NaN) < settings.nearPoints ? markBit('nearLine') : 0) |
      ((coverage[row] ?? NaN) < settings.leastCoverage ? markBit('lowCoverage') : 0) |
      ((confidence[row] ?? NaN) < settings.leastConfidence ? markBit('unsure') : 0) |
      (isSingle[row] === 1 ? markBit('oneSource') : 0) |
      ((resilience[row] ?? NaN) < settings.leastResilience ? markBit('fragile') : 0) |
      (recommended[row] === noTier ? markBit('withoutTier') : 0) |
      (override === 'standing' ? markBit('standingOverride') : 0) |
      (override === 'expired' ? markBit('expiredOverride') : 0)
    );
  });
  return {
    partnerKeys: snapshot.partnerKeys,
    partnerNames: snapshot.partnerNames,
    current: currentTierCodes(snapshot, model.tiers).codes,
    earned,
    recommended,
    scores,
    coverage,
    confidence,
    toLine,
    resilience,
    marks,
    failedGates: failedGatesOf(model, snapshot, reached, earned, inputs.hidden),
    ladderReasons: snapshot.partnerKeys.map((_key, row) =>
      ladder === null ? '' : reasonOfRow(model, ladder, row),
    ),
  };
}

/** The same in one go. */
export const cycleFigures = (inputs: CycleInputs): CycleFigures => {
  const steps = figureSteps(inputs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
