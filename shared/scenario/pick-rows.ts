import { createLadderColumns, setRow, stateOfRow } from '../ladder/ladder-state.ts';
import type { Standing } from '../model/ladder.ts';
import type { MilestoneColumns } from '../model/milestone.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { References } from '../scoring/yardstick.ts';

const pickStanding = (standing: Standing, rows: readonly number[]): Standing => {
  const columns = createLadderColumns(rows.length, standing.tierIds.length);
  rows.forEach((row, at) => setRow(columns, at, stateOfRow(standing.columns, row)));
  return { ...standing, columns };
};

const pickMilestones = (
  milestones: MilestoneColumns,
  rows: readonly number[],
): MilestoneColumns => {
  const places = new Map<number, number[]>();
  milestones.row.forEach((row, place) => {
    const own = places.get(row);
    if (own === undefined) places.set(row, [place]);
    else own.push(place);
  });
  const picked = rows.flatMap((row, at) => (places.get(row) ?? []).map((place) => ({ at, place })));
  return {
    ...{ on: milestones.on, ids: milestones.ids },
    row: Uint32Array.from(picked, ({ at }) => at),
    milestone: Uint16Array.from(picked, ({ place }) => milestones.milestone[place] ?? 0),
    assignedOn: Int32Array.from(picked, ({ place }) => milestones.assignedOn[place] ?? 0),
    due: Int32Array.from(picked, ({ place }) => milestones.due[place] ?? 0),
    metOn: Int32Array.from(picked, ({ place }) => milestones.metOn[place] ?? -1),
    waivedOn: Int32Array.from(picked, ({ place }) => milestones.waivedOn[place] ?? -1),
    because: picked.map(({ place }) => milestones.because[place] ?? ''),
  };
};

/** Some partners of a snapshot, in the given order. What they are measured against must be picked as well. */
export const pickRows = (snapshot: Snapshot, rows: readonly number[]): Snapshot => ({
  ...snapshot,
  partnerKeys: rows.map((row) => snapshot.partnerKeys[row] ?? ''),
  partnerNames: rows.map((row) => snapshot.partnerNames[row] ?? ''),
  ...(snapshot.standing === undefined ? {} : { standing: pickStanding(snapshot.standing, rows) }),
  ...(snapshot.milestones === undefined
    ? {}
    : { milestones: pickMilestones(snapshot.milestones, rows) }),
  attributes: snapshot.attributes.map((attribute) => ({
    ...attribute,
    codes: Uint32Array.from(rows, (row) => attribute.codes[row] ?? 0),
  })),
  metrics: snapshot.metrics.map((metric) => ({
    ...metric,
    values: Float64Array.from(rows, (row) => metric.values[row] ?? NaN),
    status: Uint8Array.from(rows, (row) => metric.status[row] ?? 0),
  })),
});

/** What picked partners are measured against: the same as when all are there. */
export const pickReferences = (
  references: readonly References[],
  rows: readonly number[],
): readonly References[] =>
  references.map(({ of, ...rest }) => ({
    ...rest,
    of: of === null ? null : Uint32Array.from(rows, (row) => of[row] ?? 0),
  }));
