import type { Milestone } from '#shared/model/milestone.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';

/** The model with another catalogue of milestones. */
export const withMilestones = (
  model: ScoringModel,
  change: (milestones: readonly Milestone[]) => readonly Milestone[],
): ScoringModel => ({
  ...model,
  rules: { ...model.rules, milestones: change(model.rules.milestones) },
});

/** How many partners have each milestone, by its id; every partner counts once. */
export const partnersByMilestone = (
  columns:
    | {
        readonly ids: readonly string[];
        readonly row: Uint32Array;
        readonly milestone: Uint16Array;
      }
    | undefined,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  let last = '';
  // Sorted by row, then milestone: those of one partner stand together.
  columns?.row.forEach((row, at) => {
    const id = columns.ids[columns.milestone[at] ?? 0] ?? '';
    const own = `${row} ${id}`;
    if (own !== last) counts.set(id, (counts.get(id) ?? 0) + 1);
    last = own;
  });
  return counts;
};
