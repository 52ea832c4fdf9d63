import { mainLadderName } from '../../model/defaults.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import { maskText } from '../../model/sensitivity.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Hidden } from '../../sensitivity/hidden.ts';
import { hasFurtherLadders } from './ladder-spans.ts';
import { ladderOfPartner } from './row-ladders.ts';

/** What a ladder is called; null for the main one. Tiers of a ladder that was removed keep its id, see `checkParallel`. */
export const ladderName = ({ rules }: Pick<ScoringModel, 'rules'>, id: string | null): string =>
  id === null
    ? mainLadderName
    : (rules.parallel?.ladders.find((each) => each.id === id)?.name ?? 'A ladder that is gone');

/**
 * Which ladder the partner in `row` climbs and by which label, in one sentence; null where everybody climbs the
 * same. A label that is hidden is not told.
 */
export const ladderSentence = (
  model: Pick<ScoringModel, 'tiers' | 'rules'>,
  { attributes }: Pick<Snapshot, 'attributes'>,
  row: number,
  hidden: Pick<Hidden, 'attribute'>,
): string | null => {
  const { parallel } = model.rules;
  if (parallel === undefined || !hasFurtherLadders(model.tiers)) {
    return null;
  }
  const column = attributes.find(({ code }) => code === parallel.attributeCode);
  const of = column?.name ?? parallel.attributeCode;
  const label = column?.labels[column.codes[row] ?? 0] ?? '';
  if (label === '') {
    return `Climbs the ${mainLadderName.toLowerCase()}: it has no ${of}.`;
  }
  const shown = hidden.attribute(parallel.attributeCode) ? maskText : label;
  const id = ladderOfPartner(model, { attributes }, row);
  return id === null
    ? `Climbs the ${mainLadderName.toLowerCase()}: ${of} ${shown} is on no other.`
    : `Climbs the ladder ${ladderName(model, id)}: ${of} is ${shown}.`;
};
