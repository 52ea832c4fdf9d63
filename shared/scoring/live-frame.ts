import {
  countsOfCut,
  createTierCut,
  cutByLines,
  firstLines,
  type TierCounts,
  type TierCut,
} from './tier-cut.ts';
import { microsPerPoint, rounder } from './tiers.ts';
import {
  createGroupScales,
  moveAlongPath,
  type GroupScales,
  type PathShares,
  type WeightPath,
} from './weight-path.ts';

/** What a window shows of all partners while a slider moves; one entry per row. */
export type LiveFrame = {
  /** 0..100; NaN where too little is known. */
  readonly scores: Float64Array;
  /** Scores in millionths, as they are compared and ranked; `noMicros` for none. */
  readonly micros: Int32Array;
  readonly tiers: Uint8Array;
  /** Coverage by group of the path's `counting`; see `coverageOfRow`. */
  readonly scales: GroupScales;
};

/** Buffers for the frames of one path; each frame overwrites the one before. */
export const createLiveFrame = (path: WeightPath): LiveFrame => {
  const rows = path.start.numerators.length;
  return {
    scores: new Float64Array(rows),
    micros: new Int32Array(rows),
    tiers: new Uint8Array(rows),
    scales: createGroupScales(path.counting),
  };
};

/** Share of the weight that counts for the partner in `row` of a drawn frame, 0..1. */
export const coverageOfRow = (path: WeightPath, frame: LiveFrame, row: number): number =>
  frame.scales.coverages[path.counting.groupOf?.[row] ?? 0] ?? 0;

/**
 * Scores, rounds and cuts all partners with the slider at `x` (clamped to 0..maximum) in one pass and
 * without a branch per partner: what runs in every frame of a drag. Equal to `scoreAlongPath`,
 * `allMicros` and `assignTiers` one after another, bit for bit.
 */
export const drawLiveFrame = (
  path: WeightPath,
  x: number,
  floors: Int32Array,
  frame: LiveFrame,
): TierCounts => {
  const shares = moveAlongPath(path, x, frame.scales);
  const cut = createTierCut(floors);
  const { groupOf } = path.counting;
  const unscored =
    groupOf === null
      ? drawOneGroup(path, shares, cut, frame)
      : drawGroups(path, groupOf, shares, cut, frame);
  cutByLines(cut, firstLines(cut).length, frame.micros, frame.tiers);
  return countsOfCut(cut, frame.scores.length, unscored);
};

/** Everybody carries the same weight, so one factor serves all. Answers how many have no score. */
const drawOneGroup = (
  path: WeightPath,
  { toStart, toEnd }: PathShares,
  cut: TierCut,
  { scores, micros, tiers, scales }: LiveFrame,
): number => {
  const factor = scales.factors[0] ?? NaN;
  const absent = factor === factor ? 0 : -1;
  const { numerators: atStart } = path.start;
  const { numerators: atEnd } = path.end;
  const [line0, line1, line2] = firstLines(cut);
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * factor;
    scores[row] = score;
    const rounded = (score * microsPerPoint + rounder - rounder) | 0 | absent;
    micros[row] = rounded;
    const below0 = (rounded - line0) >>> 31;
    const below1 = (rounded - line1) >>> 31;
    const below2 = (rounded - line2) >>> 31;
    under0 += below0;
    under1 += below1;
    under2 += below2;
    tiers[row] = (below0 + below1 + below2) | absent;
  }
  cut.under.set([under0, under1, under2]);
  return absent === 0 ? 0 : scores.length;
};

/** The same where criteria are left out for some. */
const drawGroups = (
  path: WeightPath,
  groupOf: Uint32Array,
  { toStart, toEnd }: PathShares,
  cut: TierCut,
  { scores, micros, tiers, scales }: LiveFrame,
): number => {
  const { factors } = scales;
  const absentByGroup = Int32Array.from(factors, (factor) => (factor === factor ? 0 : -1));
  const { numerators: atStart } = path.start;
  const { numerators: atEnd } = path.end;
  const [line0, line1, line2] = firstLines(cut);
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  let unscored = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const group = groupOf[row] ?? 0;
    const absent = absentByGroup[group] ?? 0;
    const score =
      (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * (factors[group] ?? NaN);
    scores[row] = score;
    // NaN becomes 0, and `absent` makes it `noMicros`.
    const rounded = (score * microsPerPoint + rounder - rounder) | 0 | absent;
    micros[row] = rounded;
    const below0 = (rounded - line0) >>> 31;
    const below1 = (rounded - line1) >>> 31;
    const below2 = (rounded - line2) >>> 31;
    under0 += below0;
    under1 += below1;
    under2 += below2;
    unscored -= absent;
    tiers[row] = (below0 + below1 + below2) | absent;
  }
  cut.under.set([under0, under1, under2]);
  return unscored;
};
