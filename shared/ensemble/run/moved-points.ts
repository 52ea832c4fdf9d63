import type { Shifts } from '../../scenario/metric-shock.ts';
import { addFourLines, addLine, type MovedLine } from './add-lines.ts';
import type { ExposureOrder } from './exposure-order.ts';
import { judgeShifted, type CriterionJudge } from './judge-shifted.ts';

/** A criterion whose metric some driver moves. */
export type MovedCriterion = {
  readonly weight: number;
  /** Place of its shock in the list of shocks. */
  readonly shock: number;
  /** Raw numbers by place, see `ExposureOrder`; NaN where one is absent. */
  readonly values: Float64Array;
  readonly judge: CriterionJudge;
};

/** The points that all moved criteria together give each partner. */
export type MovedPoints = {
  /**
   * Adds them to `sums`, which are by place, for what the shocks make of the numbers in one future.
   * Answers false, with `sums` in an unknown state, where a value function has no answer to a number.
   */
  readonly add: (shifts: readonly Shifts[], sums: Float64Array) => boolean;
};

type PlacedLine = MovedLine & { readonly shock: number };

type Four = readonly [PlacedLine, PlacedLine, PlacedLine, PlacedLine];

/** As many fours as there are; up to three lines are left. */
const fours = (lines: readonly PlacedLine[]): readonly Four[] => {
  const found: Four[] = [];
  for (let first = 0; first < lines.length; first += 4) {
    const [a, b, c, d] = lines.slice(first, first + 4);
    if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
      found.push([a, b, c, d]);
    }
  }
  return found;
};

/** Sorts criteria by how they are added: four straight ones at a time, single ones, all others. */
export const createMovedPoints = (
  moved: readonly MovedCriterion[],
  { rows, stretches }: ExposureOrder,
): MovedPoints => {
  const lines = moved.flatMap(({ judge: { line }, values, weight, shock }) =>
    line === null ? [] : [{ line, values, weight, shock }],
  );
  const isWhole = ({ values }: MovedLine): boolean => values.every((value) => value === value);
  const whole = lines.filter(isWhole);
  const quads = fours(whole);
  const single = [...whole.slice(4 * quads.length), ...lines.filter((line) => !isWhole(line))];
  const curved = moved.filter(({ judge }) => judge.line === null);

  return {
    add: (shifts, sums) => {
      for (const { from, to, groups } of stretches) {
        const shiftOf = (shock: number): { readonly factor: number; readonly shift: number } => {
          const group = groups[shock] ?? 0;
          return {
            factor: shifts[shock]?.factor[group] ?? NaN,
            shift: shifts[shock]?.shift[group] ?? NaN,
          };
        };
        for (const quad of quads) {
          const [a, b, c, d] = quad;
          const own = [
            shiftOf(a.shock),
            shiftOf(b.shock),
            shiftOf(c.shock),
            shiftOf(d.shock),
          ] as const;
          addFourLines(quad, from, to, own, sums);
        }
        for (const line of single) {
          addLine(line, { from, to, ...shiftOf(line.shock) }, sums);
        }
        for (const { values, judge, shock, weight } of curved) {
          const shifted = { from, to, ...shiftOf(shock) };
          if (!judgeShifted(values, rows, judge, shifted, weight, sums)) {
            return false;
          }
        }
      }
      return true;
    },
  };
};
