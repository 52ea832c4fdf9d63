import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { criteriaOf } from '#shared/scoring/criteria.ts';

/** Performance across and potential upwards where dimensions are called so; else the first two. */
export const defaultAxes = (model: ScoringModel): NonNullable<PortfolioView['map']> => {
  const dimensions = model.dimensions.filter(({ criteria }) => criteria.length > 0);
  const called = (word: string) => dimensions.find(({ name }) => name.toLowerCase().includes(word));
  const across = called('performance') ?? dimensions[0];
  const upwards = called('potential') ?? dimensions.find(({ id }) => id !== across?.id);
  const [first, second] = criteriaOf(model);
  if (across !== undefined && upwards !== undefined && across !== upwards) {
    return { across: `dimension:${across.id}`, upwards: `dimension:${upwards.id}` };
  }
  return {
    across: first === undefined ? 'coverage' : `value:${first.criterion.id}`,
    upwards: second === undefined ? 'score' : `value:${second.criterion.id}`,
  };
};
