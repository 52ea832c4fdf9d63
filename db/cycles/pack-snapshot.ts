import { invariant } from '#shared/invariant.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { LadderColumns, Standing } from '#shared/model/ladder.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { packParts, unpackParts, type NumberColumn } from './pack-parts.ts';

type Said = {
  readonly partnerKeys: readonly string[];
  readonly partnerNames: readonly string[];
  readonly attributes: readonly Omit<AttributeColumn, 'codes'>[];
  readonly metrics: readonly Omit<MetricColumn, 'values' | 'status'>[];
  readonly formulas: readonly FormulaMetric[] | null;
  readonly standing: Omit<Standing, 'columns'> | null;
};

const ladderFields = [
  'tier',
  'status',
  'cause',
  'placed',
  'entered',
  'lineAt',
  'noticeOn',
  'streaks',
] as const satisfies readonly (keyof LadderColumns)[];

/** Everything that is known of all partners, as bytes; the same snapshot gives the same. */
export const packSnapshot = (snapshot: Snapshot): Buffer => {
  const { partnerKeys, partnerNames, attributes, metrics, formulas, standing } = snapshot;
  const said: Said = {
    partnerKeys,
    partnerNames,
    attributes: attributes.map(({ code, name, role, labels }) => ({ code, name, role, labels })),
    metrics: metrics.map(({ code, name, unit, decimals, higherIsBetter, about }) => ({
      ...{ code, name, unit, decimals, higherIsBetter },
      ...(about === undefined ? {} : { about }),
    })),
    formulas: formulas ?? null,
    standing:
      standing === undefined ? null : { tierIds: standing.tierIds, review: standing.review },
  };
  return packParts(said, [
    ...attributes.map(({ codes }) => codes),
    ...metrics.flatMap(({ values, status }) => [values, status]),
    ...(standing === undefined ? [] : ladderFields.map((field) => standing.columns[field])),
  ]);
};

/** The snapshot that was packed. */
export const unpackSnapshot = (bytes: Buffer): Snapshot => {
  const { said, columns } = unpackParts(bytes);
  const known = said as Said;
  let next = 0;
  const take = (): NumberColumn => {
    const column = columns[next];
    next += 1;
    invariant(column !== undefined, 'a packed snapshot has a column for everything it names');
    return column;
  };
  const attributes = known.attributes.map((rest) => ({ ...rest, codes: take() as Uint32Array }));
  const metrics = known.metrics.map((rest) => ({
    ...rest,
    values: take() as Float64Array,
    status: take() as Uint8Array,
  }));
  const standing =
    known.standing === null
      ? {}
      : {
          standing: {
            ...known.standing,
            columns: Object.fromEntries(
              ladderFields.map((field) => [field, take()]),
            ) as unknown as LadderColumns,
          },
        };
  return {
    partnerKeys: known.partnerKeys,
    partnerNames: known.partnerNames,
    attributes,
    metrics,
    ...(known.formulas === null ? {} : { formulas: known.formulas }),
    ...standing,
  };
};
