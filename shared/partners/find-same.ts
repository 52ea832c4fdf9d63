import type { AttributeUse, SameEvidence, SamePair, SamePairs } from '../model/partners.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { apartId } from './apart-id.ts';
import { blockNames, blockTexts, mostInBlock } from './block-partners.ts';
import { nameLikeness, weighWords } from './name-likeness.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';
import { nameWords } from './normalise-name.ts';
import { leastLikeness, leastScore, sameScore, sameStrengths } from './same-score.ts';

/** What evidence of two names is about. */
export const nameEvidence = 'Name';

type Partners = Pick<Snapshot, 'partnerKeys' | 'partnerNames' | 'attributes'>;

type Facts = {
  readonly partners: Partners;
  readonly words: readonly (readonly string[])[];
  /** Words in ascending order, and joined without blanks. */
  readonly sortedWords: readonly (readonly string[])[];
  readonly joinedNames: readonly string[];
  readonly weightOf: (word: string) => number;
  readonly identifiers: readonly {
    readonly use: Exclude<AttributeUse, 'parent'>;
    readonly name: string;
    readonly texts: readonly string[];
    readonly raw: (row: number) => string;
  }[];
  readonly described: readonly {
    readonly name: string;
    readonly labels: readonly string[];
    readonly codes: Uint32Array;
    /** Share of partners that have another value, by code. */
    readonly rarity: Float64Array;
  }[];
};

const gatherFacts = (partners: Partners, uses: ReadonlyMap<string, AttributeUse>): Facts => {
  const words = partners.partnerNames.map(nameWords);
  const ofUse = (use: AttributeUse | undefined): use is Exclude<AttributeUse, 'parent'> =>
    use !== undefined && use !== 'parent';
  return {
    partners,
    words,
    sortedWords: words.map((some) => [...some].sort()),
    joinedNames: words.map((some) => some.join('')),
    weightOf: weighWords(words),
    identifiers: partners.attributes.flatMap(({ code, name, labels, codes }) => {
      const use = uses.get(code);
      if (!ofUse(use)) {
        return [];
      }
      const plain = labels.map((label) => normaliseIdentifier(use, label));
      return [
        {
          use,
          name,
          texts: partners.partnerKeys.map((_, row) => plain[codes[row] ?? 0] ?? ''),
          raw: (row: number) => labels[codes[row] ?? 0] ?? '',
        },
      ];
    }),
    described: partners.attributes
      .filter(({ code, role }) => role === 'attribute' && !uses.has(code))
      .map(({ name, labels, codes }) => {
        const counts = new Float64Array(labels.length);
        for (const code of codes) {
          counts[code] = (counts[code] ?? 0) + 1;
        }
        return { name, labels, codes, rarity: counts.map((count) => 1 - count / codes.length) };
      }),
  };
};

const nameStrength = (
  { sortedWords, joinedNames, weightOf }: Facts,
  one: number,
  other: number,
): number => {
  const [left = [], right = []] = [sortedWords[one], sortedWords[other]];
  if (left.length === 0 || right.length === 0) {
    return 0;
  }
  if (joinedNames[one] === joinedNames[other]) {
    return sameStrengths.name;
  }
  const likeness = nameLikeness(left, right, weightOf);
  return likeness < leastLikeness ? 0 : likeness * sameStrengths.name;
};

/** Everything that speaks for or against two rows being one partner. */
const weigh = (facts: Facts, one: number, other: number): readonly SameEvidence[] => {
  const evidence: SameEvidence[] = [];
  const { partnerNames } = facts.partners;
  const byName = nameStrength(facts, one, other);
  if (byName > 0) {
    const [left = '', right = ''] = [partnerNames[one], partnerNames[other]];
    evidence.push({ kind: 'name', about: nameEvidence, one: left, other: right, strength: byName });
  }
  for (const { use, name, texts, raw } of facts.identifiers) {
    const [left = '', right = ''] = [texts[one], texts[other]];
    const both = { about: name, one: raw(one), other: raw(other) };
    if (left !== '' && left === right) {
      evidence.push({ kind: 'identifier', ...both, strength: sameStrengths[use] });
    } else if (use === 'identifier' && left !== '' && right !== '') {
      evidence.push({ kind: 'conflict', ...both, strength: sameStrengths.conflict });
    }
  }
  for (const { name, labels, codes, rarity } of facts.described) {
    const code = codes[one] ?? 0;
    const strength = sameStrengths.attribute * (rarity[code] ?? 0);
    if (code !== 0 && code === codes[other] && strength > 0) {
      const label = labels[code] ?? '';
      evidence.push({ kind: 'attribute', about: name, one: label, other: label, strength });
    }
  }
  return evidence;
};

const pairsPerPause = 4000;

/**
 * Pairs of partners that may be one, best first: at most `most` of those that score `leastScore` or
 * more. Nothing is merged by it: two partners with one name are a pair and stay two. Yields the share
 * done between pieces of work, so that whoever runs it can let others work, or stop.
 */
export function* findSamePartners(
  partners: Partners,
  uses: ReadonlyMap<string, AttributeUse>,
  apart: readonly { readonly one: string; readonly other: string }[],
  most: number,
): Generator<number, SamePairs> {
  const facts = gatherFacts(partners, uses);
  const { partnerKeys: keys } = partners;
  yield 0.1;
  const blocks = [
    ...facts.identifiers.map(({ name, texts }) => blockTexts(name, texts)),
    blockNames(facts.words),
  ];
  yield 0.2;
  const apartIds = new Set(apart.map(({ one, other }) => apartId(one, other)));
  const seen = new Set<number>();
  const tooCommon: string[] = [];
  const found: { one: number; other: number; score: number }[] = [];
  const total = blocks.reduce((sum, { size }) => sum + size, 0);
  let [done, untilPause] = [0, pairsPerPause];
  for (const [kind, block] of blocks.entries()) {
    for (const [reason, rows] of block) {
      done += 1;
      if (rows.length > mostInBlock) {
        if (kind < blocks.length - 1 || reason.startsWith('name ')) {
          tooCommon.push(reason);
        }
        continue;
      }
      for (let left = 0; left < rows.length; left += 1) {
        for (let right = left + 1; right < rows.length; right += 1) {
          const [one = 0, other = 0] = [rows[left], rows[right]];
          const id = one * keys.length + other;
          if (seen.has(id)) {
            continue;
          }
          seen.add(id);
          const score = sameScore(weigh(facts, one, other));
          if (score >= leastScore && !apartIds.has(apartId(keys[one] ?? '', keys[other] ?? ''))) {
            found.push({ one, other, score });
          }
          untilPause -= 1;
        }
      }
      if (untilPause <= 0) {
        untilPause = pairsPerPause;
        yield 0.2 + (0.8 * done) / total;
      }
    }
  }
  found.sort(
    (left, right) => right.score - left.score || left.one - right.one || left.other - right.other,
  );
  return {
    pairs: found.slice(0, most).map(({ one, other, score }): SamePair => ({
      one: keys[one] ?? '',
      other: keys[other] ?? '',
      score,
      evidence: [...weigh(facts, one, other)].sort((left, right) => right.strength - left.strength),
    })),
    found: found.length,
    tooCommon,
  };
}
