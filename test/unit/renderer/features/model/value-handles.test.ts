import { describe, expect, it } from 'vitest';
import { handlesOf } from '#renderer/features/model/weights/value-handles.ts';
import { heaviest, shownACard } from '#renderer/features/model/weights/shown-criteria.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';

const moved = (valueFunction: ValueFunction, index: number, raw: number, value: number) =>
  handlesOf(valueFunction)?.move(index, { raw, value });

describe('the handles of a value function', () => {
  const goalposts: ValueFunction = {
    method: 'goalposts',
    direction: 'lower',
    lower: 10,
    upper: 20,
  };
  const target: ValueFunction = { method: 'target', lower: 0, bestFrom: 4, bestTo: 6, upper: 10 };
  const bands: ValueFunction = {
    method: 'bands',
    below: 0,
    steps: [
      { from: 5, value: 50 },
      { from: 9, value: 100 },
    ],
  };
  const rubric: ValueFunction = {
    method: 'rubric',
    levels: [
      { at: 'low', value: 0, wording: '' },
      { at: 'high', value: 90, wording: 'signed' },
    ],
  };

  it('lie at its corners', () => {
    expect(handlesOf(goalposts)?.points).toEqual([
      { raw: 10, value: 100 },
      { raw: 20, value: 0 },
    ]);
    expect(handlesOf(target)?.points.map(({ raw, value }) => [raw, value])).toEqual([
      [0, 0],
      [4, 100],
      [6, 100],
      [10, 0],
    ]);
    expect(handlesOf(rubric)?.points).toEqual([
      { raw: 1, value: 0 },
      { raw: 2, value: 90 },
    ]);
    expect(handlesOf({ method: 'minmax', direction: 'higher' })).toBeNull();
  });

  it('move what they stand for, never past a neighbour', () => {
    expect(moved(goalposts, 1, 25, 60)).toEqual({ ...goalposts, upper: 25 });
    expect(moved(goalposts, 0, 30, 60)).toEqual(goalposts);
    expect(moved(target, 1, 5, 60)).toEqual({ ...target, bestFrom: 5 });
    expect(moved(target, 1, 7, 60)).toEqual(target);
    expect(moved(bands, 0, 6, 40)).toEqual({
      ...bands,
      steps: [
        { from: 6, value: 40 },
        { from: 9, value: 100 },
      ],
    });
    expect(moved(bands, 0, 12, 40)).toMatchObject({ steps: [{ from: 5, value: 40 }, { from: 9 }] });
    expect(moved(rubric, 1, 1, 120)).toMatchObject({ levels: [{}, { at: 'high', value: 100 }] });
  });
});

describe('a model of many criteria', () => {
  it('shows all of a usual model, and some of each dimension of a huge one', () => {
    expect(shownACard(4, 12)).toBe(12);
    expect(shownACard(4, 2000)).toBe(37);
    expect(shownACard(100, 2000)).toBe(5);
    expect(heaviest([0.1, 0.5, 0.2, 0.2], 3)).toEqual([1, 2, 3]);
  });
});
