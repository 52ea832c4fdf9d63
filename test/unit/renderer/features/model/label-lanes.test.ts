import { describe, expect, it } from 'vitest';
import { labelLanes } from '#renderer/features/model/consequences/label-lanes.ts';

describe('the names beside tier lines', () => {
  it('stand in one row where the lines are far apart', () => {
    expect(
      labelLanes([
        { name: 'Gold', line: 80 },
        { name: 'Silver', line: 40 },
        { name: 'Base', line: null },
      ]),
    ).toEqual([0, 0, 0]);
  });

  it('go one row down where a name would stand on another, and up again where there is room', () => {
    expect(
      labelLanes([
        { name: 'Top', line: 90 },
        { name: 'Strategic', line: 63 },
        { name: 'Advanced', line: 54 },
        { name: 'Select', line: 53 },
      ]),
    ).toEqual([0, 0, 1, 0]);
  });
});
