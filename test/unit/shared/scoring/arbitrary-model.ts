import fc from 'fast-check';
import type { AbsencePolicy } from '#shared/model/absence-policy.ts';
import { absences, type Absence } from '#shared/model/cell-status.ts';
import type { Criterion, Dimension, ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { normaliseSiblings } from '#shared/scoring/set-weight.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

/** Weights as people set them: in tenths of a percent. */
const weight = fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 1000);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
  { weight: 1, arbitrary: fc.constantFrom(...absences) },
);

const policy: fc.Arbitrary<AbsencePolicy> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('reweight' as const, 'worst' as const) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }).map((value) => ({ value })) },
);

/** Most criteria follow the model; a few block, or count an absence as a value of their own. */
const policies: fc.Arbitrary<Partial<Record<Absence, AbsencePolicy>>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: policy.map((missing) => ({ missing })) },
  { weight: 1, arbitrary: fc.constant({ notApplicable: 'block' as const }) },
);

/** How far a limit lies from the weight, as shares of what there is on either side; null for none. */
const limits = fc.option(fc.tuple(fc.constantFrom(0, 0.5, 0.9), fc.constantFrom(0.1, 0.5, 1)), {
  freq: 2,
});

/** The node with limits around its weight, so that all siblings can keep theirs. */
const limited = <T extends Dimension | Criterion>(
  node: T,
  span: readonly [number, number] | null | undefined,
): T =>
  span === null || span === undefined
    ? node
    : {
        ...node,
        rules: {
          ...node.rules,
          limits: {
            least: node.weight * span[0],
            most: node.weight + (1 - node.weight) * span[1],
          },
        },
      };

/** A model of one to three dimensions with locks, and partners with gaps to score by it. */
export const modelAndSnapshot: fc.Arbitrary<{
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
}> = fc
  .tuple(
    fc.array(fc.array(fc.tuple(weight, fc.boolean()), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(fc.tuple(weight, fc.boolean()), { minLength: 3, maxLength: 3 }),
    fc.integer({ min: 1, max: 12 }),
    policy,
    fc.array(policies, { minLength: 9, maxLength: 9 }),
    fc.constantFrom(0, 0.5, 0.9),
    fc.array(limits, { minLength: 12, maxLength: 12 }),
    fc.option(fc.integer({ min: 0, max: 500 }), { freq: 1 }),
  )
  .chain(([shape, tops, rows, missing, own, minimumCoverage, spans, points]) => {
    const all = shape.map((criteria, d) =>
      aDimension(
        `d${d}`,
        normaliseSiblings(
          criteria.map(([w, locked], c) =>
            aCriterion(`m${d}${c}`, {
              weight: w,
              locked,
              rules: { absencePolicies: own[3 * d + c] ?? {} },
            }),
          ),
        ),
        { weight: tops[d]?.[0] ?? 1, locked: tops[d]?.[1] ?? false },
      ),
    );
    // Of several dimensions the last may be a deduction.
    const isTaking = points !== null && all.length > 1;
    const free = [
      ...normaliseSiblings(isTaking ? all.slice(0, -1) : all),
      ...(isTaking ? all.slice(-1) : []).map((each) => ({
        ...each,
        weight: (points ?? 0) / 1000,
        rules: { ...each.rules, kind: 'takes' as const },
      })),
    ];
    const dimensions = free.map((each, d) => ({
      ...limited(each, spans[d]),
      criteria: each.criteria.map((criterion, c) => limited(criterion, spans[3 + 3 * d + c])),
    }));
    const model = aModel({
      dimensions,
      minimumCoverage,
      absencePolicies: {
        missing,
        notApplicable: 'reweight',
        noActivity: 'worst',
        notComputable: missing,
      },
    });
    const codes = dimensions.flatMap(({ criteria }) => criteria.map((c) => c.metricCode));
    return fc
      .tuple(...codes.map(() => fc.array(cell, { minLength: rows, maxLength: rows })))
      .map((columns) => ({
        model,
        snapshot: aSnapshot(columns.map((cells, index) => aMetric(codes[index] ?? '', cells))),
      }));
  });
