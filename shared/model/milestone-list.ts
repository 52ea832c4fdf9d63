import { z } from 'zod';
import type { MilestoneAssignment, MilestoneStatus } from './milestone.ts';

/** Which of the assigned milestones are listed. */
export const milestoneShows = ['open', 'overdue', 'soon', 'settled', 'all'] as const;

/** `soonDays` is what `soon` means; `milestone` an id, null for all of them. */
export const milestoneQuery = z.strictObject({
  show: z.enum(milestoneShows),
  milestone: z.string().min(1).max(64).nullable(),
  soonDays: z.int().min(0).max(3650),
  limit: z.int().min(1).max(100_000),
});
export type MilestoneQuery = Readonly<z.infer<typeof milestoneQuery>>;

/** Assigned milestones as of an ISO day; `total` may be more than `rows`. */
export type MilestoneList = {
  readonly day: string;
  readonly total: number;
  /** Of all that are asked about, whichever are shown. */
  readonly counts: Readonly<Record<MilestoneStatus, number>>;
  readonly rows: readonly (MilestoneAssignment & { readonly status: MilestoneStatus })[];
};

/** Why a row of a table of milestones cannot be taken; `row` counts from 1 with the header. */
export type MilestoneProblem = {
  readonly row: number;
  readonly column: string;
  readonly expected: string;
  readonly found: string;
};

/** What became of a table of milestones; nothing is written while there is a problem. */
export type MilestoneImport = {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly problems: readonly MilestoneProblem[];
};
