import * as node from 'node:crypto';
import { crc32 as nodeCrc32, deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as page from '#electron/verifier/node-crypto.ts';
import { crc32, inflateRawSync, inflateSync } from '#electron/verifier/node-zlib.ts';

const keys = [
  ['P-256', node.generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['P-384', node.generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['RSA 3072', node.generateKeyPairSync('rsa', { modulusLength: 3072 })],
] as const;

const spkiOf = (key: node.KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const nodeVerdict = (
  hash: string,
  data: Uint8Array,
  spki: Buffer,
  signature: Uint8Array,
): boolean => {
  try {
    return node.verify(
      hash,
      data,
      node.createPublicKey({ key: spki, format: 'der', type: 'spki' }),
      signature,
    );
  } catch {
    return false;
  }
};

const pageVerdict = (
  hash: string,
  data: Uint8Array,
  spki: Buffer,
  signature: Uint8Array,
): boolean => {
  try {
    return page.verify(hash, data, page.createPublicKey({ key: spki }), signature);
  } catch {
    return false;
  }
};

describe('the crypto of the verifier page', () => {
  it('hashes as Node does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sha1', 'sha256', 'sha384', 'sha512'),
        fc.array(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' }))),
        (name, parts) => {
          const [own, nodes] = [page.createHash(name), node.createHash(name)];
          for (const part of parts) {
            own.update(part);
            nodes.update(part);
          }
          expect(own.digest('hex')).toBe(nodes.digest('hex'));
        },
      ),
    );
  });

  it.each(keys)('reads a public key of %s as Node does', (_, { publicKey }) => {
    const own = page.createPublicKey({ key: spkiOf(publicKey) });
    const { asymmetricKeyType, asymmetricKeyDetails = {} } = publicKey;
    expect(own.asymmetricKeyType).toBe(asymmetricKeyType);
    expect(asymmetricKeyDetails).toMatchObject(own.asymmetricKeyDetails);
  });

  it.each(keys)('judges signatures by %s as Node does, changed ones too', (_, pair) => {
    const spki = spkiOf(pair.publicKey);
    fc.assert(
      fc.property(
        fc.constantFrom('sha256', 'sha384', 'sha512'),
        fc.uint8Array(),
        fc.option(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))),
        fc.constantFrom('as it is', 'longer', 'shorter'),
        (hash, data, flip, length) => {
          const whole = node.sign(hash, data, pair.privateKey);
          const signature =
            length === 'as it is'
              ? Buffer.from(whole)
              : length === 'longer'
                ? Buffer.concat([whole, Buffer.of(0)])
                : whole.subarray(1);
          if (flip !== null) {
            const at = flip[0] % signature.length;
            signature[at] = (signature[at] ?? 0) ^ flip[1];
          }
          const verdict = pageVerdict(hash, data, spki, signature);
          expect(verdict).toBe(nodeVerdict(hash, data, spki, signature));
          expect(verdict).toBe(flip === null && length === 'as it is');
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(keys)('accepts no changed key of %s that Node refuses', (_, pair) => {
    const spki = spkiOf(pair.publicKey);
    const data = Buffer.from('tiers');
    const signature = node.sign('sha256', data, pair.privateKey);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, bits) => {
        const changed = Buffer.from(spki);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ bits;
        if (pageVerdict('sha256', data, changed, signature)) {
          expect(nodeVerdict('sha256', data, changed, signature)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the zip functions of the verifier page', () => {
  it('inflate and sum as Node does, and never beyond what the directory says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        const packed = deflateRawSync(bytes);
        expect(crc32(bytes)).toBe(nodeCrc32(bytes));
        expect(
          Buffer.from(bytes).equals(inflateRawSync(packed, { maxOutputLength: bytes.length })),
        ).toBe(true);
        if (bytes.length > 0) {
          expect(() => inflateRawSync(packed, { maxOutputLength: bytes.length - 1 })).toThrow();
        }
      }),
    );
  });

  it('inflate a zlib stream and refuse one with another checksum', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100_000 }), (bytes) => {
        const packed = deflateSync(bytes);
        const maxOutputLength = bytes.length;
        expect(Buffer.from(bytes).equals(inflateSync(packed, { maxOutputLength }))).toBe(true);
        expect(() => inflateSync(packed, { maxOutputLength: maxOutputLength - 1 })).toThrow();
        packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
        expect(() => inflateSync(packed, { maxOutputLength })).toThrow();
      }),
    );
  });
});
