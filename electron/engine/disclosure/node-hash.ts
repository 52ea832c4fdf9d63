import { createHash } from 'node:crypto';
import type { HashParts } from '#shared/disclosure/hash-parts.ts';

/** SHA-256 by Node. */
export const nodeHash: HashParts = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
