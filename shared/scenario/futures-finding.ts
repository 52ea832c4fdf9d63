/** Something about the futures that a person should know, shown at what it is about. */
export type FuturesFinding = {
  /** `error`: no result is shown until it is mended; `warning`: it works, but look at it. */
  readonly severity: 'error' | 'warning';
  /** Id of the driver, effect or scenario; or a name of what is about all of them. */
  readonly about: string;
  readonly message: string;
};
