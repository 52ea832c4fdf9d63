import type { KeyWrap } from '../signing/key-wrap.ts';
import type { StartReader } from '../intake/reader/reader-process.ts';

/** What the process that hosts the engine decides. */
export type EngineOptions = {
  /** Folder of this person's settings; the signing key lies below it. */
  readonly configFolder: string;
  /** How a process that reads a file is started. */
  readonly startReader: StartReader;
  /** Folder of the entries of threads and reading processes, with a slash at its end. */
  readonly workersFolder: URL;
  /** Folder of the fonts that proposals are printed in, with a slash at its end. */
  readonly fontsFolder: URL;
  /** The verifier page, one HTML file. */
  readonly verifierPage: URL;
  /** Rounds that a guess of a passphrase costs; only tests say fewer than the key format does. */
  readonly keyRounds?: number;
  /** What binds keys to this account; none on the command line, whose process reaches no store. */
  readonly keyWrap?: KeyWrap;
  /** The clock: handlers take the time from here. */
  readonly now: () => Date;
};
