import {
  assignTiers,
  countsOfCut,
  createTierCut,
  cutByLines,
  linesAPass,
  type TierCounts,
  type TierCut,
} from './assign-tiers.ts';
import { noTier } from './tiers.ts';
import {
  createGroupScales,
  moveAlongPath,
  takeOff,
  type GroupScales,
  type PathShares,
  type WeightPath,
} from './weight-path.ts';

/** What a window shows of all partners while a slider moves; one entry per row. */
export type LiveFrame = {
  /** 0..100; NaN where too little is known. */
  readonly scores: Float64Array;
  readonly tiers: Uint8Array;
  /** Coverage by group of the path's `counting`; see `coverageOfRow`. */
  readonly scales: GroupScales;
};

/** Buffers for the frames of one path; each frame overwrites the one before. */
export const createLiveFrame = (path: WeightPath): LiveFrame => {
  const { rows } = path;
  return {
    scores: new Float64Array(rows),
    tiers: new Uint8Array(rows),
    scales: createGroupScales(path.counting),
  };
};

/** Share of the weight that counts for the partner in `row` of a drawn frame, 0..1. */
export const coverageOfRow = (path: WeightPath, frame: LiveFrame, row: number): number =>
  frame.scales.coverages[path.counting.groupOf?.[row] ?? 0] ?? 0;

/**
 * Scores, cuts and counts all partners with the slider at `x` (clamped to what it can have) in one pass and
 * without a branch per partner: what runs in every frame of a drag. Equal to `scoreAlongPath` and
 * `assignTiers` one after the other, bit for bit.
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
  const without =
    groupOf === null ? drawOneGroup(shares, cut, frame) : drawGroups(groupOf, shares, cut, frame);
  if (shares.start.off !== null) {
    // Tiers follow from what is left of the scores: the pass above has cut them too early.
    takeOff(shares, groupOf, frame.scales, frame.scores);
    return assignTiers(frame.scores, floors, frame.tiers);
  }
  cutByLines(cut, linesAPass, frame.scores, frame.tiers);
  return countsOfCut(cut, frame.scores.length, without);
};

/** Everybody carries the same weight, so one factor serves all. Answers how many have no score. */
const drawOneGroup = (
  { start, end, toStart, toEnd }: PathShares,
  cut: TierCut,
  { scores, tiers, scales }: LiveFrame,
): number => {
  const factor = scales.factors[0] ?? NaN;
  if (Number.isNaN(factor)) {
    scores.fill(NaN);
    tiers.fill(noTier);
    return scores.length;
  }
  const { numerators: atStart } = start;
  const { numerators: atEnd } = end;
  const [edge0 = -Infinity, edge1 = -Infinity, edge2 = -Infinity] = cut.edges;
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * factor;
    scores[row] = score;
    const below0 = Number(score < edge0);
    const below1 = Number(score < edge1);
    const below2 = Number(score < edge2);
    under0 += below0;
    under1 += below1;
    under2 += below2;
    tiers[row] = below0 + below1 + below2;
  }
  cut.under.set([under0, under1, under2]);
  return 0;
};

/** The same where criteria are left out for some: a factor for each group. */
const drawGroups = (
  groupOf: Uint32Array,
  { start, end, toStart, toEnd }: PathShares,
  cut: TierCut,
  { scores, tiers, scales }: LiveFrame,
): number => {
  const { factors } = scales;
  const { numerators: atStart } = start;
  const { numerators: atEnd } = end;
  const [edge0 = -Infinity, edge1 = -Infinity, edge2 = -Infinity] = cut.edges;
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  let without = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const factor = factors[groupOf[row] ?? 0] ?? NaN;
    const score = (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * factor;
    scores[row] = score;
    const below0 = Number(score < edge0);
    const below1 = Number(score < edge1);
    const below2 = Number(score < edge2);
    const absent = Number(score !== score);
    under0 += below0;
    under1 += below1;
    under2 += below2;
    without += absent;
    // Minus one has all the bits of `noTier`.
    tiers[row] = (below0 + below1 + below2) | -absent;
  }
  cut.under.set([under0, under1, under2]);
  return without;
};
