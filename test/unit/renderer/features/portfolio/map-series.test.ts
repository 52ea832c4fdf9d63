import { expect, it } from 'vitest';
import { mapSeries } from '#renderer/features/portfolio/map/map-series.ts';
import { scorePortfolio } from '#shared/portfolio/score-portfolio.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

it('draws nothing for a tier with nobody on the map: the chart stops at a series without points', () => {
  const model = aModel({ dimensions: [aDimension('all', [aCriterion('revenue')])] });
  const snapshot = aSnapshot([aMetric('revenue', [0, 100, 100])]);
  const portfolio = scorePortfolio(model, snapshot, 0);
  const { scores } = portfolio.result;
  const plane = { x: (row: number) => scores[row] ?? NaN, y: (row: number) => row };
  const series = mapSeries(Uint32Array.of(0, 1, 2), plane, portfolio, 'light');
  expect(series.map(({ name, rows, points }) => [name, [...rows], [...points]])).toEqual([
    ['Bronze', [0], [0, 0]],
    ['Gold', [1, 2], [100, 1, 100, 2]],
  ]);
});
