import type { Absence } from '../model/cell-status.ts';

/** Why there is no number, in as few words as a cell has room for. */
export const absenceWords: Readonly<Record<Absence, string>> = {
  missing: 'missing',
  notApplicable: 'not applicable',
  noActivity: 'no activity',
  notComputable: 'not computable',
};
