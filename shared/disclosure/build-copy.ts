import { invariant } from '../invariant.ts';
import { canonicalJson } from '../proposal/canonical-json.ts';
import type { Commitment } from './commit-document.ts';
import type { CopyDocument } from './copy-document.ts';
import { pathsOfCopy } from './copy-paths.ts';
import { partnerPath, type AnyProposal } from './document-fields.ts';
import { toHex } from './hash-parts.ts';

const namesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

/**
 * The fields that one partner may see; null where the proposal has no such partner. `withPoints` adds the
 * points by criterion, with names and weights. `commitment` is that of the document, made once for many copies.
 */
export const buildCopy = (
  document: AnyProposal,
  commitment: Commitment,
  key: string,
  withPoints: boolean,
): CopyDocument | null => {
  const row = document.partners.findIndex((partner) => partner.key === key);
  const handle = commitment.handles[row];
  if (handle === undefined) {
    return null;
  }
  const { fields, tree } = commitment;
  const paths = pathsOfCopy(
    namesOf(fields.get('')?.value),
    namesOf(fields.get(partnerPath(handle))?.value),
    handle,
    withPoints,
  );
  return {
    format: 'tierwright-copy/1',
    fields: paths.map((path) => {
      const field = fields.get(path);
      invariant(field !== undefined, 'a copy takes fields that the proposal has');
      const { value, salt, place } = field;
      return { path, value, salt: toHex(salt), place, proof: tree.proofOf(place).map(toHex) };
    }),
  };
};

/** The bytes of `copy.json`. */
export const copyText = (copy: CopyDocument): string => canonicalJson(copy);
