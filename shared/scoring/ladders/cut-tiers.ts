import type { Tier } from '../../model/scoring-model.ts';
import { assignTiers, type TierCounts } from '../assign-tiers.ts';
import { passGates, type GateTable } from '../gates.ts';
import { tierFloors } from '../tiers.ts';
import { createFurtherCut, cutFurther } from './further-cut.ts';

/** The tier that each score reaches by the lines of the partner's own ladder, whatever gates say. */
export const reachTiers = (
  tiers: readonly Tier[],
  gates: GateTable | null,
  scores: Float64Array,
  out: Uint8Array,
): TierCounts =>
  cutFurther(
    createFurtherCut(gates?.ladders ?? null, (ladder) => tierFloors(tiers, ladder)),
    scores,
    out,
    assignTiers(scores, tierFloors(tiers), out),
  );

/** The same within what gates and vetoes allow; lines must be scores by now, see `settleLines`. */
export const cutTiers = (
  tiers: readonly Tier[],
  gates: GateTable | null,
  scores: Float64Array,
  out: Uint8Array,
): TierCounts => passGates(gates, out, reachTiers(tiers, gates, scores, out));
