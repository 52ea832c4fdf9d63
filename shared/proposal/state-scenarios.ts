import type { Futures } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { referencesOf, scoreFuture } from '../scenario/compare-scenario.ts';
import { compareTiers } from '../scoring/movement.ts';
import type { ProposalScenario } from './proposal-document.ts';

/**
 * How the proposed tiers fare in each scenario of the workspace: counts per tier, and who would stand
 * higher or lower. Value functions keep the ranges of today.
 */
export const stateScenarios = (
  model: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
  proposed: Uint8Array,
): ProposalScenario[] => {
  const references = referencesOf(model, snapshot);
  const drivers = new Map(futures.drivers.map((driver) => [driver.id, driver]));
  return futures.scenarios.map((scenario) => {
    const { tiers, counts } = scoreFuture(model, snapshot, futures, scenario, references);
    const { up, down, same, other } = compareTiers(proposed, tiers, model.tiers.length);
    return {
      name: scenario.name,
      narrative: scenario.narrative,
      drivers: scenario.states.flatMap(({ driverId, value }) => {
        const driver = drivers.get(driverId);
        return driver === undefined
          ? []
          : [
              {
                name: driver.name,
                unit: driver.unit,
                baseline: String(driver.baseline),
                value: String(value),
              },
            ];
      }),
      counts: [...counts.byTier, counts.without],
      moves: { up, down, same, other },
    };
  });
};
