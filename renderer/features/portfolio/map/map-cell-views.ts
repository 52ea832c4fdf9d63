import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { MapCellView } from '#renderer/charts/scatter-map-props.ts';
import { tierColourPair } from '#shared/model/tier-colours.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { boundsOfPart, type CellAxis, type MapCells } from '#shared/portfolio/map-cells.ts';
import { noTier } from '#shared/scoring/tiers.ts';

/** Cells across and upwards: some ten pixels each on a laptop. */
export const cellSize = { columns: 72, lines: 36 };

/** The part as a filter: both ends belong to a range, and the end of a part to the next one. */
const rangeOf = (axis: CellAxis, part: number) => {
  const { from, to } = boundsOfPart(axis, part);
  const isLast = part === axis.parts - 1 || axis.step === 0;
  const size = Math.max(1, Math.abs(axis.from), Math.abs(to));
  return { from, to: isLast ? to + size * 1e-12 : to - size * 1e-12 };
};

/** The cells as they are drawn, in their order: coloured by the tier that most are in, on a scale of logarithms. */
export const viewCells = (
  cells: MapCells | null,
  model: ScoringModel,
  scheme: ChartInk['scheme'],
): readonly MapCellView[] =>
  (cells?.cells ?? []).map(({ column, line, partners, most }) => {
    const tier = model.tiers[most] ?? null;
    return {
      across: rangeOf(cells?.across ?? { from: 0, step: 0, parts: 1 }, column),
      upwards: rangeOf(cells?.upwards ?? { from: 0, step: 0, parts: 1 }, line),
      colour: tierColourPair(tier, tier === null ? noTier : most)[scheme],
      fill: Math.log(1 + partners) / Math.log(1 + (cells?.fullest ?? partners)),
    };
  });
