import { describe, expect, it } from 'vitest';
import {
  comparedRows,
  scenarioColumns,
  scenariosHeld,
} from '#renderer/features/futures/compare/scenario-columns.ts';
import { futureRow, shownRows } from '#renderer/features/futures/result/future-rows.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import type { FutureResult } from '#shared/scenario/compare-scenario.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const future = (tiers: readonly number[]): FutureResult => ({
  scores: Float64Array.from(tiers, (tier) => (tier === noTier ? Number.NaN : 80 - tier * 30)),
  coverage: new Float64Array(tiers.length).fill(1),
  tiers: Uint8Array.from(tiers),
  ranks: Uint32Array.from(tiers, (_, row) => row + 1),
  order: new Uint32Array(tiers.length),
  counts: { byTier: [], without: 0 },
});

const today = future([0, 1, 1, noTier]);
const ids = ['a', 'b', 'c'] as readonly string[] as readonly ScenarioId[];
const scenarios = ids.map((id) => ({ id, name: id, narrative: '', states: [] }));
const [first, second] = ids;
if (first === undefined || second === undefined) throw new Error('three ids');
const columns = scenarioColumns(
  scenarios,
  new Map([
    [first, future([1, 1, 0, noTier])],
    [second, future([0, 1, 2, noTier])],
  ]),
);

describe('scenarios side by side', () => {
  it('keep their order, and say which are not computed yet', () => {
    expect(columns.map(({ id, result }) => [id, result !== null])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('can be narrowed to partners whose tier differs somewhere', () => {
    expect([comparedRows(today, columns, true), comparedRows(today, columns, false)]).toEqual([
      [0, 2],
      [0, 1, 2, 3],
    ]);
  });

  it('say in how many futures a partner keeps the tier or rises', () => {
    expect([0, 1, 2].map((row) => scenariosHeld(today, columns, row))).toEqual([
      { held: 1, of: 2 },
      { held: 2, of: 2 },
      { held: 1, of: 2 },
    ]);
  });
});

describe('a partner now and then', () => {
  const then = future([1, 1, 0, noTier]);
  const comparison = { now: today, then, movement: compareTiers(today.tiers, then.tiers, 3) };
  const snapshot = {
    partnerKeys: ['k0', 'k1', 'k2', 'k3'],
    partnerNames: ['Alba', 'Brio', 'Ceres', 'Dione'],
    attributes: [],
    metrics: [],
  };

  it('has both scores, the change and its direction', () => {
    expect(futureRow(snapshot, comparison, 0)).toEqual({
      key: 'k0',
      name: 'Alba',
      rankNow: 1,
      rankThen: 1,
      scoreNow: 80,
      scoreThen: 50,
      change: -30,
      tierNow: 0,
      tierThen: 1,
      direction: 'down',
    });
  });

  it('has no change where a score is missing', () => {
    const { scoreNow, change, direction } = futureRow(snapshot, comparison, 3);
    expect([scoreNow, change, direction]).toEqual([null, null, 'same']);
  });

  it('is shown among the differences only when the tier changes', () => {
    expect(shownRows(comparison, true)).toEqual([0, 2]);
    expect(shownRows(comparison, false)).toEqual([0, 1, 2, 3]);
  });
});
