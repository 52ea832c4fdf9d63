/*
 * What schemas say by their defaults, and lists beside them, as mere values: whoever needs no more takes
 * them from here. The build puts the values in the place of this module, so that what a window starts with
 * makes no schema.
 */
export { usualEnsemble } from './ensemble.ts';
export { noFutures } from './futures.ts';
export { reviewMonths } from './ladder-history.ts';
export { noLadderRules, noTierClock } from './ladder-rules.ts';
export { mainLadderName } from './parallel-ladders.ts';
export { noFilter } from './portfolio-view.ts';
export { mostFrozenGroups } from './reference-rule.ts';
export { cycleMarks, decisionModes } from './review-cycle.ts';
export { tierColourNames } from './tier-card.ts';
export { cutByScore } from './tier-cut.ts';
export { noTierRules } from './tier-rules.ts';
