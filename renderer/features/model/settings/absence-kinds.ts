import type { AbsencePolicy } from '#shared/model/absence-policy.ts';
import type { Absence } from '#shared/model/cell-status.ts';

/** Each kind of absence as a person would put it. */
export const absenceQuestions: Readonly<Record<Absence, string>> = {
  missing: 'A number should exist but was not delivered',
  notApplicable: 'The metric does not apply to the partner',
  noActivity: 'The partner is known, but the file holds no row about it',
  notComputable: 'Rows exist, but no number follows from them',
};

/** What can be done about one, in the order of how hard it is on the partner. */
export const ruleKinds = [
  { value: 'reweight', label: 'Leave the criterion out; the others share its weight' },
  { value: 'value', label: 'Count it as a fixed value' },
  { value: 'percentile', label: 'Count it as a percentile of the partners with a value' },
  { value: 'worst', label: 'Count it as the worst value, 0' },
  { value: 'block', label: 'Give the partner no tier' },
] as const;

/** The entry of `ruleKinds` that a rule belongs to. */
export const kindOfRule = (policy: AbsencePolicy): (typeof ruleKinds)[number]['value'] =>
  typeof policy === 'string' ? policy : 'value' in policy ? 'value' : 'percentile';

/** What a kind starts with: a value or percentile that is low, and not the worst. */
export const ruleOfKind = (kind: string): AbsencePolicy => {
  switch (kind) {
    case 'value':
      return { value: 25 };
    case 'percentile':
      return { percentile: 25 };
    case 'worst':
    case 'block':
      return kind;
    default:
      return 'reweight';
  }
};
