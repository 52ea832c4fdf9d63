import { z } from 'zod';
import { tierId } from './ids.ts';

/** What milestones are about; the window offers one template for each. */
export const milestoneKinds = [
  'jointPipeline',
  'campaign',
  'roadmap',
  'certification',
  'integration',
  'sponsor',
  'retention',
  'adverse',
  'custom',
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/**
 * What a milestone does about a tier and those above it. For one that is to be reached (`up`):
 *
 * - `promote`: nobody rises into the tier before it is met or waived, assigned or not.
 * - `watch`: who missed it is on watch there, and keeps the tier.
 * - `regress`: who missed it counts as below the hold line there.
 *
 * For an adverse event (`down`) the same while it is recorded as happened and not lifted.
 */
export const milestoneEffects = ['promote', 'watch', 'regress'] as const;
export type MilestoneEffect = (typeof milestoneEffects)[number];

/** A milestone of the programme's catalogue. */
export const milestone = z.strictObject({
  /** Unique within the model. */
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(120),
  kind: z.enum(milestoneKinds),
  /** `up`: to be reached; `down`: an adverse event, to be avoided. */
  direction: z.enum(['up', 'down']),
  /** What it is for, and what proves it. */
  purpose: z.string().max(2000),
  evidence: z.string().max(2000),
  effects: z
    .array(z.strictObject({ effect: z.enum(milestoneEffects), tier: tierId }))
    .max(36)
    .readonly(),
});
export type Milestone = Readonly<z.infer<typeof milestone>>;

/**
 * Where one assigned milestone stands on a day. Of an adverse event `met` means that it happened,
 * `waived` that it was lifted and `missed` that it did not happen in time.
 */
export const milestoneStatuses = ['planned', 'met', 'missed', 'waived'] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** What proves that a milestone is met. */
export const milestoneProofs = ['file', 'link', 'note'] as const;
export type MilestoneProof = (typeof milestoneProofs)[number];

/** A milestone that one partner has; days are ISO days. */
export type MilestoneAssignment = {
  readonly id: string;
  /** Id in the catalogue, which may have lost it since. */
  readonly milestone: string;
  /** Key of the partner as it was assigned; a merged one counts for its survivor. */
  readonly partner: string;
  readonly due: string;
  readonly owner: string;
  readonly metOn: string | null;
  /** Null unless it is met: the name of a file with its SHA-256, a link, or a note. */
  readonly proof: {
    readonly kind: MilestoneProof;
    readonly text: string;
    /** Lower-case hex; of a file alone. */
    readonly sha256: string | null;
  } | null;
  readonly waivedOn: string | null;
  /** Why it was waived; empty unless it is. */
  readonly reason: string;
};

/**
 * Everybody's assigned milestones, one entry each, ascending by row, then milestone, then due day. Days are
 * days since 1970-01-01, -1 for none.
 */
export type MilestoneColumns = {
  /** The as-of date: futures judge milestones on it. */
  readonly on: number;
  /** Ids of milestones; `milestone` holds places in it. */
  readonly ids: readonly string[];
  readonly row: Uint32Array;
  readonly milestone: Uint16Array;
  /** The day on which it was assigned: nobody knew of it before. */
  readonly assignedOn: Int32Array;
  readonly due: Int32Array;
  readonly metOn: Int32Array;
  readonly waivedOn: Int32Array;
  /** What proves a met one, or the reason of a waived one, in words; empty for neither. */
  readonly because: readonly string[];
};
