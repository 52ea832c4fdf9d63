import { assignTiers } from '../scoring/assign-tiers.ts';
import { passGates, tierWithin, type GateTable, type Verdict } from '../scoring/gates.ts';
import { tierOfMicros } from '../scoring/tiers.ts';
import { holdFloors, type LadderModel } from './ladder-clock.ts';

/** The tier of every score by the hold lines, within what gates and vetoes allow. */
export const heldTiers = (
  model: LadderModel,
  scores: Float64Array,
  gates: GateTable | null,
  out: Uint8Array,
): void => {
  passGates(gates, out, assignTiers(scores, holdFloors(model.tiers), out));
};

/** The same for one score in millionths, by judged rules; `noTier` for `noMicros`. */
export const heldTierOf = (
  { tiers }: LadderModel,
  micros: number,
  verdicts: readonly Verdict[],
): number => tierWithin(tierOfMicros(micros, holdFloors(tiers)), verdicts, tiers.length);
