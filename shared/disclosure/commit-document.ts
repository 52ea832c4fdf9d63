import { invariant } from '../invariant.ts';
import type { VerificationCheck } from '../model/proposal.ts';
import { canonicalJson } from '../proposal/canonical-json.ts';
import { commonFields, partnerFields, type AnyProposal, type Field } from './document-fields.ts';
import { fromHex, keyedHash, toHex, type HashParts } from './hash-parts.ts';
import { growTree, hashBytes, type MerkleTree } from './merkle-tree.ts';

/** The least height of a tree: programmes of up to about 300 partners look alike. */
const leastDepth = 12;

const leafMark = Uint8Array.of(0);

/** The hash that a field is committed by: SHA-256(0 ‖ salt ‖ canonical JSON of path and value). */
export const leafOf = (salt: Uint8Array, { path, value }: Field, hash: HashParts): Uint8Array =>
  hash(leafMark, salt, canonicalJson([path, value]));

/** A field with what opens it. */
export type OpenedField = Field & { readonly salt: Uint8Array; readonly place: number };

/** Every field of a document behind one hash. */
export type Commitment = {
  readonly depth: number;
  readonly tree: MerkleTree;
  readonly handles: readonly string[];
  /** By path. */
  readonly fields: ReadonlyMap<string, OpenedField>;
};

const prefixOf = (hash: Uint8Array): number => {
  let prefix = 0;
  for (let at = 0; at < 6; at += 1) prefix = prefix * 256 + (hash[at] ?? 0);
  return prefix;
};

const compareHashes = (one: Uint8Array, other: Uint8Array): number => {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

/**
 * Commits to every field by itself. Salts, partners' handles and the leaves that fill the tree up follow
 * from `seed`, 32 random bytes as hex, and say nothing about it. Leaves stand in the order of their
 * hashes, so a place tells neither path nor partner.
 */
export const commitFields = (document: AnyProposal, seed: string, hash: HashParts): Commitment => {
  const secret = keyedHash(hash, fromHex(seed));
  const handles = document.partners.map(({ key }) =>
    toHex(secret(`partner:${key}`).subarray(0, 16)),
  );
  const fields = [
    ...commonFields(document),
    ...document.partners.flatMap((partner, row) => partnerFields(partner, handles[row] ?? '')),
  ].map((field) => ({ ...field, salt: secret(`salt:${field.path}`) }));
  const depth = Math.max(leastDepth, Math.ceil(Math.log2(fields.length)));
  const hashes = Array.from({ length: 2 ** depth }, (_, index) => {
    const field = fields[index];
    return field === undefined ? secret(`padding:${index}`) : leafOf(field.salt, field, hash);
  });
  const prefixes = Float64Array.from(hashes, prefixOf);
  const order = Uint32Array.from(hashes.keys()).sort((one, other) => {
    const apart = (prefixes[one] ?? 0) - (prefixes[other] ?? 0);
    return apart === 0 ? compareHashes(hashes[one] ?? leafMark, hashes[other] ?? leafMark) : apart;
  });
  const leaves = new Uint8Array(2 ** depth * hashBytes);
  const opened = new Map<string, OpenedField>();
  for (const [place, index] of order.entries()) {
    const field = fields[index];
    leaves.set(hashes[index] ?? leafMark, place * hashBytes);
    if (field !== undefined) opened.set(field.path, { ...field, place });
  }
  invariant(opened.size === fields.length, 'no two fields of a proposal have one path');
  return { depth, tree: growTree(leaves, hash), handles, fields: opened };
};

/** Adds the commitments to a document, and a handle to each partner; `seed` is 32 random bytes as hex. */
export const withCommitments = <T extends AnyProposal>(
  document: T,
  seed: string,
  hash: HashParts,
): T => {
  const { depth, tree, handles } = commitFields(document, seed, hash);
  return {
    ...document,
    commitments: { seed, root: toHex(tree.root), depth },
    partners: document.partners.map((partner, row) => ({ ...partner, handle: handles[row] ?? '' })),
  };
};

/** `commitments.json`: what a redacted copy is held against; null for proposals of before. */
export const commitmentsText = ({ commitments }: AnyProposal): string | null =>
  commitments === undefined
    ? null
    : canonicalJson({
        format: 'tierwright-commitments/1',
        root: commitments.root,
        depth: commitments.depth,
      });

/** Commits again and compares; nothing for proposals of before there were commitments. */
export const checkCommitments = (
  document: AnyProposal,
  hash: HashParts,
): readonly VerificationCheck[] => {
  const { commitments } = document;
  if (commitments === undefined) {
    const stray = document.partners.find(({ handle }) => handle !== undefined);
    return stray === undefined
      ? []
      : [
          {
            name: 'Commitments follow from the fields',
            passed: false,
            detail: `partner ${stray.key} has a handle without commitments`,
          },
        ];
  }
  const again = commitFields(document, commitments.seed, hash);
  const isSame =
    toHex(again.tree.root) === commitments.root &&
    again.depth === commitments.depth &&
    document.partners.every(({ handle }, row) => handle === again.handles[row]);
  return [
    {
      name: 'Commitments follow from the fields',
      passed: isSame,
      detail: isSame
        ? `${again.fields.size} fields were committed again`
        : 'committing to every field again gives another root or other handles',
    },
  ];
};
