import { createHash, createHmac, randomBytes, type KeyObject } from 'node:crypto';
import { invariant } from '#shared/invariant.ts';
import { context, der, derTag, integer, nothing, octetString, sequence, setOf } from './der.ts';
import { encryptKey, encryptedKeyBytes } from './encrypted-key.ts';
import { objectIds } from './object-ids.ts';
import { macKey } from './pkcs12.ts';

/**
 * The seal over the whole file can be guessed at as the key can: as many rounds as are done in about a
 * second, for its derivation runs in one thread of JavaScript.
 */
const sealRounds = 1_000_000;

const content = (bytes: Buffer): Buffer => sequence(objectIds.data, context(0, octetString(bytes)));

const bag = (kind: Buffer, value: Buffer, keyId: Buffer | null): Buffer =>
  sequence(
    kind,
    context(0, value),
    ...(keyId === null
      ? []
      : [setOf(sequence(objectIds.localKeyId, der(derTag.set, octetString(keyId))))]),
  );

const certificateBag = (certificate: Buffer, keyId: Buffer | null): Buffer =>
  bag(
    objectIds.certBag,
    sequence(objectIds.x509Certificate, context(0, octetString(certificate))),
    keyId,
  );

/**
 * A PKCS#12 file (RFC 7292) of a key and its certificates, the key's own first: the key under PBES2 as
 * `encryptKey` locks it, the whole sealed with SHA-256. Only tests say fewer `rounds`.
 */
export const writePkcs12 = async (
  key: KeyObject,
  certificates: readonly Buffer[],
  passphrase: string,
  rounds?: number,
): Promise<Buffer> => {
  const [own, ...issuers] = certificates;
  invariant(own !== undefined, 'a PKCS#12 file holds the certificate of its key');
  const password = passphrase.normalize('NFC');
  const locked = encryptedKeyBytes(await encryptKey(key, password, rounds));
  const keyId = createHash('sha256').update(own).digest().subarray(0, 20);
  const safe = sequence(
    content(
      sequence(
        certificateBag(own, keyId),
        ...issuers.map((issuer) => certificateBag(issuer, null)),
      ),
    ),
    content(sequence(bag(objectIds.shroudedKeyBag, locked, keyId))),
  );
  const salt = randomBytes(16);
  const count = rounds ?? sealRounds;
  const seal = createHmac('sha256', macKey(password, salt, count))
    .update(safe)
    .digest();
  return sequence(
    integer(3),
    content(safe),
    sequence(
      sequence(sequence(objectIds.sha256, nothing), octetString(seal)),
      octetString(salt),
      integer(count),
    ),
  );
};
