/** Says whether something that ended may be started again. */
export type RestartBudget = {
  /** Takes one restart if there is one left. */
  readonly take: () => boolean;
  /** The person asked: all restarts are there again. */
  readonly refill: () => void;
};

/** `limit` restarts within any `windowMs`; `now` in milliseconds on a clock that never goes back. */
export const createRestartBudget = (
  limit: number,
  windowMs: number,
  now: () => number,
): RestartBudget => {
  let taken: readonly number[] = [];
  return {
    take: () => {
      const at = now();
      taken = taken.filter((before) => at - before < windowMs);
      if (taken.length >= limit) {
        return false;
      }
      taken = [...taken, at];
      return true;
    },
    refill: () => {
      taken = [];
    },
  };
};
