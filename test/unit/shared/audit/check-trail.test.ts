import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditGenesis } from '#shared/audit/audit-event.ts';
import { checkTrail, type StoredEvent } from '#shared/audit/check-trail.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const chainOf = (sentences: readonly string[]): StoredEvent[] => {
  let previous = auditGenesis;
  return sentences.map((what, index) => {
    const event = canonicalJson({
      seq: index + 1,
      at: '2026-03-01T09:30:00.000Z',
      actor: 'analyst',
      action: 'changed',
      what,
      object: null,
      rows: { tier: 1 },
      before: null,
      after: null,
      reason: null,
    });
    const link = { seq: index + 1, event, previous, hash: sha256(previous + event) };
    previous = link.hash;
    return link;
  });
};

const three = chainOf(['one', 'two', 'three']);
const headAt = (events: number): { events: number; head: string } => ({
  events,
  head: three[events - 1]?.hash ?? auditGenesis,
});

describe('the chain of the audit trail', () => {
  it('holds as it was written, and carries on every head it ever had', () => {
    const anchors = [0, 1, 2, 3].map(headAt);
    expect(checkTrail(three, sha256, anchors)).toEqual({
      events: 3,
      head: three[2]?.hash,
      fault: null,
      extends: [true, true, true, true],
    });
  });

  it('does not carry on the head of another trail, nor one that it has not reached', () => {
    const anchors = [
      { events: 2, head: chainOf(['one', 'other'])[1]?.hash ?? '' },
      { ...headAt(3), events: 4 },
      headAt(3),
    ];
    expect(checkTrail(three.slice(0, 2), sha256, anchors).extends).toEqual([false, false, false]);
  });

  it('breaks where any byte of any event was changed, and says at which', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom('event', 'previous', 'hash'),
        fc.nat(),
        (sentences, at, field, place) => {
          const chain = chainOf(sentences);
          const index = at % chain.length;
          const link = chain[index];
          if (link === undefined) return;
          const text = link[field];
          const spot = place % text.length;
          const other = text[spot] === '0' ? '1' : '0';
          chain[index] = { ...link, [field]: text.slice(0, spot) + other + text.slice(spot + 1) };
          expect(checkTrail(chain, sha256).fault?.seq).toBe(index + 1);
        },
      ),
    );
  });

  it.each<[string, readonly StoredEvent[], number, string]>([
    ['an event was taken out', three.toSpliced(1, 1), 2, 'event 2 is missing'],
    ['the first was taken out', three.slice(1), 1, 'event 1 is missing'],
    [
      'an event was rewritten with its hash',
      three.with(1, { ...chainOf(['one', 'forged'])[1] } as StoredEvent),
      3,
      'it does not follow the event before it',
    ],
    [
      'an event is not what events are',
      [
        {
          seq: 1,
          event: '{"seq":1}',
          previous: auditGenesis,
          hash: sha256(`${auditGenesis}{"seq":1}`),
        },
      ],
      1,
      'it cannot be read',
    ],
  ])('breaks where %s', (_, chain, seq, reason) => {
    expect(checkTrail(chain, sha256).fault).toEqual({ seq, reason });
  });
});
