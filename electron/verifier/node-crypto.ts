import { p256, p384 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { readPublicKey, type PublicKey } from './public-key.ts';
import { verifyRsa } from './rsa.ts';

/*
 * What the verifying code asks of Node's crypto, for a page: hashes, public keys and signatures. A page opened
 * as a file has WebCrypto in some browsers only, and there it answers later, which the code does not wait for.
 */

const hashes = { sha1, sha256, sha384, sha512 };

const hashOf = (name: string): CHash => {
  if (name !== 'sha1' && name !== 'sha256' && name !== 'sha384' && name !== 'sha512') {
    throw new Error(`no hash ${name}`);
  }
  return hashes[name];
};

type Hash = {
  readonly update: (part: Uint8Array | string) => Hash;
  readonly digest: { (): Buffer; (encoding: 'hex'): string };
};

/** As Node's. */
export const createHash = (name: string): Hash => {
  const inner = hashOf(name).create();
  function digest(): Buffer;
  function digest(encoding: 'hex'): string;
  function digest(encoding?: 'hex'): Buffer | string {
    const bytes = Buffer.from(inner.digest());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }
  const hash: Hash = {
    update: (part) => {
      inner.update(typeof part === 'string' ? Buffer.from(part, 'utf8') : part);
      return hash;
    },
    digest,
  };
  return hash;
};

export type KeyObject = PublicKey;

/** A public key in DER, as Node's; throws on what is none. */
export const createPublicKey = ({ key }: { readonly key: Buffer }): KeyObject => readPublicKey(key);

/** As Node's: RSA by PKCS #1 version 1.5, ECDSA with its value in DER. */
export const verify = (
  hash: string,
  data: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): boolean => {
  const digest = hashOf(hash)(data);
  if (key.asymmetricKeyType === 'rsa') {
    return verifyRsa(key, hash, digest, signature);
  }
  const curve = key.asymmetricKeyDetails.namedCurve === 'prime256v1' ? p256 : p384;
  return curve.verify(signature, digest, key.point, {
    format: 'der',
    prehash: false,
    lowS: false,
  });
};

const absent = (): never => {
  throw new Error('a page that verifies neither signs nor makes keys');
};

/* What lies beside the verifying code in its files and is never called here. */
export const sign = absent;
export const randomBytes = absent;
