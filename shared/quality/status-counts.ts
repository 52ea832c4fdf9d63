import { cellStatus } from '../model/cell-status.ts';
import type { StatusCounts } from '../model/status-counts.ts';

export const countStatuses = (statuses: Iterable<number>): StatusCounts => {
  const counts = [0, 0, 0, 0, 0];
  let cells = 0;
  for (const status of statuses) {
    counts[status] = (counts[status] ?? 0) + 1;
    cells += 1;
  }
  return {
    cells,
    withValue: counts[cellStatus.value] ?? 0,
    missing: counts[cellStatus.missing] ?? 0,
    notApplicable: counts[cellStatus.notApplicable] ?? 0,
    noActivity: counts[cellStatus.noActivity] ?? 0,
    notComputable: counts[cellStatus.notComputable] ?? 0,
  };
};

/**
 * Share of what is known among the cells to which the metric applies: a value, zero included, or that
 * there was no activity. Missing and not computable are not known; 1 where it applies to none.
 */
export const coverageOf = ({
  cells,
  notApplicable,
  missing,
  notComputable,
}: StatusCounts): number => {
  const applies = cells - notApplicable;
  return applies === 0 ? 1 : 1 - (missing + notComputable) / applies;
};
