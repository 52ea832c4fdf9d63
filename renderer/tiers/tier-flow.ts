import { formatCount } from '#renderer/ui/format.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Direction } from '#shared/model/directions.ts';
import { directionOf, type Movement } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

/** A row or column of the flow: a tier, or null for those without one. */
export type FlowPlace = { readonly tier: Tier | null; readonly index: number };

/** Where partners go between two assignments, without the empty edge of those who have no tier. */
export type TierFlow = {
  readonly from: readonly FlowPlace[];
  readonly to: readonly FlowPlace[];
  /** `cells[row][column]`, in the order of `from` and `to`. */
  readonly cells: readonly (readonly FlowCell[])[];
  readonly totalFrom: readonly number[];
  readonly totalTo: readonly number[];
  readonly largest: number;
};

export type FlowCell = {
  readonly count: number;
  readonly direction: Direction;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Reads `movement` as a table of tiers, highest first; "no tier" only where somebody has none. */
export const tierFlow = ({ matrix }: Movement, tiers: readonly Tier[]): TierFlow => {
  const none = tiers.length;
  const rowTotals = matrix.map(sum);
  const columnTotals = matrix.map((_, column) => sum(matrix.map((row) => row[column] ?? 0)));
  const places = (totals: readonly number[]): readonly FlowPlace[] => [
    ...tiers.map((tier, index) => ({ tier, index })),
    ...((totals[none] ?? 0) > 0 ? [{ tier: null, index: none }] : []),
  ];
  const from = places(rowTotals);
  const to = places(columnTotals);
  const cells = from.map((row) =>
    to.map((column): FlowCell => {
      const count = matrix[row.index]?.[column.index] ?? 0;
      const [before, after] = [row, column].map(({ tier, index }) =>
        tier === null ? noTier : index,
      );
      return { count, direction: directionOf(before ?? noTier, after ?? noTier, tiers) };
    }),
  );
  return {
    from,
    to,
    cells,
    totalFrom: from.map(({ index }) => rowTotals[index] ?? 0),
    totalTo: to.map(({ index }) => columnTotals[index] ?? 0),
    largest: Math.max(1, ...cells.flat().map(({ count }) => count)),
  };
};

const partners = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'partner' : 'partners'}`;

/** The movement in one sentence, for example `3 partners fall, 5 rise and 232 stay.` */
export const movementSentence = ({ up, down, same, other, across }: Movement): string => {
  if (up + down + same + other + across === 0) return 'There is no partner yet.';
  if (up + down + other + across === 0) return `All ${partners(same)} stay where they are.`;
  const parts = [
    ...(down > 0 ? [`${partners(down)} ${down === 1 ? 'falls' : 'fall'}`] : []),
    ...(up > 0
      ? [`${down > 0 ? formatCount(up) : partners(up)} ${up === 1 ? 'rises' : 'rise'}`]
      : []),
    ...(across > 0
      ? [
          `${up + down > 0 ? formatCount(across) : partners(across)} ${across === 1 ? 'changes' : 'change'} ladder`,
        ]
      : []),
    ...(other > 0
      ? [
          `${up + down + across > 0 ? formatCount(other) : partners(other)} ${other === 1 ? 'gains or loses' : 'gain or lose'} a tier altogether`,
        ]
      : []),
  ];
  return `${parts.join(', ')} and ${formatCount(same)} ${same === 1 ? 'stays' : 'stay'}.`;
};
