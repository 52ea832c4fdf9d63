import { p256, p384 } from '@noble/curves/nist.js';
import { derTag, membersOf, nothing, readElements } from '#electron/engine/signing/der.ts';
import { objectIds } from '#electron/engine/signing/object-ids.ts';

/** What verifying asks of a public key, by the names of Node. */
export type PublicKey =
  | {
      readonly asymmetricKeyType: 'ec';
      readonly asymmetricKeyDetails: { readonly namedCurve: 'prime256v1' | 'secp384r1' };
      /** The point as it stands in the key. */
      readonly point: Uint8Array;
    }
  | {
      readonly asymmetricKeyType: 'rsa';
      readonly asymmetricKeyDetails: { readonly modulusLength: number };
      readonly modulus: bigint;
      readonly exponent: bigint;
    };

const curves = [
  [objectIds.p256, 'prime256v1', p256],
  [objectIds.p384, 'secp384r1', p384],
] as const;

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

/** Reads a SubjectPublicKeyInfo (RFC 5280) of ECDSA P-256, P-384 or RSA; throws on anything else. */
export const readPublicKey = (spki: Buffer): PublicKey => {
  const [outer, ...others] = readElements(spki) ?? [];
  const [algorithm, bits, ...more] = membersOf(outer) ?? [];
  const [kind, parameter, ...rest] = membersOf(algorithm) ?? [];
  if (
    others.length + more.length + rest.length > 0 ||
    kind === undefined ||
    parameter === undefined ||
    bits?.tag !== derTag.bitString ||
    bits.content[0] !== 0
  ) {
    throw new Error('no public key in DER');
  }
  const content = bits.content.subarray(1);
  if (objectIds.rsaEncryption.equals(kind.bytes)) {
    const [pair, ...behind] = readElements(content) ?? [];
    const [modulus, exponent, ...further] = membersOf(pair) ?? [];
    if (
      behind.length + further.length > 0 ||
      !nothing.equals(parameter.bytes) ||
      modulus?.tag !== derTag.integer ||
      exponent?.tag !== derTag.integer
    ) {
      throw new Error('no RSA key');
    }
    const n = numberOf(modulus.content);
    return {
      asymmetricKeyType: 'rsa',
      asymmetricKeyDetails: { modulusLength: n.toString(2).length },
      modulus: n,
      exponent: numberOf(exponent.content),
    };
  }
  const curve = curves.find(([id]) => id.equals(parameter.bytes));
  if (!objectIds.ecPublicKey.equals(kind.bytes) || curve === undefined) {
    throw new Error('a key of another kind');
  }
  const [, namedCurve, { Point }] = curve;
  // Refuses what is not on the curve.
  Point.fromBytes(content).assertValidity();
  return {
    asymmetricKeyType: 'ec',
    asymmetricKeyDetails: { namedCurve },
    point: Uint8Array.from(content),
  };
};
