import { nothing, octetString, oid, sequence } from '#electron/engine/signing/der.ts';
import type { PublicKey } from './public-key.ts';

const hashIds: Readonly<Record<string, Buffer>> = {
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  sha384: oid('2.16.840.1.101.3.4.2.2'),
  sha512: oid('2.16.840.1.101.3.4.2.3'),
};

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

/** Exponents above this are for no key that is in use; a huge one would only take long. */
const longestExponent = 1n << 64n;

/**
 * Whether a value is the signature of a digest by PKCS #1 version 1.5 (RFC 8017, 8.2.2): the only block that could be
 * right is written and compared, so nothing in a block is read.
 */
export const verifyRsa = (
  key: PublicKey & { readonly asymmetricKeyType: 'rsa' },
  hash: string,
  digest: Uint8Array,
  value: Uint8Array,
): boolean => {
  const id = hashIds[hash];
  const length = Math.ceil(key.asymmetricKeyDetails.modulusLength / 8);
  const given = BigInt(`0x0${Buffer.from(value).toString('hex')}`);
  if (
    id === undefined ||
    value.length !== length ||
    given >= key.modulus ||
    key.exponent > longestExponent
  ) {
    return false;
  }
  const info = sequence(sequence(id, nothing), octetString(digest));
  const padding = length - info.length - 3;
  if (padding < 8) {
    return false;
  }
  const block = Buffer.concat([Buffer.of(0, 1), Buffer.alloc(padding, 0xff), Buffer.of(0), info]);
  const found = power(given, key.exponent, key.modulus)
    .toString(16)
    .padStart(2 * length, '0');
  return found === block.toString('hex');
};
