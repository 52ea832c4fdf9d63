import type { FromReader, ToReader } from '../jobs/read-job.ts';

/** A process that reads one file, whichever way it was started. */
export type ReaderProcess = {
  readonly post: (message: ToReader) => void;
  readonly onMessage: (listener: (message: FromReader) => void) => void;
  /** Called once; also where the process could not be started at all. */
  readonly onExit: (listener: () => void) => void;
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => void;
};

export type StartReader = () => ReaderProcess;
