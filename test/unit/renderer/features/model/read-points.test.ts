import { describe, expect, it } from 'vitest';
import { readPoints } from '#renderer/features/model/tiers/read-points.ts';
import { tierCard } from '#shared/model/tier-card.ts';

describe('points that are typed one a line', () => {
  it('come without marks, spaces and empty lines', () => {
    expect(readPoints('- First access\r\n\n  • Funds  \n*not a mark\n   \n')).toEqual([
      'First access',
      'Funds',
      '*not a mark',
    ]);
  });

  it('always fit the card, however much is typed', () => {
    const outcomes = readPoints(`${'x'.repeat(499)} ${'y'.repeat(100)}\n${'point\n'.repeat(100)}`);
    expect(outcomes.length).toBe(30);
    expect(tierCard.parse({ outcomes }).outcomes).toEqual(outcomes);
  });
});
