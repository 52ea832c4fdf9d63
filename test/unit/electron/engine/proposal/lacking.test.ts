import { describe, expect, it } from 'vitest';
import { lackingSentence } from '#electron/engine/proposal/pages/lacking.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';

const named = (...names: readonly string[]) => ({
  partners: aProposal().partners.map((each, row) => ({ ...each, name: names[row] ?? 'Plain' })),
});
const isLacking = (text: string): boolean => /[^ -~]/u.test(text);

describe('what cannot be printed', () => {
  it('is named by its code, with how many partners it is about and where the true text is', () => {
    expect(lackingSentence(named('東京', '京都'), ['京', '東', '都'], isLacking)).toBe(
      'The font of these pages lacks 3 characters, which are printed as □: U+4EAC, U+6771, U+90FD. The names of 2 partners have some. The true text is in proposal.json, which is attached to this file, and in tiers.csv.',
    );
    expect(lackingSentence(named('😀'), ['😀'], isLacking)).toBe(
      'The font of these pages lacks a character, which is printed as □: U+1F600. The name of one partner has some. The true text is in proposal.json, which is attached to this file, and in tiers.csv.',
    );
  });

  it('is counted where it would fill the page', () => {
    const many = Array.from({ length: 30 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const said = lackingSentence(named(), many, isLacking);
    expect(said).toContain('U+4E17 and 6 more. The true text');
    expect(said).toContain('lacks 30 characters');
  });
});
