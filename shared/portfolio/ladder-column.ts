import { mainLadderName } from '../model/defaults.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { AttributeColumn, Snapshot } from '../model/snapshot.ts';
import { ladderName } from '../scoring/ladders/ladder-words.ts';
import { ladderOfRows } from '../scoring/ladders/row-ladders.ts';

/** The code of the column; no source can deliver it, for codes of attributes have no blank. */
export const ladderCode = 'the ladder';

/**
 * The snapshot with a column that says which ladder each partner is on, so that the portfolio shows, filters,
 * groups and writes it as any other label. The same snapshot where everybody is on one.
 */
export const withLadderColumn = (
  model: Pick<ScoringModel, 'tiers' | 'rules'>,
  snapshot: Snapshot,
): Snapshot => {
  const ladders = ladderOfRows(model, snapshot);
  if (ladders === null) {
    return snapshot;
  }
  const column: AttributeColumn = {
    code: ladderCode,
    name: 'Ladder',
    role: 'attribute',
    labels: [
      '',
      ...ladders.ids.map((id) => (id === null ? mainLadderName : ladderName(model, id))),
    ],
    codes: Uint32Array.from(ladders.of, (place) => place + 1),
  };
  return { ...snapshot, attributes: [...snapshot.attributes, column] };
};
