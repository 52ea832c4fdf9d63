import { describe, expect, it } from 'vitest';
import { judgeChain, type ChainLink } from '#shared/proposal/judge-chain.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';

const hash = (letter: string): string => letter.repeat(64);

type Part = Partial<Omit<ChainLink, 'document'>> & {
  readonly document?: Partial<ChainLink['document']>;
};

/** A proposal called after the letter of its hash, which takes the place of the one of `before`. */
const aLink = (letter: string, before: string | null, part: Part = {}): ChainLink => ({
  fileName: `${letter}.tierproposal`,
  sha256: hash(letter),
  fault: null,
  outcome: null,
  ...part,
  document: {
    ...aProposal(),
    title: letter.toUpperCase(),
    previous: before === null ? null : { title: before.toUpperCase(), sha256: hash(before) },
    ...part.document,
  },
});

const trail = (events: number, letter: string) => ({ audit: { events, head: hash(letter) } });

describe('a proposal and those before it', () => {
  it('is the first, or names one that is not at hand', () => {
    const { previous, ...older } = aLink('a', null).document;
    expect(previous).toBeNull();
    expect(judgeChain({ ...aLink('a', null), document: older }, [])).toEqual({
      state: 'first',
      words: 'It names no earlier proposal.',
    });
    expect(judgeChain(aLink('b', 'a'), [])).toEqual({
      state: 'notGiven',
      words:
        'It says that it takes the place of "A" (SHA-256 aaaaaaaaaaaaaaaa…); that file was not given.',
    });
  });

  it('extends those that were given, in whatever order, and says how many stand where they were put', () => {
    const put = aProposal().partners.map((partner, index) => ({
      ...partner,
      proposedTier: index === 0 ? null : partner.currentTier,
    }));
    const [a, b, c] = [
      aLink('a', null, { outcome: 'Refused by finance.' }),
      aLink('b', 'a', { document: { partners: put } }),
      aLink('c', 'b'),
    ];
    const words =
      'It extends "B" of 2026-03-01 (SHA-256 bbbbbbbbbbbbbbbb…), which extends "A" of 2026-03-01 ' +
      '(SHA-256 aaaaaaaaaaaaaaaa…). 4 of 5 partners of both stand today in the tier that it proposed. ' +
      'a.tierproposal: Refused by finance.';
    expect(judgeChain(c, [a, b])).toEqual({ state: 'extends', words });
    expect(judgeChain(c, [b, a])).toEqual({ state: 'extends', words });
  });

  it.each([
    ['another proposal', aLink('c', 'b'), aLink('a', null), 'a.tierproposal is another proposal'],
    ['any, where it names none', aLink('c', null), aLink('a', null), 'it extends none'],
    [
      'one that was changed',
      aLink('b', 'a'),
      aLink('a', null, { fault: 'The PDF carries proposal.json: another' }),
      'a.tierproposal does not hold: The PDF carries proposal.json: another',
    ],
    [
      'one of a later day',
      aLink('b', 'a'),
      aLink('a', null, { document: { createdAt: '2027-01-01T00:00:00.000Z' } }),
      'dated after',
    ],
    [
      'one whose audit trail had come further',
      aLink('b', 'a', { document: trail(7, 'e') }),
      aLink('a', null, { document: trail(8, 'f') }),
      'had come to event 8 in a.tierproposal',
    ],
    [
      'one whose audit trail is another at the same event',
      aLink('b', 'a', { document: trail(8, 'e') }),
      aLink('a', null, { document: trail(8, 'f') }),
      'does not go on from there',
    ],
  ])('does not extend %s', (_name, own, earlier, words) => {
    expect(judgeChain(own, [earlier])).toEqual({
      state: 'broken',
      words: expect.stringContaining(words) as string,
    });
  });

  it('does not extend what stands before the first', () => {
    expect(judgeChain(aLink('b', 'a'), [aLink('a', null), aLink('c', null)])).toEqual({
      state: 'broken',
      words:
        '"A" of 2026-03-01 (SHA-256 aaaaaaaaaaaaaaaa…) names no earlier proposal, so c.tierproposal is none before it.',
    });
  });
});
