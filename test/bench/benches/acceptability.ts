import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import { acceptTiers } from '#shared/doubt/tier-acceptability.ts';
import { createRandom } from '#shared/random.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import type { Bench } from '../bench.ts';
import { figure, summarise, type Figure, type Measured } from '../bench-report.ts';
import { drawModel, drawSnapshot, tierLines } from '../drawn-programme.ts';
import { timeNumpyAcceptability } from '../numpy-reference.ts';

const seed = 20_260_101;
const criteria = 12;

const time = (runs: number, work: () => void): Measured => {
  work();
  return summarise(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
};

const measure = async (
  rows: number,
  draws: number,
  runs: number,
): Promise<readonly [Figure[], string[]]> => {
  const random = createRandom(seed);
  const model = drawModel(criteria);
  const columns = judgeSnapshot(model, drawSnapshot(model, rows, random, 0));
  const today = effectiveWeights(model);
  const draw = () => drawWeightings(today, { kind: 'any' }, draws, createRandom(seed));
  const weightings = draw();
  const numpy = await timeNumpyAcceptability({
    columns: columns.map(({ values }) => values),
    weightings: weightings.shares,
    lines: tierLines,
    runs,
  });
  let accepted = acceptTiers(model, columns, rows, weightings);
  const ours = time(runs, () => {
    accepted = acceptTiers(model, columns, rows, weightings);
  });
  const size = `${draws.toLocaleString('en-US')} weightings × ${rows.toLocaleString('en-US')} partners × ${criteria} criteria`;
  const figures = [
    figure({
      what: `${size}: tier acceptability`,
      unit: 'ms',
      ours,
      reference: typeof numpy === 'string' ? null : numpy.accept,
      target: rows === 1000 ? 6 : null,
    }),
    figure({
      what: `${draws.toLocaleString('en-US')} weightings drawn`,
      unit: 'ms',
      ours: time(runs, () => void draw()),
      reference: null,
      target: null,
    }),
  ];
  if (typeof numpy === 'string') {
    return [figures, [numpy]];
  }
  // Both sides must have done the same work; sums may differ in their last bit, and a score with them.
  const tiers = tierLines.length + 1;
  const reached = tierLines.map((_, line) =>
    accepted.counts.reduce((sum, found, place) => sum + (place % tiers <= line ? found : 0), 0),
  );
  reached.forEach((found, line) => {
    if (Math.abs(found - (numpy.reached[line] ?? NaN)) > 1e-6 * rows * draws) {
      throw new Error(`numpy counts ${numpy.reached[line]} scores at line ${line}, not ${found}`);
    }
  });
  const each = (1e6 * ours.median) / (rows * draws * criteria);
  return [
    figures,
    [
      `${size}: ${each.toFixed(3)} ns a partner, weighting and criterion`,
      `${size}: numpy ${numpy.version}`,
    ],
  ];
};

/** How long a tier's doubt takes, compute only, beside numpy's matrix product on the same numbers. */
export const bench: Bench = async () => {
  // As many scores from 10,000 partners on: fewer weightings for more partners.
  const parts = [
    await measure(1000, 10_000, 15),
    await measure(10_000, 10_000, 5),
    await measure(100_000, 1000, 5),
    await measure(1_000_000, 100, 5),
  ];
  return {
    figures: parts.flatMap(([figures]) => figures),
    notes: parts.flatMap(([, notes]) => notes),
  };
};
