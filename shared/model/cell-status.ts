import { assertNever } from '../invariant.ts';

/**
 * Why a cell of the snapshot holds a number or none, one byte each (SDMX OBS_STATUS in brackets).
 * `zero` is a value like any other: it has status `value`.
 */
export const cellStatus = {
  /** A number was observed (A). */
  value: 0,
  /** A number should exist but was not delivered (M). */
  missing: 1,
  /** The metric does not apply to this partner. */
  notApplicable: 2,
  /** The partner is known but the source holds no row about it (N). */
  noActivity: 3,
  /** Rows exist but no number follows from them, for example a mean of texts. */
  notComputable: 4,
} as const;

export type CellStatus = (typeof cellStatus)[keyof typeof cellStatus];

/** The four ways of having no number, as the model names them in its missing-data rules. */
export const absences = ['missing', 'notApplicable', 'noActivity', 'notComputable'] as const;
export type Absence = (typeof absences)[number];

/** The name of an absent cell's status; null for an observed value. */
export const absenceOf = (status: number): Absence | null => {
  const known = status as CellStatus;
  switch (known) {
    case cellStatus.value:
      return null;
    case cellStatus.missing:
      return 'missing';
    case cellStatus.notApplicable:
      return 'notApplicable';
    case cellStatus.noActivity:
      return 'noActivity';
    case cellStatus.notComputable:
      return 'notComputable';
    default:
      return assertNever(known, 'cell status');
  }
};
