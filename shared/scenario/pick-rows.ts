import type { Snapshot } from '../model/snapshot.ts';
import type { References } from '../scoring/yardstick.ts';

/** Some partners of a snapshot, in the given order. What they are measured against must be picked as well. */
export const pickRows = (snapshot: Snapshot, rows: readonly number[]): Snapshot => ({
  ...snapshot,
  partnerKeys: rows.map((row) => snapshot.partnerKeys[row] ?? ''),
  partnerNames: rows.map((row) => snapshot.partnerNames[row] ?? ''),
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
