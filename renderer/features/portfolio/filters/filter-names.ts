import type { FilterPart } from '#shared/portfolio/filter-rows.ts';
import { numberColumns } from '#shared/portfolio/number-columns.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';

const plainNames: Readonly<Record<string, string>> = {
  find: 'the words to find',
  tiers: 'tier',
  currentTiers: 'tier today',
  directions: 'move',
};

/** What each part of a filter is about, as people call it. */
export const filterNames = (
  parts: readonly FilterPart[],
  { model, snapshot }: Pick<ScoredPortfolio, 'model' | 'snapshot'>,
): readonly string[] =>
  parts.map(({ about }) => {
    const [kind, ...rest] = about.split(':');
    const id = rest.join(':');
    return (
      plainNames[about] ??
      (kind === 'labels'
        ? snapshot.attributes.find(({ code }) => code === id)?.name
        : numberColumns(model, snapshot).find((column) => column.id === id)?.name) ??
      id
    );
  });
