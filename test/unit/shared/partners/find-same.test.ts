import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeUse, SamePairs } from '#shared/model/partners.ts';
import { findSamePartners } from '#shared/partners/find-same.ts';
import { diceOf, trigramsOf } from '#shared/partners/name-likeness.ts';
import { normaliseIdentifier } from '#shared/partners/normalise-identifier.ts';
import { nameWords } from '#shared/partners/normalise-name.ts';
import { groupRoots } from '#shared/partners/parents.ts';
import { sameScore } from '#shared/partners/same-score.ts';
import { anAttribute } from '#test/fixtures/a-snapshot.ts';

const find = (
  names: readonly string[],
  vats: readonly string[] = names.map(() => ''),
  uses: ReadonlyMap<string, AttributeUse> = new Map([['vat', 'identifier']]),
): SamePairs => {
  const search = findSamePartners(
    {
      partnerKeys: names.map((_, row) => `K${String(row).padStart(6, '0')}`),
      partnerNames: names,
      attributes: [anAttribute('vat', vats)],
    },
    uses,
    [],
    100,
  );
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
};

describe('names of companies', () => {
  it.each([
    ['Müller & Söhne GmbH & Co. KG', 'MULLER SOHNE'],
    ['Ferrari S.p.A.', 'Ferrari SpA'],
    ['The Łódź Group Sp. z o.o.', 'lodz group'],
    ["L'Étoile, SARL", 'LETOILE'],
    ['Straße AG', 'strasse'],
  ])('%s has the words of %s', (one, other) => {
    expect(nameWords(one)).toEqual(nameWords(other));
  });

  it('keep a name that is a legal form, and words before the end', () => {
    expect([nameWords('SAS AB'), nameWords('AB Volvo')]).toEqual([
      ['sas', 'ab'],
      ['ab', 'volvo'],
    ]);
  });
});

describe('identifiers', () => {
  it.each([
    ['identifier', ' de-123.456 ', 'DE123456'],
    ['identifier', '000-00', ''],
    ['email', 'Info@Kestrel.Example', 'kestrel.example'],
    ['email', 'someone@gmail.com', ''],
    ['web', 'https://www.kestrel.example/de?x=1', 'kestrel.example'],
    ['phone', '+49 (0)30 1234567', '301234567'],
    ['phone', '030/1234567', '301234567'],
    ['phone', '110', ''],
  ] as const)('as %s, "%s" is "%s"', (use, text, expected) => {
    expect(normaliseIdentifier(use, text)).toBe(expected);
  });
});

describe('partners that may be the same', () => {
  it('are found by words in any order, by a typing error, and by an identifier alone', () => {
    const names = [
      'Kestrel Systems',
      'Systems Kestrel Ltd',
      'Norwind',
      'Quantum Logistics',
      'Quantum Logistcs',
    ];
    const pairs = find([...names, 'Other'], ['', '', 'X1', '', '', 'x-1']).pairs;
    expect(
      pairs.map(({ one, other, score }) => [one.at(-1), other.at(-1), score.toFixed(2)]),
    ).toEqual([
      ['2', '5', '0.90'],
      ['0', '1', '0.70'],
      ['3', '4', '0.59'],
    ]);
  });

  it('say so when too many share a value', () => {
    const names = Array.from({ length: 120 }, (_, row) => `Different ${row * 7919}`);
    const { pairs, tooCommon } = find(
      names,
      names.map(() => 'DE1'),
    );
    expect([pairs.length, tooCommon]).toEqual([0, ['vat DE1']]);
  });

  it('do not depend on the order of partners', () => {
    const name = fc
      .array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'GmbH'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.constantFrom('', 'V1', 'V2')), { maxLength: 20 }),
        (partners) => {
          const scores = (list: typeof partners): readonly string[] =>
            find(
              list.map(([text]) => text),
              list.map(([, vat]) => vat),
            )
              .pairs.map(({ score }) => score.toFixed(9))
              .sort();
          expect(scores([...partners].reverse())).toEqual(scores(partners));
        },
      ),
    );
  });

  it('score between 0 and 1, higher with each agreement and lower with each conflict', () => {
    const piece = fc.record({
      kind: fc.constantFrom('name', 'identifier', 'attribute', 'conflict' as const),
      strength: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(piece), piece, (some, one) => {
        const [before, after] = [sameScore(some), sameScore([...some, one])];
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
        const rise = one.kind === 'conflict' ? before - after : after - before;
        expect(rise).toBeGreaterThanOrEqual(-1e-12);
        expect(sameScore([one, ...some])).toBeCloseTo(after, 12);
      }),
    );
  });

  it('are alike from 0 to 1, whichever is named first', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
        const [left, right] = [trigramsOf(one), trigramsOf(other)];
        expect(diceOf(left, right)).toBe(diceOf(right, left));
        expect(diceOf(left, right)).toBeLessThanOrEqual(1);
        expect(diceOf(left, left)).toBe(left.length === 0 ? 0 : 1);
      }),
    );
  });
});

describe('groups of parents', () => {
  it('end at the topmost parent, in a circle at its least key', () => {
    expect(groupRoots(['a', 'b', 'c', 'd', 'e', 'f'], ['', 'a', 'b', 'HOLDING', 'f', 'e'])).toEqual(
      ['a', 'a', 'a', 'HOLDING', 'e', 'e'],
    );
  });
});
