import { describe, expect, it } from 'vitest';
import { movementWords } from '#renderer/tiers/movement-words.ts';
import { noTier } from '#shared/scoring/tiers.ts';

describe('a way from one tier to another', () => {
  it('is said in words, also into the tiers and out of them', () => {
    const tiers = [{}, {}, {}, { ladder: 'b' }, { ladder: 'b' }];
    const ways = [
      movementWords(2, 0, tiers),
      movementWords(0, 1, tiers),
      movementWords(1, 1, tiers),
      movementWords(noTier, 1, tiers),
      movementWords(1, noTier, tiers),
      movementWords(1, 3, tiers),
      movementWords(4, 3, tiers),
    ];
    expect(ways.map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      '▲ 2 rises by 2',
      '▼ 1 falls by 1',
      '· stays',
      '◇ gets a first tier',
      '◇ loses its tier',
      '⇄ changes ladder',
      '▲ 1 rises by 1',
    ]);
  });
});
