import { useEffect, useState } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import {
  compareMethod,
  type MethodComparison,
  type OtherMethod,
} from '#shared/scoring/compare/compare-methods.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { rememberLevels } from '#shared/scoring/reference/peer-levels.ts';
import {
  reversalTrials,
  tryReversal,
  type Reversal,
} from '#shared/scoring/reference/rank-reversal.ts';
import { effectiveWeights } from '#shared/scoring/criteria.ts';
import { heaviest, mostChecked } from '../weights/shown-criteria.ts';
import { changedWithout, influenceShares } from '#shared/scoring/influence.ts';

/** What is known so far; a part is null until it was worked out. */
export type Checks = {
  /** By criterion in the model's order; `undefined` where all partners score the same. */
  readonly shares: readonly number[] | undefined | null;
  /** Partners who change tier without the criterion at a place of the model, as far as counted. */
  readonly changed: ReadonlyMap<number, number>;
  readonly comparisons: Readonly<Partial<Record<OtherMethod, MethodComparison>>>;
  /** How many comings and goings are tried. */
  readonly trials: number | null;
  /** What those did that were tried. */
  readonly reversals: readonly Reversal[];
};

const nothing: Checks = {
  shares: null,
  changed: new Map(),
  comparisons: {},
  trials: null,
  reversals: [],
};

/** Nothing is worked out while somebody still drags. */
const settling = 250;

const methods: readonly OtherMethod[] = ['product', 'topsis'];

/**
 * Influence and agreement for what is shown, worked out piece by piece between frames after the model has
 * come to rest, so that no piece holds up the window. A new result starts again.
 */
export const useChecks = (store: ScoringStore, snapshot: Snapshot): Checks => {
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
    const levelsOf = rememberLevels(snapshot);
    const trials = reversalTrials(model, columns);
    const pieces: readonly (() => void)[] = [
      () => {
        const shares = influenceShares(model, columns, scores) ?? undefined;
        add((found) => ({ ...found, shares }));
      },
      ...heaviest(effectiveWeights(model), mostChecked).map((index) => () => {
        const changed = changedWithout(model, columns, tiers, index, gates);
        add((found) => ({ ...found, changed: new Map([...found.changed, [index, changed]]) }));
      }),
      ...methods.map((method) => () => {
        const comparison = compareMethod(method, model, columns, scores);
        add((found) => ({
          ...found,
          comparisons: { ...found.comparisons, [method]: comparison },
        }));
      }),
      () => add((found) => ({ ...found, trials: trials.length })),
      ...trials.map((trial) => () => {
        const today = { columns, scores, tiers, gates };
        const reversal = tryReversal(model, snapshot, today, levelsOf, trial);
        add((found) => ({ ...found, reversals: [...found.reversals, reversal] }));
      }),
    ];
    let timer = 0;
    const work = (place: number): void => {
      pieces[place]?.();
      if (place + 1 < pieces.length) timer = window.setTimeout(work, 0, place + 1);
    };
    timer = window.setTimeout(work, settling, 0);
    return () => window.clearTimeout(timer);
  }, [store, version, snapshot]);
  return checks.version === version ? checks.found : nothing;
};
