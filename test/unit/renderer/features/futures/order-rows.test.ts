import { describe, expect, it } from 'vitest';
import { findRows, orderByFigure, orderByName } from '#renderer/features/futures/order-rows.ts';

const partnerKeys = ['k-10', 'k-11', 'k-12', 'k-13'];
const partnerNames = ['Brio', 'Alba 10', 'Alba 9', 'Brio'];
const rows = [0, 1, 2, 3];

describe('rows of partners', () => {
  it('are ordered by name as people count, and equals by key either way', () => {
    expect(orderByName(rows, partnerNames, false)).toEqual([2, 1, 0, 3]);
    expect(orderByName(rows, partnerNames, true)).toEqual([0, 3, 1, 2]);
  });

  it('are ordered by a figure, and those without one come last either way', () => {
    const figures = [NaN, 2, 5, 2];
    const figureOf = (row: number): number => figures[row] ?? NaN;
    expect(orderByFigure(rows, figureOf, false)).toEqual([1, 3, 2, 0]);
    expect(orderByFigure(rows, figureOf, true)).toEqual([2, 1, 3, 0]);
  });

  it('are found by a part of name or key, in the order in which they stand', () => {
    const source = { partnerKeys, partnerNames };
    expect(findRows([3, 2, 1, 0], source, ' BRIO ')).toEqual([3, 0]);
    expect(findRows(rows, source, 'K-12')).toEqual([2]);
    expect(findRows(rows, source, ' ')).toEqual(rows);
    expect(findRows(rows, source, 'Ceres')).toEqual([]);
  });
});
