import { drawWeightings } from '../doubt/draw-weightings.ts';
import { acceptTiers } from '../doubt/tier-acceptability.ts';
import type { WeightDoubt } from '../doubt/weight-doubt.ts';
import type { EnsembleFacts, EnsembleFigures } from '../model/ensemble.ts';
import type { Futures, Scenario } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { createRandom } from '../random.ts';
import { scoreFuture } from '../scenario/compare-scenario.ts';
import { effectiveWeights, judgeSnapshot, referencesOf } from '../scoring/criteria.ts';
import { createGateTable, openTier, openTiersOf } from '../scoring/gates.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import { noTier } from '../scoring/tiers.ts';
import type { PartnerOutlook, StatedOutlook } from './stated-outlook.ts';

/** What the outlook of a proposal is made from. */
export type OutlookSource = {
  readonly futures: Futures;
  /** A run over this model and data; null without one. */
  readonly ensemble: {
    readonly createdAt: string;
    readonly engineVersion: string;
    readonly inputsSha256: string;
    readonly facts: EnsembleFacts;
    readonly figures: EnsembleFigures;
  } | null;
};

/** The outlook of a document, and of each partner by row. */
export type Outlook = {
  readonly outlook: StatedOutlook;
  readonly partners: readonly PartnerOutlook[];
};

/** A share of the weightings is known to about one point of a hundred. */
const weightingsDrawn = 2000;
const seed = 1;
/** Each weight up to a quarter off. */
const doubt: WeightDoubt & { readonly kind: 'band' } = { kind: 'band', share: 0.25 };

const tierOrNull = (code: number | undefined): number | null =>
  code === undefined || code === noTier ? null : code;

const stateScenario = (
  scenario: Scenario,
  { drivers }: Futures,
  now: Uint8Array,
  then: Uint8Array,
  tiers: number,
): StatedOutlook['scenarios'][number] => {
  const counts = new Array<number>(tiers + 1).fill(0);
  let risen = 0;
  let fallen = 0;
  then.forEach((code, row) => {
    const before = now[row] ?? noTier;
    const slot = code === noTier ? tiers : code;
    counts[slot] = (counts[slot] ?? 0) + 1;
    // No tier is a number above all others.
    risen += Number(code < before);
    fallen += Number(code > before);
  });
  return {
    name: scenario.name,
    narrative: scenario.narrative,
    ...(scenario.probability === undefined ? {} : { probability: String(scenario.probability) }),
    ...(scenario.horizonMonths === undefined ? {} : { horizonMonths: scenario.horizonMonths }),
    states: scenario.states.flatMap(({ driverId, value }) => {
      const driver = drivers.find(({ id }) => id === driverId);
      return driver === undefined
        ? []
        : [
            {
              driver: driver.name,
              unit: driver.unit,
              baseline: String(driver.baseline),
              value: String(value),
            },
          ];
    }),
    counts,
    risen,
    fallen,
  };
};

/** By row and slot: in how many weightings near those of the model; null where nothing weighs anything. */
const judgeWeightings = (
  model: ScoringModel,
  snapshot: Snapshot,
  rows: number,
): readonly (readonly number[])[] | null => {
  const weights = effectiveWeights(model);
  if (!weights.some((weight) => weight > 0)) {
    return null;
  }
  const tiers = model.tiers.length;
  const weightings = drawWeightings(weights, doubt, weightingsDrawn, createRandom(seed));
  const gates = createGateTable(model, snapshot);
  const columns = judgeSnapshot(model, snapshot);
  const { counts } = acceptTiers(model, columns, rows, weightings, gates?.ladders ?? null);
  return Array.from({ length: rows }, (_, row) => {
    const open = openTiersOf(gates, row);
    const found = new Array<number>(tiers + 1).fill(0);
    let scored = 0;
    for (let reached = 0; reached < tiers; reached += 1) {
      const times = counts[row * tiers + reached] ?? 0;
      const tier = openTier(open, reached);
      found[tier] = (found[tier] ?? 0) + times;
      scored += times;
    }
    found[tiers] = weightingsDrawn - scored;
    return found;
  });
};

/** Judges every partner in each scenario and by other weights, and reads what a run of many futures found. */
export const buildOutlook = (
  given: ScoringModel,
  snapshot: Snapshot,
  { futures, ensemble }: OutlookSource,
): Outlook => {
  const { model } = settleModel(given, snapshot);
  const rows = snapshot.partnerKeys.length;
  const tiers = model.tiers.length;
  const references = referencesOf(given, snapshot);
  const tiersIn = (scenario: Scenario | null): Uint8Array =>
    scoreFuture(given, snapshot, futures, scenario, references).tiers;
  const now = futures.scenarios.length === 0 ? new Uint8Array(rows) : tiersIn(null);
  const then = futures.scenarios.map(tiersIn);
  const weightings = judgeWeightings(model, snapshot, rows);
  return {
    outlook: {
      scenarios: futures.scenarios.map((scenario, index) =>
        stateScenario(scenario, futures, now, then[index] ?? now, tiers),
      ),
      ...(ensemble === null
        ? {}
        : {
            ensemble: {
              futures: ensemble.facts.settings.futures,
              method: ensemble.facts.settings.method,
              seed: ensemble.facts.settings.seed,
              horizonMonths: ensemble.facts.settings.horizonMonths,
              createdAt: ensemble.createdAt,
              engineVersion: ensemble.engineVersion,
              inputsSha256: ensemble.inputsSha256,
            },
          }),
      ...(weightings === null
        ? {}
        : {
            weightings: {
              count: weightingsDrawn,
              kind: doubt.kind,
              share: String(doubt.share),
              seed,
            },
          }),
    },
    partners: Array.from({ length: rows }, (_, row) => ({
      scenarios: then.map((codes) => tierOrNull(codes[row])),
      ...(ensemble === null
        ? {}
        : {
            ensemble: Array.from(
              ensemble.figures.byTier.subarray(row * (tiers + 1), (row + 1) * (tiers + 1)),
            ),
          }),
      ...(weightings?.[row] === undefined ? {} : { weightings: [...weightings[row]] }),
    })),
  };
};

/** Adds an outlook to a document whose partners stand in the order of its rows. */
export const withOutlook = <
  T extends { readonly partners: readonly Readonly<Record<string, unknown>>[] },
>(
  document: T,
  { outlook, partners }: Outlook,
): T => ({
  ...document,
  outlook,
  partners: document.partners.map((partner, row) => ({ ...partner, outlook: partners[row] })),
});
