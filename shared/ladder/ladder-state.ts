import {
  ladderCauses,
  ladderStatuses,
  type LadderColumns,
  type LadderState,
} from '../model/ladder.ts';
import { noTier } from '../scoring/tiers.ts';

/** The review of everything that happened before the ladder counted: long over for every rule. */
export const longAgo = -1_000_000;

/** Columns for `rows` partners without a tier. */
export const createLadderColumns = (rows: number, tiers: number): LadderColumns => ({
  tier: new Uint8Array(rows).fill(noTier),
  status: new Uint8Array(rows),
  cause: new Uint8Array(rows),
  placed: new Int32Array(rows),
  entered: new Int32Array(rows),
  lineAt: new Int32Array(rows),
  noticeOn: new Int32Array(rows).fill(-1),
  streaks: new Int32Array(rows * (tiers - 1)),
});

/**
 * Partners who have these tiers from elsewhere, such as an imported column: they are no newcomers, and
 * nothing is known of their past reviews.
 */
export const columnsOfTiers = (codes: Uint8Array, tiers: number): LadderColumns => {
  const columns = createLadderColumns(codes.length, tiers);
  columns.tier.set(codes);
  const steady = ladderStatuses.indexOf('steady');
  codes.forEach((code, row) => {
    columns.status[row] = code === noTier ? 0 : steady;
  });
  columns.placed.fill(longAgo);
  columns.entered.fill(longAgo);
  columns.lineAt.fill(longAgo);
  return columns;
};

/** The state of the partner in `row`. */
export const stateOfRow = (columns: LadderColumns, row: number): LadderState => {
  const width = columns.streaks.length / Math.max(1, columns.tier.length);
  return {
    tier: columns.tier[row] ?? noTier,
    status: ladderStatuses[columns.status[row] ?? 0] ?? 'none',
    cause: ladderCauses[columns.cause[row] ?? 0] ?? 'placed',
    placed: columns.placed[row] ?? 0,
    entered: columns.entered[row] ?? 0,
    lineAt: columns.lineAt[row] ?? 0,
    noticeOn: columns.noticeOn[row] ?? -1,
    streaks: [...columns.streaks.subarray(row * width, (row + 1) * width)],
  };
};

/** Writes a state into `row`. */
export const setRow = (columns: LadderColumns, row: number, state: LadderState): void => {
  columns.tier[row] = state.tier;
  columns.status[row] = ladderStatuses.indexOf(state.status);
  columns.cause[row] = ladderCauses.indexOf(state.cause);
  columns.placed[row] = state.placed;
  columns.entered[row] = state.entered;
  columns.lineAt[row] = state.lineAt;
  columns.noticeOn[row] = state.noticeOn;
  columns.streaks.set(state.streaks, row * state.streaks.length);
};
