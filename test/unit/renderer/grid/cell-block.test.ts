import { describe, expect, it } from 'vitest';
import { createBlockSelection } from '#renderer/grid/cell-block.ts';

describe('a block of cells', () => {
  const create = () => {
    let changes = 0;
    const selection = createBlockSelection(
      () => ['rank', 'partner', 'score'],
      () => {
        changes += 1;
      },
    );
    return { selection, changes: () => changes };
  };

  it('runs from where it began to where it was drawn, either way', () => {
    const { selection } = create();
    expect(selection.block()).toBeNull();
    selection.put(5, 'score', false);
    selection.put(3, 'partner', true);
    expect(selection.block()).toEqual({ fromRow: 3, toRow: 5, columns: ['partner', 'score'] });
    const cells = [2, 3, 5, 6].map((row) =>
      ['rank', 'partner', 'score'].map((column) => selection.has(row, column)),
    );
    expect(cells).toEqual([
      [false, false, false],
      [false, true, true],
      [false, true, true],
      [false, false, false],
    ]);
    selection.put(0, 'rank', false);
    expect(selection.block()).toEqual({ fromRow: 0, toRow: 0, columns: ['rank'] });
  });

  it('takes everything, nothing, and no column that is not there', () => {
    const { selection, changes } = create();
    selection.put(1, 'gone', false);
    expect([selection.block(), changes()]).toEqual([null, 0]);
    selection.all(4);
    expect(selection.block()).toEqual({
      fromRow: 0,
      toRow: 3,
      columns: ['rank', 'partner', 'score'],
    });
    selection.put(3, 'score', true);
    expect(changes()).toBe(1);
    selection.clear();
    selection.clear();
    expect([selection.block(), selection.has(0, 'rank'), changes()]).toEqual([null, false, 2]);
  });
});
