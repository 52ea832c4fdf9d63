import type { MilestoneColumns } from '../../model/milestone.ts';

/** The milestones that were assigned by a day; undefined for none, as where there are no columns. */
export const knownOn = (
  columns: MilestoneColumns | undefined,
  day: number,
): MilestoneColumns | undefined => {
  if (columns === undefined) {
    return undefined;
  }
  const isKnown = (_: unknown, place: number): boolean => (columns.assignedOn[place] ?? 0) <= day;
  return columns.assignedOn.every(isKnown)
    ? columns
    : {
        ...columns,
        row: columns.row.filter(isKnown),
        milestone: columns.milestone.filter(isKnown),
        assignedOn: columns.assignedOn.filter(isKnown),
        due: columns.due.filter(isKnown),
        metOn: columns.metOn.filter(isKnown),
        waivedOn: columns.waivedOn.filter(isKnown),
        because: columns.because.filter(isKnown),
      };
};
