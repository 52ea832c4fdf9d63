import type { ExplanationPart } from '#shared/scoring/explain.ts';

/** Where the bar of a criterion lies, in points. */
export type WaterfallStep = {
  readonly start: number;
  readonly length: number;
  /** It takes points off; the bar hangs below the end of the one above. */
  readonly isDeduction: boolean;
};

/** The steps from 0 to the score, and where the scale of them ends: a whole ten, 10 at least. */
export type Waterfall = {
  readonly steps: readonly WaterfallStep[];
  readonly scaleEnd: number;
};

/** Each criterion starts where the one above ends; the last ends at the score. What would lie below 0 is cut off. */
export const waterfallOf = (
  parts: readonly Pick<ExplanationPart, 'contribution'>[],
  score: number | null,
): Waterfall => {
  let reached = 0;
  let highest = score ?? 0;
  const steps = parts.map(({ contribution }): WaterfallStep => {
    const before = Math.max(0, reached);
    reached += contribution;
    highest = Math.max(highest, reached);
    const after = Math.max(0, reached);
    return {
      start: Math.min(before, after),
      length: Math.abs(after - before),
      isDeduction: contribution < 0,
    };
  });
  return { steps, scaleEnd: Math.max(10, Math.ceil(highest / 10) * 10) };
};
