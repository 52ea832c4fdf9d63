import { noFilter } from '#shared/model/defaults.ts';
import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { byRank } from '#shared/portfolio/sort-rows.ts';

/** Everybody by rank, with the first two attributes. */
export const defaultView = ({ attributes }: Pick<Snapshot, 'attributes'>): PortfolioView => ({
  filter: noFilter,
  sort: byRank,
  columns: attributes
    .filter(({ role }) => role === 'attribute')
    .slice(0, 2)
    .map(({ code }) => `attribute:${code}`),
  groupBy: null,
  folded: [],
  pinned: [],
  map: null,
});
