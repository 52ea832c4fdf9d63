import type { Progress } from '#shared/ipc/envelope.ts';

/** What every import service gets beside its request. */
export type IntakeContext = {
  /** Aborted when the person cancels; the service then answers `Cancelled` and leaves nothing. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Folder of the worker entries, with a slash at its end: `.ts` in source, `.js` when built. */
  readonly workersFolder: URL;
  /** The present as UTC ISO 8601. */
  readonly now: () => string;
};
