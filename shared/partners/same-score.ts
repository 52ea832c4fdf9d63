import type { AttributeUse, SameEvidence } from '../model/partners.ts';

/** What each kind of evidence is worth. */
export const sameStrengths = {
  /** Of names without case, accents, punctuation, legal forms and word order, times their likeness. */
  name: 0.7,
  identifier: 0.9,
  phone: 0.7,
  web: 0.7,
  email: 0.6,
  /** Of an equal attribute, times the share of partners that have another value. */
  attribute: 0.1,
  /** Against: both have the identifier, and the two differ. */
  conflict: 0.5,
} as const satisfies Record<
  Exclude<AttributeUse, 'parent'> | 'name' | 'attribute' | 'conflict',
  number
>;

/** Names less alike than this are no evidence. */
export const leastLikeness = 0.88;

/** Pairs below this score are not offered. */
export const leastScore = 0.5;

/**
 * (1 − Π(1 − strength)) × Π(1 − conflict): each piece of evidence takes away its share of the doubt
 * that is left, each conflict its share of what then speaks for one partner. 0 to 1; the order of
 * the evidence does not matter.
 */
export const sameScore = (evidence: readonly Pick<SameEvidence, 'kind' | 'strength'>[]): number => {
  let doubt = 1;
  let trust = 1;
  for (const { kind, strength } of evidence) {
    if (kind === 'conflict') {
      trust *= 1 - strength;
    } else {
      doubt *= 1 - strength;
    }
  }
  return (1 - doubt) * trust;
};
