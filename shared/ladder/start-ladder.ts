import type { LadderColumns } from '../model/ladder.ts';
import { dayOfIso } from '../metrics/calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { currentTierCodes, noTier } from '../scoring/tiers.ts';
import type { LadderModel, Review } from './ladder-clock.ts';
import { columnsOfTiers, createLadderColumns } from './ladder-state.ts';

/** Where partners stand before a review. */
export type LadderStart = { readonly columns: LadderColumns; readonly lastNumber: number };

/**
 * What the ladder remembers, for the tiers of the model as they are now: tiers that are gone are none, and
 * streaks of tiers that are new begin at nothing. Without a recorded review, the tiers that files say.
 */
export const startLadder = (model: LadderModel, snapshot: Snapshot): LadderStart => {
  const { standing } = snapshot;
  const tiers = model.tiers.length;
  if (standing === undefined) {
    const { codes } = currentTierCodes(snapshot, model.tiers);
    return { columns: columnsOfTiers(codes, tiers), lastNumber: 0 };
  }
  const { tierIds, columns: from } = standing;
  const rows = from.tier.length;
  const columns = createLadderColumns(rows, tiers);
  const placeOf = model.tiers.map(({ id }) => tierIds.indexOf(id));
  const codes = currentTierCodes(snapshot, model.tiers).codes;
  const [wide, narrow] = [tierIds.length - 1, tiers - 1];
  for (let row = 0; row < rows; row += 1) {
    if (codes[row] === noTier) {
      continue;
    }
    columns.tier[row] = codes[row] ?? noTier;
    columns.status[row] = from.status[row] ?? 0;
    columns.cause[row] = from.cause[row] ?? 0;
    columns.placed[row] = from.placed[row] ?? 0;
    columns.entered[row] = from.entered[row] ?? 0;
    columns.lineAt[row] = from.lineAt[row] ?? 0;
    columns.noticeOn[row] = from.noticeOn[row] ?? -1;
    for (let tier = 0; tier < narrow; tier += 1) {
      const place = placeOf[tier] ?? -1;
      columns.streaks[row * narrow + tier] =
        place < 0 || place >= wide ? 0 : (from.streaks[row * wide + place] ?? 0);
    }
  }
  return { columns, lastNumber: standing.review.number };
};

/** The day of the next review, as the rules name it, or else `today`; in days since 1970-01-01. */
export const nextDay = ({ rules }: Pick<LadderModel, 'rules'>, today: number): number =>
  rules.ladder.nextReview === null ? today : dayOfIso(rules.ladder.nextReview);

/** The review that comes next, see `nextDay`. */
export const nextReview = (model: LadderModel, lastNumber: number, today: number): Review => ({
  number: lastNumber + 1,
  day: nextDay(model, today),
});
