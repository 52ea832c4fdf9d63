import { describe, expect, it } from 'vitest';
import { readPercent } from '#renderer/features/model/weights/read-percent.ts';

describe('a typed weight', () => {
  it('is read with point or comma, with or without its sign, and kept within the scale', () => {
    expect(['45', '45 %', ' 12,34 ', '7.25%', '.5', '3.', '120', '-4'].map(readPercent)).toEqual([
      45, 45, 12.3, 7.3, 0.5, 3, 100, 0,
    ]);
  });

  it('is nothing where it is no number', () => {
    expect(['', '%', 'ten', '1 2', '1e1', '--3', '.'].map(readPercent)).toEqual(
      new Array(7).fill(null),
    );
  });
});
