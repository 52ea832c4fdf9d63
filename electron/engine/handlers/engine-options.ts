/** What the process that hosts the engine decides. */
export type EngineOptions = {
  /** Folder of this person's settings; the signing key lies below it. */
  readonly configFolder: string;
  /** Folder of the worker entries, `.ts` in the source and `.js` when built. */
  readonly workersFolder: URL;
  /** Folder of the fonts that proposals are printed in, with a slash at its end. */
  readonly fontsFolder: URL;
  /** The clock: handlers take the time from here. */
  readonly now: () => Date;
};
