import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import type { TrackFigures } from '#shared/ladder/replay-figures.ts';

type ReplaySummaryProps = {
  readonly timed: TrackFigures;
  readonly plain: TrackFigures;
  readonly within: number;
};

const sum = (figures: TrackFigures, of: (review: TrackFigures['reviews'][number]) => number) =>
  figures.reviews.reduce((total, review) => total + of(review), 0);

/** With the clock and without, side by side: what adopting the clock changes. */
export const ReplaySummary = ({ timed, plain, within }: ReplaySummaryProps) => {
  const rows: readonly (readonly [string, (figures: TrackFigures) => string])[] = [
    [
      'Churn, moves a partner and review',
      ({ churn }) => (churn === null ? '–' : formatPercent(churn, 1)),
    ],
    ['Moves', ({ moves }) => formatCount(moves)],
    [
      `Rises that a fall took back within ${within}`,
      ({ reversals }) => formatCount(reversals.length),
    ],
    ['Near a line at the last review', ({ reviews }) => formatCount(reviews.at(-1)?.cliff ?? 0)],
    [
      'Reviews with an empty tier',
      (figures) => formatCount(sum(figures, ({ empty }) => Number(empty.length > 0))),
    ],
    [
      'Reviews with a crowded tier',
      (figures) => formatCount(sum(figures, ({ crowded }) => Number(crowded.length > 0))),
    ],
  ];
  return (
    <PlainTable
      label="With the clock and without"
      head={
        <tr>
          <th scope="col">Over all reviews</th>
          <th scope="col" data-align="end">
            With the clock
          </th>
          <th scope="col" data-align="end">
            Without
          </th>
        </tr>
      }
    >
      {rows.map(([label, of]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td data-align="end">{of(timed)}</td>
          <td data-align="end">{of(plain)}</td>
        </tr>
      ))}
    </PlainTable>
  );
};
