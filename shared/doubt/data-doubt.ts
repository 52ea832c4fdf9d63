import { addFormulas, withoutFormulas } from '../metrics/formula/add-formulas.ts';
import { holdFloors } from '../ladder/ladder-clock.ts';
import type { TierStep } from '../ladder/step-of-row.ts';
import type { MetricError, MetricErrors } from '../model/assumptions.ts';
import { cellStatus } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import { createRandom } from '../random.ts';
import { groupByCounting, isBlocked, type Counting } from '../scoring/counting.ts';
import {
  criteriaOf,
  effectiveWeights,
  metricOfCriterion,
  splitWeights,
} from '../scoring/criteria.ts';
import { createGateTable, openTier, openTiersOf } from '../scoring/gates.ts';
import { ladderOfRow } from '../scoring/ladders/row-ladders.ts';
import { judgeMetric, type ValueColumn } from '../scoring/normalise.ts';
import { scaleOf } from '../scoring/score.ts';
import { noTier, tierFloors, tierOfMicros, toMicros } from '../scoring/tiers.ts';
import { noFills, yardstickOf } from '../scoring/yardstick.ts';
import { normalQuantile } from '../statistics/normal.ts';
import type { Weightings } from './draw-weightings.ts';

/** One partner as it might be: the judged columns and gates of many draws, one row a draw. */
export type DrawnPartner = {
  readonly draws: number;
  /** The ladder that the partner is on, whatever is drawn; null for the main one. */
  readonly ladder: string | null;
  readonly columns: readonly ValueColumn[];
  /** The tier that gates leave for the tier that the score reaches, in a draw. */
  readonly tierWithin: (draw: number, reached: number) => number;
};

/** Every partner is drawn by the same numbers, so partners can be compared. */
const seed = 2;

const one = (values: Uint32Array, row: number, draws: number): Uint32Array =>
  new Uint32Array(draws).fill(values[row] ?? 0);

/** The metric of one partner in every draw; normal errors, one draw for a metric wherever it is read. */
const drawMetric = (
  metric: MetricColumn,
  row: number,
  error: MetricError | undefined,
  draws: number,
  share: () => number,
): MetricColumn => {
  const raw = metric.values[row] ?? NaN;
  const status = new Uint8Array(draws).fill(metric.status[row] ?? cellStatus.missing);
  const values = new Float64Array(draws).fill(raw);
  const deviation =
    error === undefined
      ? 0
      : error.kind === 'relative'
        ? Math.abs(raw) * error.share
        : error.amount;
  if (deviation > 0) {
    for (let draw = 0; draw < draws; draw += 1) {
      // Strictly between 0 and 1, where the quantile is finite.
      values[draw] = raw + deviation * normalQuantile(Math.max(2 ** -53, share()));
    }
  }
  return { ...metric, values, status };
};

/**
 * Draws the numbers of the partner in `row` within their errors: normal, independent of each other, the
 * same for the same inputs. Formulas are worked out again from what was drawn, so errors go through them;
 * an error of a formula's own is not added. Values are measured against the partners as they are.
 */
export const drawPartner = (
  model: ScoringModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
  row: number,
  errors: MetricErrors,
  draws: number,
): DrawnPartner => {
  const random = createRandom(seed);
  const base = withoutFormulas(snapshot);
  const drawn = addFormulas(
    {
      partnerKeys: new Array<string>(draws).fill(snapshot.partnerKeys[row] ?? ''),
      partnerNames: [],
      attributes: base.attributes.map((column) => ({
        ...column,
        codes: one(column.codes, row, draws),
      })),
      metrics: base.metrics.map((metric) =>
        drawMetric(metric, row, errors[metric.code], draws, random.share),
      ),
    },
    snapshot.formulas ?? [],
  );
  const gates = createGateTable(model, drawn);
  return {
    draws,
    ladder: ladderOfRow(gates?.ladders ?? null, 0),
    columns: criteriaOf(model).map(({ criterion }, index) => {
      const references = columns[index]?.references;
      const own = references === undefined ? null : yardstickOf(references, row);
      return judgeMetric(criterion, metricOfCriterion(drawn, criterion), draws, {
        yardsticks: own === null ? [] : [own],
        of: null,
        fills: references?.fills ?? noFills,
      });
    }),
    tierWithin: (draw, reached) => openTier(openTiersOf(gates, draw), reached),
  };
};

/** Shares of the draws by tier, highest first, and the share that gave no tier. */
export type TierShares = { readonly byTier: readonly number[]; readonly without: number };

/** Sums of one draw over some weights; of null they are 0. */
const sumsAt = (
  weights: Float64Array | null,
  columns: readonly ValueColumn[],
  counting: Counting,
  group: number,
  draw: number,
): { readonly total: number; readonly carried: number; readonly points: number } => {
  let total = 0;
  let carried = 0;
  let points = 0;
  weights?.forEach((weight, index) => {
    const value = columns[index]?.values[draw] ?? NaN;
    total += weight;
    carried += weight * (counting.counts[index]?.[group] ?? 0);
    points += value === value ? weight * value : 0;
  });
  return { total, carried, points };
};

/**
 * How often a drawn partner falls into each tier. `weightings` null judges by the weights of today;
 * otherwise the n-th draw is judged by the n-th weighting, from the start again where there are fewer. With
 * `step` the tiers are those that the next review of the ladder gives for each draw.
 */
export const doubtOfData = (
  model: ScoringModel,
  { draws, columns, ladder, tierWithin }: DrawnPartner,
  weightings: Weightings | null,
  step: TierStep | null = null,
): TierShares => {
  const floors = tierFloors(model.tiers, ladder);
  const holds = holdFloors(model.tiers, ladder);
  const counting = groupByCounting(model, columns, draws);
  const counts = new Float64Array(model.tiers.length);
  const today = effectiveWeights(model);
  const weightsOf = (draw: number): Float64Array => {
    if (weightings === null) return today;
    const at = (draw % weightings.count) * weightings.criteria;
    return weightings.shares.subarray(at, at + weightings.criteria);
  };
  for (let draw = 0; draw < draws; draw += 1) {
    const weights = weightsOf(draw);
    const group = counting.groupOf?.[draw] ?? 0;
    const { adds, takes } = splitWeights(model, weights);
    const own = [adds, takes].map((some) => sumsAt(some, columns, counting, group, draw));
    const [plus, minus] = own;
    const scale = scaleOf(
      { adds: plus?.carried ?? 0, takes: minus?.carried ?? 0 },
      { adds: plus?.total ?? 0, takes: minus?.total ?? 0 },
      model,
      isBlocked(counting, group),
    );
    const kept = (plus?.points ?? 0) * scale.factor;
    const off = (minus?.points ?? 0) * scale.rate - scale.base;
    const score = takes === null ? kept : Math.max(0, kept + off);
    const micros = toMicros(score);
    const within = (reached: number): number =>
      reached === noTier ? noTier : tierWithin(draw, reached);
    const earned = within(tierOfMicros(micros, floors));
    const tier = step === null ? earned : step(earned, within(tierOfMicros(micros, holds)));
    if (tier !== noTier) counts[tier] = (counts[tier] ?? 0) + 1;
  }
  const byTier = Array.from(counts, (count) => count / draws);
  return { byTier, without: Math.max(0, 1 - byTier.reduce((sum, share) => sum + share, 0)) };
};
