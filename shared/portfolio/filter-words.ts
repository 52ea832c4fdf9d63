import type { PortfolioFilter } from '../model/portfolio-view.ts';
import { maskText } from '../model/sensitivity.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { titlesOf } from '../scoring/ladders/tier-groups.ts';
import { directionWords } from '../text/direction-words.ts';
import { numberColumns } from './number-columns.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

/** What a filter leaves, a sentence for each part; what is hidden is not told. */
export const filterWords = (
  filter: PortfolioFilter,
  { model, snapshot }: ScoredPortfolio,
  hidden: Hidden,
): readonly string[] => {
  const titles = titlesOf(model);
  const tierNames = (ids: readonly string[], none: string): string =>
    ids
      .map((id) =>
        id === '' ? none : (titles[model.tiers.findIndex((tier) => tier.id === id)] ?? id),
      )
      .join(' or ');
  const labels = Object.entries(filter.labels).filter(([, chosen]) => chosen.length > 0);
  const columns = numberColumns(model, snapshot);
  return [
    ...(filter.find.trim() === '' ? [] : [`Name or key contains ${filter.find.trim()}`]),
    ...(filter.tiers.length === 0
      ? []
      : [`Proposed tier is ${tierNames(filter.tiers, 'not enough data')}`]),
    ...(filter.currentTiers.length === 0
      ? []
      : [`Tier today is ${tierNames(filter.currentTiers, 'none')}`]),
    ...(filter.directions.length === 0
      ? []
      : [`Move is ${filter.directions.map((each) => directionWords[each]).join(' or ')}`]),
    ...labels.map(([code, chosen]) => {
      const name = snapshot.attributes.find((each) => each.code === code)?.name ?? code;
      const words = chosen.map((label) => (label === '' ? '(empty)' : label)).join(' or ');
      return `${name} is ${hidden.attribute(code) ? maskText : words}`;
    }),
    ...Object.entries(filter.ranges).flatMap(([id, { from, to }]) => {
      if (from === null && to === null) return [];
      const column = columns.find((each) => each.id === id);
      const ends = [from === null ? '' : `from ${from}`, to === null ? '' : `to ${to}`];
      const words = ends.filter((end) => end !== '').join(' ');
      const isHidden = hidden.thing(column?.subject ?? null);
      return [`${column?.name ?? id} ${isHidden ? maskText : words}`];
    }),
  ];
};
