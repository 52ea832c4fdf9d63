import { assignTiers } from '../scoring/assign-tiers.ts';
import { passGates, tierWithin, type GateTable, type Verdict } from '../scoring/gates.ts';
import { createFurtherCut, cutFurther } from '../scoring/ladders/further-cut.ts';
import { tierOfMicros } from '../scoring/tiers.ts';
import { holdFloors, type LadderModel } from './ladder-clock.ts';

/** The tier of every score by the hold lines, within what gates and vetoes allow. */
export const heldTiers = (
  model: LadderModel,
  scores: Float64Array,
  gates: GateTable | null,
  out: Uint8Array,
): void => {
  const floorsOf = (ladder: string | null): Int32Array => holdFloors(model.tiers, ladder);
  const further = createFurtherCut(gates?.ladders ?? null, floorsOf);
  const counts = assignTiers(scores, floorsOf(null), out);
  passGates(gates, out, cutFurther(further, scores, out, counts));
};

/** The same for one score in millionths on a ladder, by judged rules; `noTier` for `noMicros`. */
export const heldTierOf = (
  { tiers }: LadderModel,
  micros: number,
  verdicts: readonly Verdict[],
  ladder: string | null,
): number => tierWithin(tierOfMicros(micros, holdFloors(tiers, ladder)), verdicts, tiers.length);
