import { describe, expect, it } from 'vitest';
import { entriesOf } from '#renderer/features/portfolio/entries.ts';
import { portfolioColumns } from '#renderer/features/portfolio/portfolio-columns.ts';
import { totalPlace } from '#renderer/grid/slot-column.ts';
import { defaultHistoryPlan } from '#shared/portfolio/history/portfolio-history.ts';
import { byRank } from '#shared/portfolio/sort-rows.ts';
import { scorePortfolio } from '#shared/portfolio/score-portfolio.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const model = aModel({ dimensions: [aDimension('all', [aCriterion('revenue')])] });
const snapshot = aSnapshot(
  [aMetric('revenue', [10, 80, 50])],
  [anAttribute('region', ['Total', 'South', 'Total'])],
);
const portfolio = scorePortfolio(model, snapshot, 0);

describe('lines about many partners', () => {
  it('say by a mark whether a group is folded, also of one that is called Total', () => {
    const entries = entriesOf(
      portfolio.result.order,
      { groupBy: 'attribute:region', folded: ['South'] },
      portfolio,
    );
    const [partner] = portfolioColumns(snapshot, [], byRank, defaultHistoryPlan).filter(
      ({ colId }) => colId === 'partner',
    );
    const read = partner !== undefined && 'read' in partner ? partner.read : () => '';
    const said = [0, 1, totalPlace].map((place) =>
      read({ data: { place }, context: { ...portfolio, entries, pinned: [] } }),
    );
    expect(said).toEqual(['▸ South (1)', '▾ Total (2)', 'Total of 3']);
    expect(entries.groups.map(({ total }) => total('metric:revenue'))).toEqual([
      { value: 80, count: 1, kind: 'sum', decimals: 0 },
      { value: 60, count: 2, kind: 'sum', decimals: 0 },
    ]);
    expect(entries.total.total('coverage')).toEqual({
      value: 100,
      count: 3,
      kind: 'mean',
      decimals: 0,
    });
  });
});
