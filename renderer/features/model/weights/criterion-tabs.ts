import type { CriterionId } from '#shared/model/ids.ts';

/** Everything that can be said of a criterion beside its weight, as the tabs of its dialog. */
export const criterionTabs = [
  { tab: 'value', label: 'Value function' },
  { tab: 'reference', label: 'Measured against' },
  { tab: 'absence', label: 'Without a number' },
  { tab: 'limits', label: 'Weight limits' },
] as const;

/** A criterion and the tab at which it is opened. */
export type CriterionPlace = {
  readonly id: CriterionId;
  readonly tab: (typeof criterionTabs)[number]['tab'];
};
