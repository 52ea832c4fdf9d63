import type { CancelSignal, RequestContext } from '#shared/ipc/engine-handlers.ts';

/** What every import service gets beside its request. */
export type IntakeContext = {
  /** Aborted when the person cancels; the service then answers `Cancelled` and leaves nothing. */
  readonly signal: CancelSignal;
  readonly progress: RequestContext['progress'];
  /** Folder of the worker entries, with a slash at its end: `.ts` in source, `.js` when built. */
  readonly workersFolder: URL;
  readonly now: () => Date;
};
