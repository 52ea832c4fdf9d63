import type { CycleRecord } from '../model/review-cycle.ts';
import type { Workspace } from '../model/workspace.ts';

/** What a change of a cycle answers: the workspace, and every cycle as it is then. */
export type CycleChange = {
  readonly workspace: Workspace;
  readonly cycles: readonly CycleRecord[];
  /** The cycle that was opened or changed. */
  readonly id: string;
};

/** What accepting together did. */
export type BulkReport = {
  readonly accepted: number;
  /** At whom it stopped, in the order of keys, each with a sentence. */
  readonly stopped: readonly {
    readonly key: string;
    readonly name: string;
    readonly why: string;
  }[];
};

/** Whether a cycle gives the same bytes once more. */
export type CycleReplay = {
  readonly rows: number;
  /** SHA-256 of the figures and of the table as they were kept, and as they come out now. */
  readonly figures: { readonly kept: string; readonly now: string };
  readonly table: { readonly kept: string; readonly now: string };
  readonly isSame: boolean;
  /** The engine that made the cycle, and the one that replayed it. */
  readonly engine: { readonly then: string; readonly now: string };
  /** Keys of the first partners whose figures come out otherwise. */
  readonly differing: readonly string[];
};
