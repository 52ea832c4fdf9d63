import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LinearProgram, LinearSolution } from '#shared/linear/linear-program.ts';
import { solveLinear } from '#shared/linear/solve-linear.ts';

type Case = Omit<LinearProgram, 'upper'> & {
  readonly upper: readonly (number | null)[];
  readonly kind: LinearSolution['kind'];
  readonly value: number | null;
};

const { cases } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/linear-programs.json'), 'utf8'),
) as { readonly cases: readonly Case[] };

const programOf = ({ costs, rows, upper }: Case): LinearProgram => ({
  costs,
  rows,
  upper: upper.map((bound) => bound ?? Infinity),
});

/** How far a point is outside the rows and bounds. */
const breach = ({ rows, upper }: LinearProgram, x: Float64Array): number =>
  Math.max(
    ...x.map((value, index) => Math.max(-value, value - (upper[index] ?? Infinity))),
    ...rows.map(({ coefficients, relation, right }) => {
      const left = x.reduce((sum, value, index) => sum + value * (coefficients[index] ?? 0), 0);
      return relation === '='
        ? Math.abs(left - right)
        : relation === '<='
          ? left - right
          : right - left;
    }),
  );

describe('a linear program', () => {
  it('has the optimum that scipy finds, in sixty generated cases', () => {
    expect(cases).toHaveLength(60);
    const answers = cases.map((each) => {
      const program = programOf(each);
      const solution = solveLinear(program);
      return solution.kind === 'optimal'
        ? {
            kind: solution.kind,
            isFeasible: breach(program, solution.x) < 1e-9,
            isSame: Math.abs(solution.value - (each.value ?? NaN)) < 1e-9,
          }
        : { kind: solution.kind };
    });
    expect(answers).toEqual(
      cases.map(({ kind }) =>
        kind === 'optimal' ? { kind, isFeasible: true, isSame: true } : { kind },
      ),
    );
  });

  it('is never beaten by a point within its rows and bounds', () => {
    const figure = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 4, maxLength: 4 }),
        fc.array(
          fc.record({
            coefficients: fc.array(figure, { minLength: 4, maxLength: 4 }),
            slack: fc.integer({ min: 0, max: 5 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (costs, rows, inside) => {
          const program: LinearProgram = {
            costs,
            upper: [3, 3, 3, 3],
            rows: rows.map(({ coefficients, slack }) => ({
              coefficients,
              relation: '<=',
              right: slack + coefficients.reduce((sum, c, i) => sum + c * (inside[i] ?? 0), 0),
            })),
          };
          const solution = solveLinear(program);
          expect(solution.kind).toBe('optimal');
          if (solution.kind !== 'optimal') return;
          expect(breach(program, solution.x)).toBeLessThan(1e-8);
          const ofInside = costs.reduce((sum, cost, i) => sum + cost * (inside[i] ?? 0), 0);
          expect(solution.value).toBeLessThanOrEqual(ofInside + 1e-8);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends on a problem that makes the steepest rule go in circles', () => {
    // Beale 1955.
    const solution = solveLinear({
      costs: [-0.75, 20, -0.5, 6],
      upper: [Infinity, Infinity, 1, Infinity],
      rows: [
        { coefficients: [0.25, -8, -1, 9], relation: '<=', right: 0 },
        { coefficients: [0.5, -12, -0.5, 3], relation: '<=', right: 0 },
      ],
    });
    expect(solution.kind).toBe('optimal');
    if (solution.kind !== 'optimal') return;
    expect(solution.value).toBeCloseTo(-1.25, 12);
    expect([...solution.x].map((value) => Number(value.toFixed(12)))).toEqual([1, 0, 1, 0]);
  });
});
