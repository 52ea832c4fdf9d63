/**
 * How strongly one state of a driver speaks for (up to 3) or against (down to −3) a state of another.
 * States are named by whole numbers per driver, for example 0 low, 1 as today, 2 high.
 */
export type CrossImpact = {
  readonly from: { readonly driver: number; readonly state: number };
  readonly on: { readonly driver: number; readonly state: number };
  readonly strength: number;
};

/** A driver that the others push elsewhere than where the scenario has it. */
export type Inconsistency = {
  readonly driver: number;
  readonly chosen: number;
  /** The state that the other chosen states support most; the lowest of equals. */
  readonly supported: number;
  /** Support of the chosen and of the most supported state. */
  readonly chosenSupport: number;
  readonly greatestSupport: number;
  /** Drivers whose chosen state speaks against the chosen or for the supported state, strongest first. */
  readonly against: readonly number[];
};

/**
 * Checks a scenario by cross-impact balance (W. Weimer-Jehle, Technological Forecasting & Social Change
 * 73, 2006): it is consistent where for each driver no other state is supported more by the chosen states
 * of the other drivers than the one that was chosen. `chosen[driver]` is a state, `states[driver]` how
 * many there are. Answers the drivers that cannot stay where they are, in their order.
 */
export const checkConsistency = (
  chosen: readonly number[],
  states: readonly number[],
  impacts: readonly CrossImpact[],
): readonly Inconsistency[] => {
  const acting = impacts.filter(
    ({ from, on }) => from.driver !== on.driver && chosen[from.driver] === from.state,
  );
  return chosen.flatMap((own, driver): readonly Inconsistency[] => {
    const onDriver = acting.filter(({ on }) => on.driver === driver);
    const support = Array.from({ length: states[driver] ?? 0 }, (_, state) =>
      onDriver.reduce((sum, { on, strength }) => sum + (on.state === state ? strength : 0), 0),
    );
    const greatestSupport = Math.max(...support);
    const chosenSupport = support[own] ?? 0;
    if (!(greatestSupport > chosenSupport)) {
      return [];
    }
    const supported = support.indexOf(greatestSupport);
    const push = new Map<number, number>();
    for (const { from, on, strength } of onDriver) {
      const sign = on.state === supported ? 1 : on.state === own ? -1 : 0;
      push.set(from.driver, (push.get(from.driver) ?? 0) + sign * strength);
    }
    const against = [...push]
      .filter(([, force]) => force > 0)
      .sort(([one, left], [other, right]) => right - left || one - other)
      .map(([from]) => from);
    return [{ driver, chosen: own, supported, chosenSupport, greatestSupport, against }];
  });
};
