import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeUse, SamePairs } from '#shared/model/partners.ts';
import { findSamePartners } from '#shared/partners/find-same.ts';
import { jaroWinkler } from '#shared/partners/jaro-winkler.ts';
import { nameLikeness, weighWords } from '#shared/partners/name-likeness.ts';
import { normaliseIdentifier } from '#shared/partners/normalise-identifier.ts';
import { nameWords } from '#shared/partners/normalise-name.ts';
import { groupRoots } from '#shared/partners/parents.ts';
import { sameScore } from '#shared/partners/same-score.ts';
import { createRandom } from '#shared/random.ts';
import { sampleSeed } from '#shared/sample/create-sample.ts';
import { drawPartners } from '#shared/sample/sample-partners.ts';
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
      ['3', '4', '0.69'],
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

  it('are not those that share a common word, but those that share the rare ones', () => {
    const names = ['Alder', 'Birch', 'Cedar'].flatMap((first) =>
      ['Systems', 'Software', 'Networks', 'Digital'].map((last) => `${first} ${last} GmbH`),
    );
    expect(find([...names, 'Alder Sytems AG', 'Soft Ware Birch Ltd']).pairs).toMatchObject([
      { one: 'K000000', other: 'K000012' },
    ]);
    expect(find([...names, 'BirchSoftware']).pairs).toMatchObject([
      { one: 'K000005', other: 'K000012', score: 0.7 },
    ]);
  });

  it('are a handful in the sample: the three that were entered twice', () => {
    const partners = drawPartners(createRandom(sampleSeed));
    const names = partners.map(({ name }) => name);
    const told = find(names).pairs.map(({ one, other }) =>
      [one, other].map((key) => names[Number(key.slice(1))]),
    );
    expect(told).toEqual([
      ['Marvik Automation GmbH', 'Marvik Automation'],
      ['Services Yarrow I.T. Limited', 'Yarrow IT Services Lda.'],
      ['Kestrin Networks GmbH', 'Kestrin Netwroks GmbH'],
    ]);
  });
});

describe('the likeness of words', () => {
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['jellyfish', 'smellyfish', 0.8963],
    ['abc', 'xyz', 0],
    ['', '', 0],
  ])('of %s and %s is that of the literature', (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 4);
  });

  it('is from 0 to 1, whichever is named first, and 1 for names of the same words', () => {
    const word = fc.constantFrom('kestrel', 'kestral', 'systems', 'sytems', 'it', 'data');
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.sort());
    fc.assert(
      fc.property(name, name, fc.string(), fc.string(), (one, other, left, right) => {
        const weightOf = weighWords([one, other, ['data'], ['systems']]);
        const likeness = nameLikeness(one, other, weightOf);
        expect(likeness).toBeCloseTo(nameLikeness(other, one, weightOf), 12);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(nameLikeness(one, one, weightOf)).toBe(1);
        expect(jaroWinkler(left, right)).toBe(jaroWinkler(right, left));
        expect(jaroWinkler(left, right)).toBeLessThanOrEqual(1);
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
