import type { HashParts } from './hash-parts.ts';

/** Bytes of a hash. */
export const hashBytes = 32;

const nodeMark = Uint8Array.of(1);

/** A binary tree of hashes over leaves whose number is a power of two. */
export type MerkleTree = {
  readonly root: Uint8Array;
  /** The neighbour's hash on each floor, from the leaf upwards. */
  readonly proofOf: (place: number) => readonly Uint8Array[];
};

const nodeHash = (hash: HashParts, left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(nodeMark, left, right);

const at = (floor: Uint8Array, place: number): Uint8Array =>
  floor.subarray(place * hashBytes, (place + 1) * hashBytes);

/** Grows the tree over leaves that lie one after the other, 32 bytes each, 2^depth of them. */
export const growTree = (leaves: Uint8Array, hash: HashParts): MerkleTree => {
  const floors: Uint8Array[] = [leaves];
  for (let floor = leaves; floor.length > hashBytes;) {
    const next = new Uint8Array(floor.length / 2);
    for (let place = 0; place < next.length / hashBytes; place += 1) {
      const node = nodeHash(hash, at(floor, 2 * place), at(floor, 2 * place + 1));
      next.set(node, place * hashBytes);
    }
    floors.push(next);
    floor = next;
  }
  const top = floors.at(-1) ?? leaves;
  return {
    root: at(top, 0),
    proofOf: (place) =>
      floors.slice(0, -1).map((floor, height) => at(floor, Math.floor(place / 2 ** height) ^ 1)),
  };
};

/** The root that a leaf at a place leads to by the hashes beside its way. */
export const rootOfProof = (
  leaf: Uint8Array,
  place: number,
  proof: readonly Uint8Array[],
  hash: HashParts,
): Uint8Array =>
  proof.reduce(
    (node, neighbour, height) =>
      Math.floor(place / 2 ** height) % 2 === 0
        ? nodeHash(hash, node, neighbour)
        : nodeHash(hash, neighbour, node),
    leaf,
  );
