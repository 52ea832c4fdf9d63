import { createDesign } from '#shared/ensemble/design.ts';
import { runFutures, type EnsembleResult } from '#shared/ensemble/run/run-ensemble.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { invariant } from '#shared/invariant.ts';
import { noFutures, type Driver, type Effect, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId } from '#shared/model/ids.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { createRandom } from '#shared/random.ts';
import { createShifts, shiftsOf, shocksOf } from '#shared/scenario/metric-shock.ts';
import { effectiveWeights } from '#shared/scoring/criteria.ts';
import type { Bench } from '../bench.ts';
import { figure, summarise, type Figure, type Measured } from '../bench-report.ts';
import { drawModel, drawSnapshot, tierLines } from '../drawn-programme.ts';
import { timeNumpyFutures } from '../numpy-reference.ts';

const seed = 20_260_101;
const criteria = 20;
const partners = 10_000;
const regions = ['North', 'South', 'East', 'West', 'Centre'];

const drivers: readonly Driver[] = Array.from({ length: 6 }, (_, index) => ({
  id: `driver${index}` as DriverId,
  name: `Driver ${index}`,
  theme: 'market',
  unit: '%',
  baseline: 50,
  low: 0,
  high: 100,
}));

/** Every criterion hangs on one driver, by region. */
const drawFutures = (snapshot: Snapshot): Futures => {
  const random = createRandom(seed);
  const effects = snapshot.metrics.map(({ code }, index): Effect => ({
    id: `effect${index}` as EffectId,
    driverId: drivers[index % drivers.length]?.id ?? ('none' as DriverId),
    metricCode: code,
    kind: 'multiply',
    size: (random.share() - 0.5) / 50,
    exposureAttribute: 'region',
    exposures: regions.map((label) => ({ label, share: random.share() })),
    defaultShare: 0,
    reason: '',
  }));
  return { ...noFutures, drivers, effects };
};

const withRegions = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  attributes: [
    {
      code: 'region',
      name: 'Region',
      role: 'attribute',
      labels: regions,
      codes: Uint32Array.from(snapshot.partnerKeys, (_, row) => row % regions.length),
    },
  ],
});

const designOf = (futures: number) => {
  const made = createDesign(drivers, {
    method: 'latinHypercube',
    futures,
    seed,
    correlations: [],
  });
  invariant(made.ok, 'independent drivers can be drawn');
  return made.value;
};

/** Every factor that numpy gets, by future, criterion and group; no effect adds. */
const factorsOf = (
  snapshot: Snapshot,
  futures: Futures,
  design: ReturnType<typeof designOf>,
): Float64Array => {
  const shocks = shocksOf(snapshot, futures);
  const factors = new Float64Array(design.futures * criteria * regions.length);
  const changes = new Float64Array(drivers.length);
  for (let future = 0; future < design.futures; future += 1) {
    drivers.forEach(({ baseline }, driver) => {
      changes[driver] = (design.states[future * drivers.length + driver] ?? 0) - baseline;
    });
    shocks.forEach((shock, criterion) => {
      const shifts = createShifts(shock);
      shiftsOf(shock, changes, shifts);
      factors.set(shifts.factor, (future * criteria + criterion) * regions.length);
    });
  }
  return factors;
};

/** Both sides must have done the same work; sums may differ in their last bit, and a score with them. */
const checkSame = (
  { tally, tiersByFuture }: EnsembleResult,
  numpy: { readonly counts: readonly number[]; readonly regret: number },
): void => {
  const slots = tally.tiers + 1;
  const counts = numpy.counts.map((_, place) =>
    tiersByFuture.reduce(
      (sum, found, at) => sum + (at % slots === tally.tiers - 1 - place ? found : 0),
      0,
    ),
  );
  const regret = tally.greatestRegret.reduce((sum, each) => sum + each, 0);
  const isSame =
    counts.every(
      (found, place) =>
        Math.abs(found - (numpy.counts[place] ?? NaN)) <= 1e-6 * tally.rows * tally.futures,
    ) && Math.abs(regret - numpy.regret) < 1e-6 * regret;
  if (!isSame) {
    throw new Error(`numpy counts ${numpy.counts.join(', ')}, not ${counts.join(', ')}`);
  }
};

const measure = async (
  count: number,
  runs: number,
  target: number | null,
): Promise<{ readonly figures: readonly Figure[]; readonly notes: readonly string[] }> => {
  const model = drawModel(criteria);
  const snapshot = withRegions(drawSnapshot(model, partners, createRandom(seed), 0));
  const futures = drawFutures(snapshot);
  const design = designOf(count);
  const scorer = createStateScorer(model, snapshot, futures);
  let result = runFutures(scorer, design, 0, Math.min(count, 50));
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = runFutures(scorer, design, 0, count);
    times.push(performance.now() - start);
  }
  const ours: Measured = summarise(times);
  const hasReference = target !== null;
  const numpy = hasReference
    ? await timeNumpyFutures({
        values: Float64Array.from(
          { length: partners * criteria },
          (_, place) =>
            snapshot.metrics[place % criteria]?.values[Math.floor(place / criteria)] ?? NaN,
        ),
        groupOf: Float64Array.from(snapshot.partnerKeys, (_, row) => row % regions.length),
        factors: factorsOf(snapshot, futures, design),
        weights: effectiveWeights(model),
        groups: regions.length,
        futures: count,
        lines: [...tierLines].reverse(),
        runs: 3,
      })
    : 'growth only';
  if (typeof numpy !== 'string') {
    checkSame(result, numpy);
  }
  const size = `${count.toLocaleString('en-US')} futures × ${partners.toLocaleString('en-US')} partners × ${criteria} criteria`;
  return {
    figures: [
      figure({
        what: `${size}: tiers, counts, worst and regret, one thread`,
        unit: 'ms',
        ours,
        reference: typeof numpy === 'string' ? null : numpy.futures,
        target,
      }),
    ],
    notes: typeof numpy === 'string' ? (hasReference ? [numpy] : []) : [`numpy ${numpy.version}`],
  };
};

const mostMb = 512;

/**
 * How long many futures take, beside numpy on the same numbers, how that grows with their number, and
 * what this process holds at most at 10,000 of them: nothing of a future is kept but what is counted.
 */
export const bench: Bench = async () => {
  const parts = [
    await measure(100, 5, null),
    await measure(1000, 3, 0.7),
    await measure(10_000, 1, null),
  ];
  const { maxRSS } = process.resourceUsage();
  return {
    figures: [
      ...parts.flatMap(({ figures }) => figures),
      figure({
        what: '10,000 futures × 10,000 partners: peak resident memory of the process',
        unit: 'MB',
        ours: summarise([maxRSS / 1024]),
        reference: null,
        target: mostMb,
        targetOf: 'most',
      }),
    ],
    notes: parts.flatMap(({ notes }) => notes),
  };
};
