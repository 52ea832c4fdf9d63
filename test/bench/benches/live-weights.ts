import type { DimensionId } from '#shared/model/ids.ts';
import { createRandom } from '#shared/random.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createLiveFrame, drawLiveFrame } from '#shared/scoring/live-frame.ts';
import { createRankBuffers, orderPartners, rankPartners } from '#shared/scoring/rank.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { createWeightPath } from '#shared/scoring/weight-path.ts';
import { figure, summarise, type Figure, type Measured } from '../bench-report.ts';
import { timeNumpy } from '../numpy-reference.ts';
import { drawModel, drawSnapshot, tierLines } from '../drawn-programme.ts';
import { measurePaintedWeights } from '../painted-weights.ts';
import type { Bench } from '../bench.ts';

const seed = 20_260_101;
const criteria = 20;

/** Moves a slider through `runs` positions, after as many that are not counted. */
const timeDrag = (runs: number, frame: (x: number) => void): Measured => {
  const times: number[] = [];
  for (let run = 0; run < 2 * runs; run += 1) {
    const start = performance.now();
    frame(0.1 + (0.6 * (run % runs)) / runs);
    if (run >= runs) {
      times.push(performance.now() - start);
    }
  }
  return summarise(times);
};

const runsFor = (rows: number): number => Math.min(400, Math.max(40, Math.round(4e7 / rows)));

const measure = async (rows: number, gaps: number): Promise<readonly [Figure[], string[]]> => {
  const random = createRandom(seed);
  const model = drawModel(criteria);
  const columns = judgeSnapshot(model, drawSnapshot(model, rows, random, gaps));
  const floors = tierFloors(model.tiers);
  const runs = runsFor(rows);
  const path = createWeightPath(model, 'd1' as DimensionId, columns, rows);
  const frame = createLiveFrame(path);
  const buffers = createRankBuffers(rows);
  const size = `${rows.toLocaleString('en-US')} × ${criteria}${gaps > 0 ? `, ${100 * gaps} % of cells empty` : ''}`;

  // numpy first and alone: its two threads must not share the processor with ours.
  const weights = effectiveWeights(model);
  const numpy =
    gaps > 0
      ? 'with empty cells numpy has no one-line counterpart, so there is no reference'
      : await timeNumpy({
          columns: columns.map(({ values }) => values),
          weights,
          lines: [...tierLines].reverse(),
          runs: Math.min(60, runs),
        });
  const reference = (kind: 'frame' | 'ranked') => (typeof numpy === 'string' ? null : numpy[kind]);

  const moved = timeDrag(runs, (x) => void drawLiveFrame(path, x, floors, frame));
  const ordered = timeDrag(runs, (x) => {
    drawLiveFrame(path, x, floors, frame);
    orderPartners(frame.scores, buffers);
  });
  const ranked = timeDrag(runs, (x) => {
    drawLiveFrame(path, x, floors, frame);
    rankPartners(frame.scores, buffers);
  });
  const few = Math.min(20, runs);
  const full = timeDrag(few, () => {
    const { scores } = scorePartners(model, columns, rows);
    assignTiers(scores, floors, frame.tiers);
  });
  const prepared = timeDrag(
    few,
    () => void createWeightPath(model, 'd1' as DimensionId, columns, rows),
  );

  const figures = [
    figure({
      what: `${size}: one weight moved, score + tier + counts`,
      unit: 'ms',
      ours: moved,
      reference: reference('frame'),
      target: 0.3,
    }),
    figure({
      what: `${size}: the same and the order of all partners`,
      unit: 'ms',
      ours: ordered,
      reference: reference('ranked'),
      target: 0.3,
    }),
    figure({
      what: `${size}: the same and every rank`,
      unit: 'ms',
      ours: ranked,
      reference: reference('ranked'),
      target: 0.3,
    }),
    figure({
      what: `${size}: everything scored again`,
      unit: 'ms',
      ours: full,
      reference: reference('frame'),
      target: null,
    }),
    figure({
      what: `${size}: a drag begins`,
      unit: 'ms',
      ours: prepared,
      reference: null,
      target: null,
    }),
  ];
  const each = (1e6 * moved.median) / (rows * criteria);
  return [
    figures,
    [
      `${size}: ${each.toFixed(3)} ns a partner and criterion for a moved weight`,
      typeof numpy === 'string' ? `${size}: ${numpy}` : `${size}: numpy ${numpy.version}`,
    ],
  ];
};

/**
 * One slider in motion. Compute only: each frame scores, cuts and counts all partners, beside numpy
 * doing the whole multiplication again on the same numbers in the same run. And in the real window:
 * from a move of the mouse to the frame that shows it.
 */
export const bench: Bench = async ({ isComputeOnly }) => {
  const painted = isComputeOnly ? { figures: [], notes: [] } : await measurePaintedWeights(100_000);
  const parts = [
    await measure(10_000, 0),
    await measure(100_000, 0),
    await measure(1_000_000, 0),
    await measure(1_000_000, 0.02),
  ];
  return {
    figures: [...painted.figures, ...parts.flatMap(([figures]) => figures)],
    notes: [...painted.notes, ...parts.flatMap(([, notes]) => notes)],
  };
};
