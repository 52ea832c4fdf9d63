import type { AbsencePolicy } from '../model/absence-policy.ts';

/** What a rule for absences does, as the end of a sentence about a criterion. */
export const policyWords = (policy: AbsencePolicy): string => {
  if (typeof policy !== 'string') {
    return 'value' in policy
      ? `counts as ${policy.value}`
      : `counts as percentile ${policy.percentile} of the partners that have a value`;
  }
  switch (policy) {
    case 'reweight':
      return 'is left out; the other weights share its part';
    case 'worst':
      return 'counts as the worst value, 0';
    case 'block':
      return 'leaves the partner without a tier';
  }
};
