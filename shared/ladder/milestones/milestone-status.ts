import type { Milestone, MilestoneColumns, MilestoneStatus } from '../../model/milestone.ts';

/** The days of one assigned milestone since 1970-01-01; -1 for none. */
export type MilestoneDays = {
  readonly due: number;
  readonly metOn: number;
  readonly waivedOn: number;
};

/** Where an assigned milestone stands on a day: on its due day it is not missed yet. */
export const statusOn = ({ due, metOn, waivedOn }: MilestoneDays, day: number): MilestoneStatus => {
  if (waivedOn >= 0 && waivedOn <= day) {
    return 'waived';
  }
  if (metOn >= 0 && metOn <= day) {
    return 'met';
  }
  return due < day ? 'missed' : 'planned';
};

/** Where a milestone stands for a partner who may have it several times; `none` for one without it. */
export type MilestoneStanding = MilestoneStatus | 'none';

/**
 * The standing after one more assigned milestone, in the order of due days. Of those to be reached the
 * newest that is no plan decides; an adverse event stays in force until every one was lifted.
 */
export const nextStandingOf = (
  direction: Milestone['direction'],
  before: MilestoneStanding,
  next: MilestoneStatus,
): MilestoneStanding => {
  if (next === 'planned') {
    return before === 'none' ? next : before;
  }
  return direction === 'down' && before === 'met' ? before : next;
};

/** One assigned milestone of a partner in `row`, read from the columns. */
export type MilestoneFact = MilestoneDays & { readonly id: string; readonly because: string };

/** The assigned milestones of the partner in `row`, by milestone, then due day. */
export const factsOfRow = (
  columns: MilestoneColumns | undefined,
  row: number,
): readonly MilestoneFact[] => {
  if (columns === undefined) {
    return [];
  }
  let [low, high] = [0, columns.row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns.row[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  const facts: MilestoneFact[] = [];
  for (let at = low; columns.row[at] === row; at += 1) {
    facts.push({
      id: columns.ids[columns.milestone[at] ?? 0] ?? '',
      due: columns.due[at] ?? 0,
      metOn: columns.metOn[at] ?? -1,
      waivedOn: columns.waivedOn[at] ?? -1,
      because: columns.because[at] ?? '',
    });
  }
  return facts;
};

/** The standing of one milestone by the assigned ones of a partner, and the one that decides it. */
export const standingOfFacts = <Fact extends MilestoneDays>(
  direction: Milestone['direction'],
  facts: readonly Fact[],
  day: number,
): { readonly standing: MilestoneStanding; readonly by: Fact | null } => {
  let found: { readonly standing: MilestoneStanding; readonly by: Fact | null } = {
    standing: 'none',
    by: null,
  };
  for (const fact of facts) {
    const status = statusOn(fact, day);
    const standing = nextStandingOf(direction, found.standing, status);
    if (standing === status && (status !== 'planned' || found.by === null)) {
      found = { standing, by: fact };
    }
  }
  return found;
};
