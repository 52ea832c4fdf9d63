import { useEffect, useState } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import {
  compareMethod,
  type MethodComparison,
  type OtherMethod,
} from '#shared/scoring/compare/compare-methods.ts';
import { changedWithout, influenceShares } from '#shared/scoring/influence.ts';

/** What is known so far; a part is null until it was worked out. */
export type Checks = {
  /** By criterion in the model's order; `undefined` where all partners score the same. */
  readonly shares: readonly number[] | undefined | null;
  /** Partners who change tier without the criterion, as far as counted. */
  readonly changed: readonly number[];
  readonly comparisons: Readonly<Partial<Record<OtherMethod, MethodComparison>>>;
};

const nothing: Checks = { shares: null, changed: [], comparisons: {} };

/** Nothing is worked out while somebody still drags. */
const settling = 250;

const methods: readonly OtherMethod[] = ['product', 'topsis'];

/**
 * Influence and agreement for what is shown, worked out piece by piece between frames after the model has
 * come to rest, so that no piece holds up the window. A new result starts again.
 */
export const useChecks = (store: ScoringStore): Checks => {
  const version = useStoreState(store, (state) => state.version);
  const [checks, setChecks] = useState<{ readonly version: number; readonly found: Checks }>({
    version,
    found: nothing,
  });
  useEffect(() => {
    const add = (change: (found: Checks) => Checks): void =>
      setChecks((before) => ({
        version,
        found: change(before.version === version ? before.found : nothing),
      }));
    const { result } = store.getState();
    if (result === null) return;
    const { model } = result.settled;
    const { columns, scores, tiers, gates } = result;
    const pieces: readonly (() => void)[] = [
      () => {
        const shares = influenceShares(model, columns, scores) ?? undefined;
        add((found) => ({ ...found, shares }));
      },
      ...columns.map((_, index) => () => {
        const changed = changedWithout(model, columns, tiers, index, gates);
        add((found) => ({ ...found, changed: [...found.changed, changed] }));
      }),
      ...methods.map((method) => () => {
        const comparison = compareMethod(method, model, columns, scores);
        add((found) => ({
          ...found,
          comparisons: { ...found.comparisons, [method]: comparison },
        }));
      }),
    ];
    let timer = 0;
    const work = (place: number): void => {
      pieces[place]?.();
      if (place + 1 < pieces.length) timer = window.setTimeout(work, 0, place + 1);
    };
    timer = window.setTimeout(work, settling, 0);
    return () => window.clearTimeout(timer);
  }, [store, version]);
  return checks.version === version ? checks.found : nothing;
};
