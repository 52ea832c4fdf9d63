import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movementSentence, tierFlow } from '#renderer/tiers/tier-flow.ts';
import type { TierId } from '#shared/model/ids.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { noTierRules } from '#shared/model/tier-rules.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const tier = (name: string, line: number | null): Tier => ({
  id: name as TierId,
  name,
  purpose: '',
  shape: 'circle',
  line,
  rules: noTierRules,
});
const tiers = [tier('Gold', 70), tier('Silver', 40), tier('Bronze', null)];

const movement = (before: readonly number[], after: readonly number[]) =>
  compareTiers(Uint8Array.from(before), Uint8Array.from(after), tiers);

describe('the flow between tiers', () => {
  it('is a table with directions and totals', () => {
    const flow = tierFlow(movement([0, 0, 1, 2], [0, 1, 0, 2]), tiers);
    expect(
      flow.cells.map((row) => row.map(({ count, direction }) => `${count} ${direction}`)),
    ).toEqual([
      ['1 same', '1 down', '0 down'],
      ['1 up', '0 same', '0 down'],
      ['0 up', '0 up', '1 same'],
    ]);
    expect([flow.totalFrom, flow.totalTo, flow.largest]).toEqual([[2, 1, 1], [2, 1, 1], 1]);
  });

  it('shows “no tier” only on the side where somebody has none', () => {
    const flow = tierFlow(movement([noTier, 0], [1, 0]), tiers);
    expect(flow.from.map(({ tier: place }) => place?.name ?? 'none')).toEqual([
      'Gold',
      'Silver',
      'Bronze',
      'none',
    ]);
    expect(flow.to.map(({ tier: place }) => place?.name ?? 'none')).toEqual([
      'Gold',
      'Silver',
      'Bronze',
    ]);
    expect(flow.cells[3]?.[1]).toEqual({ count: 1, direction: 'other' });
  });

  it('counts every partner once', () => {
    const code = fc.constantFrom(0, 1, 2, noTier);
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code)), (moves) => {
        const flow = tierFlow(
          movement(
            moves.map(([from]) => from),
            moves.map(([, to]) => to),
          ),
          tiers,
        );
        const cells = flow.cells.flat().reduce((all, { count }) => all + count, 0);
        const totals = flow.totalTo.reduce((all, each) => all + each, 0);
        return cells === moves.length && totals === moves.length;
      }),
    );
  });
});

describe('the sentence of a movement', () => {
  it.each([
    [[0, 1], [1, 0], '1 partner falls, 1 rises and 0 stay.'],
    [[0, 0, 2], [1, 1, 2], '2 partners fall and 1 stays.'],
    [[1, 1], [0, 1], '1 partner rises and 1 stays.'],
    [[0, 1], [0, 1], 'All 2 partners stay where they are.'],
    [[noTier, 1], [2, 1], '1 partner gains or loses a tier altogether and 1 stays.'],
    [[], [], 'There is no partner yet.'],
  ])('from %j to %j is “%s”', (before, after, sentence) => {
    expect(movementSentence(movement(before, after))).toBe(sentence);
  });

  it('groups the figures of counts that are large', () => {
    const before = new Array<number>(4_500).fill(0);
    const after = before.map((_, row) => (row < 1_200 ? 1 : 0));
    expect(movementSentence(movement(before, after))).toBe('1,200 partners fall and 3,300 stay.');
  });
});
