import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { MapSeries } from '#renderer/charts/scatter-map-props.ts';
import { tierColourPair } from '#shared/model/tier-colours.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { noTier } from '#shared/scoring/tiers.ts';

/** The two figures of a partner. */
export type Plane = { readonly x: (row: number) => number; readonly y: (row: number) => number };

/** A series with its colour on paper. */
type PaperSeries = MapSeries & { readonly paperColour: string };

/** Partners with both figures, tier by tier, those without one first so that the others lie above. */
export const mapSeries = (
  rows: Uint32Array,
  { x, y }: Plane,
  { model, result }: ScoredPortfolio,
  scheme: ChartInk['scheme'],
): readonly PaperSeries[] =>
  [noTier, ...[...model.tiers.keys()].reverse()].flatMap((code) => {
    const tier = model.tiers[code] ?? null;
    const own = rows.filter((row) => result.tiers[row] === code && !Number.isNaN(x(row) + y(row)));
    // Drawn in one go, a series without any point stops the chart.
    if (own.length === 0) return [];
    const points = new Float64Array(2 * own.length);
    own.forEach((row, place) => {
      points[2 * place] = x(row);
      points[2 * place + 1] = y(row);
    });
    const series = {
      name: tier?.name ?? 'No tier',
      shape: tier?.shape ?? null,
      colour: tierColourPair(tier, code)[scheme],
      paperColour: tierColourPair(tier, code).light,
      points,
      rows: own,
    };
    return [series];
  });
