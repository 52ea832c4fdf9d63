import type { Efforts } from '../model/assumptions.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric } from '../scoring/criteria.ts';
import type { Explanation, ExplanationPart } from '../scoring/explain.ts';
import type { Verdict } from '../scoring/gates.ts';
import { rawForValue } from '../scoring/raw-for-value.ts';
import { valueOf } from '../scoring/value-of.ts';
import { effortBetween, effortStep } from './effort.ts';
import { numberForGate } from './number-for-gate.ts';

/** A number that must change. */
export type PathStep = {
  readonly part: ExplanationPart;
  readonly from: number;
  /** What it must become, in the metric's unit; the level from 1 for a rubric of labels. */
  readonly to: number;
  /** Points of the score that it brings. */
  readonly gain: number;
  readonly effort: number;
  /** A gate asks for it, or for part of it. */
  readonly isForGate: boolean;
};

/** What it takes to reach the next tier with the least effort. */
export type CheapestPath = {
  /** The greatest effort first. Empty where gates alone are in the way. */
  readonly steps: readonly PathStep[];
  readonly effort: number;
  /** Gates and vetoes that must open besides and that no step opens. */
  readonly gates: readonly Verdict[];
};

/** Into how many parts the missing points are cut: a path is the cheapest of all in these parts. */
const pieces = 200;

type Mover = {
  readonly part: ExplanationPart;
  /** The number of today. */
  readonly today: number;
  /** Where it stands once gates are open, and what that is worth. */
  readonly start: number;
  readonly value: number;
  readonly isForGate: boolean;
  readonly step: number | null;
  readonly cost: number;
};

const moverOf = (
  part: ExplanationPart,
  snapshot: Snapshot,
  gates: readonly Verdict[],
  { unit, costs }: Efforts,
): Mover | null => {
  const { raw, value, yardstick, label } = part;
  const { metricCode, valueFunction } = part.criterion;
  if (raw === null || value === null || part.weightUsed === 0) {
    return null;
  }
  const asked = gates.flatMap(({ kind, condition }) =>
    kind === 'gate' && condition.kind === 'metric' && condition.metricCode === metricCode
      ? [numberForGate(condition, raw)]
      : [],
  );
  // Several gates on one number: the one that asks for the greatest change.
  const start = asked.reduce(
    (furthest, each) => (Math.abs(each - raw) > Math.abs(furthest - raw) ? each : furthest),
    raw,
  );
  const judged = start === raw ? value : valueOf(valueFunction, yardstick)(start);
  const metric = findMetric(snapshot, metricCode);
  return {
    part,
    today: raw,
    start,
    value: Number.isNaN(judged) ? value : judged,
    isForGate: start !== raw,
    // A rubric of labels has levels, not amounts: one level is one unit.
    step: label === null ? effortStep(metric, unit) : 1,
    cost: costs[metricCode] ?? 1,
  };
};

/** The effort of the number that brings so many points; Infinity where none does. */
const effortOf = (mover: Mover, points: number): number => {
  const to = numberFor(mover, points);
  return to === null ? Infinity : effortBetween(mover.today, to, mover.step, mover.cost);
};

const numberFor = ({ part, value, start }: Mover, points: number): number | null => {
  if (points === 0) return start;
  const wanted = value + points / part.weightUsed;
  return wanted > 100 + 1e-9
    ? null
    : rawForValue(Math.min(100, wanted), part.criterion.valueFunction, part.yardstick, start);
};

const pointsOf = (count: number, gap: number): number => (count / pieces) * gap;

/** What each number of parts of the gap takes. */
const effortsOf = (mover: Mover, gap: number): Float64Array =>
  new Float64Array(pieces + 1).map((_, count) => effortOf(mover, pointsOf(count, gap)));

/** How many parts of the gap each mover closes, so that all are closed with the least effort; null for none. */
const shareOutGap = (efforts: readonly Float64Array[]): readonly number[] | null => {
  let least = new Float64Array(pieces + 1).fill(Infinity);
  least[0] = 0;
  const choices = efforts.map((own) => {
    const next = new Float64Array(pieces + 1).fill(Infinity);
    const chosen = new Uint16Array(pieces + 1);
    for (let closed = 0; closed <= pieces; closed += 1) {
      const before = least[closed] ?? Infinity;
      if (before === Infinity) continue;
      for (let count = 0; count <= pieces; count += 1) {
        const total = before + (own[count] ?? Infinity);
        if (total === Infinity) break;
        // More than the gap is as good as the gap.
        const at = Math.min(pieces, closed + count);
        if (total < (next[at] ?? Infinity)) {
          next[at] = total;
          chosen[at] = count;
        }
        if (at === pieces) break;
      }
    }
    least = next;
    return chosen;
  });
  if (least[pieces] === Infinity) {
    return null;
  }
  return backwards(choices);
};

const backwards = (choices: readonly Uint16Array[]): readonly number[] => {
  let closed = pieces;
  return choices
    .toReversed()
    .map((chosen) => {
      const count = chosen[closed] ?? 0;
      closed = Math.max(0, closed - count);
      return count;
    })
    .toReversed();
};

/**
 * Moves less than a part from one criterion to another where that takes less effort: so a criterion goes
 * to its very best, and the last one to what is really left.
 */
const polish = (
  movers: readonly Mover[],
  gains: readonly number[],
  part: number,
): readonly number[] => {
  const better = [...gains];
  movers.forEach((taker, to) => {
    movers.forEach((giver, from) => {
      const [mine = 0, theirs = 0] = [better[to], better[from]];
      const room = taker.part.weightUsed * (100 - taker.value) - mine;
      const moved = Math.min(room, theirs, part);
      if (to === from || mine === 0 || !(moved > 0)) return;
      const before = effortOf(taker, mine) + effortOf(giver, theirs);
      if (effortOf(taker, mine + moved) + effortOf(giver, theirs - moved) < before) {
        better[to] = mine + moved;
        better[from] = theirs - moved;
      }
    });
  });
  return better;
};

/**
 * The cheapest way into the next tier: which numbers must change by how much so that the missing points
 * come together with the least effort, the effort of a criterion being its cost times the units by which
 * its number moves. The gap is cut into two hundred equal parts; a dynamic program over criteria and
 * parts finds the least effort among all ways to share the parts out, whatever the shape of the value
 * functions; what is left over within a part is then shared out better. A gate on the number of a
 * criterion is opened first and its points count. Ranges stay those of today. Criteria whose number is
 * not known or counts for nothing cannot move. Null where the partner has no next tier, or where all
 * numbers at their best do not reach it.
 */
export const cheapestPath = (
  explanation: Explanation,
  snapshot: Snapshot,
  efforts: Efforts,
): CheapestPath | null => {
  const { next, score, gapToNext, missingForNext } = explanation;
  if (next === null || score === null) {
    return null;
  }
  const movers = explanation.parts.flatMap((part) => {
    const mover = moverOf(part, snapshot, missingForNext, efforts);
    return mover === null ? [] : [mover];
  });
  const gainOfGates = movers.reduce(
    (sum, { part, value }) => sum + part.weightUsed * (value - (part.value ?? 0)),
    0,
  );
  // With the points there already, gates may still take some away.
  const spare = explanation.marginToLoss ?? 0;
  const gap = Math.max(0, (gapToNext ?? 0) - gainOfGates - (gapToNext === null ? spare : 0));
  const counts =
    gap === 0 ? movers.map(() => 0) : shareOutGap(movers.map((mover) => effortsOf(mover, gap)));
  if (counts === null) {
    return null;
  }
  const gains = polish(
    movers,
    // In the very words of `effortsOf`: rounded otherwise, a value could fall on the far side of a step.
    counts.map((count) => pointsOf(count, gap)),
    gap / pieces,
  );
  const steps = movers.flatMap((mover, index) => {
    const step = stepOf(mover, numberFor(mover, gains[index] ?? 0));
    return step === null ? [] : [step];
  });
  return {
    steps: steps.toSorted((a, b) => b.effort - a.effort),
    effort: steps.reduce((sum, { effort }) => sum + effort, 0),
    gates: missingForNext.filter((verdict) => !opens(verdict, movers)),
  };
};

const stepOf = (mover: Mover, to: number | null): PathStep | null => {
  const { part, today, isForGate, step, cost } = mover;
  if (to === null || to === today) {
    return null;
  }
  const after = valueOf(part.criterion.valueFunction, part.yardstick)(to);
  return {
    part,
    from: today,
    to,
    gain: part.weightUsed * (after - (part.value ?? 0)),
    effort: effortBetween(today, to, step, cost),
    isForGate,
  };
};

const opens = ({ kind, condition }: Verdict, movers: readonly Mover[]): boolean =>
  kind === 'gate' &&
  condition.kind === 'metric' &&
  movers.some(
    ({ part, isForGate }) => isForGate && part.criterion.metricCode === condition.metricCode,
  );
