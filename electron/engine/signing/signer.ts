import { sign, type KeyObject } from 'node:crypto';
import type { X509 } from './x509.ts';

/**
 * Whoever can sign: a key of this machine, or later a card that never gives its key away. The signature is
 * over SHA-256 of the bytes, in the form that CMS wants.
 */
export type Signer = {
  readonly certificate: X509;
  /** From the issuer of the certificate to the root, both included; empty for a root. */
  readonly chain: readonly X509[];
  readonly sign: (bytes: Uint8Array) => Promise<Buffer>;
};

/** A signer whose key is at hand. */
export const keySigner = (certificate: X509, chain: readonly X509[], key: KeyObject): Signer => ({
  certificate,
  chain,
  sign: (bytes) => Promise.resolve(sign('sha256', bytes, key)),
});
