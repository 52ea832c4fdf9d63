import { assignTiers } from '../scoring/assign-tiers.ts';
import { passGates, type GateTable } from '../scoring/gates.ts';
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
