import type { CancelSignal, RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { StartReader } from './reader/reader-process.ts';

/** What every import service gets beside its request. */
export type IntakeContext = {
  /** Aborted when the person cancels; the service then answers `Cancelled` and leaves nothing. */
  readonly signal: CancelSignal;
  readonly progress: RequestContext['progress'];
  readonly startReader: StartReader;
  readonly now: () => Date;
};
