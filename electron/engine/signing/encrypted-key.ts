import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  pbkdf2,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { invariant } from '#shared/invariant.ts';
import { integer, membersOf, nothing, octetString, readElements, sequence } from './der.ts';
import { objectIds } from './object-ids.ts';
import { fromPem, toPem } from './pem.ts';

const derive = promisify(pbkdf2);

/** Each guess of a passphrase costs this many rounds of HMAC-SHA-256. */
const rounds = 2_000_000;
/** A damaged file must not keep the machine busy for hours. */
const mostRounds = 10 * rounds;
const keyBytes = 32;
const label = 'ENCRYPTED PRIVATE KEY';

/** Two spellings of one passphrase, composed and decomposed, are the same. */
const passphraseBytes = (passphrase: string): Buffer =>
  Buffer.from(passphrase.normalize('NFC'), 'utf8');

/** EncryptedPrivateKeyInfo: everything about it is fixed but these four. */
const container = (salt: Buffer, count: number, iv: Buffer, hidden: Buffer): Buffer =>
  sequence(
    sequence(
      objectIds.pbes2,
      sequence(
        sequence(
          objectIds.pbkdf2,
          sequence(octetString(salt), integer(count), sequence(objectIds.hmacWithSha256, nothing)),
        ),
        sequence(objectIds.aes256Cbc, octetString(iv)),
      ),
    ),
    octetString(hidden),
  );

/**
 * Protects a private key as PKCS#8 (RFC 5958) under PBES2: PBKDF2 with 2,000,000 rounds and AES-256-CBC
 * (RFC 8018). Node's own export takes 2,048 rounds. openssl reads the result. Only tests say fewer.
 */
export const encryptKey = async (
  key: KeyObject,
  passphrase: string,
  count = rounds,
): Promise<string> => {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const secret = await derive(passphraseBytes(passphrase), salt, count, keyBytes, 'sha256');
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  secret.fill(0);
  plain.fill(0);
  return toPem(label, container(salt, count, iv, hidden));
};

/** The bytes in the PEM armour of `encryptKey`. */
export const encryptedKeyBytes = (pem: string): Buffer => {
  const bytes = fromPem(label, pem);
  invariant(bytes !== null, 'a key that we encrypted stands in its armour');
  return bytes;
};

/** The key, or why there is none. */
export type DecryptedKey =
  | { readonly outcome: 'key'; readonly key: KeyObject }
  | { readonly outcome: 'wrong passphrase' }
  | { readonly outcome: 'damaged' };

type Container = {
  readonly salt: Buffer;
  readonly count: number;
  readonly iv: Buffer;
  readonly hidden: Buffer;
};

/** Takes a key file apart; null where it is not, byte for byte, of the kind that `encryptKey` writes. */
const readContainer = (pem: string): Container | null => {
  const bytes = fromPem(label, pem) ?? Buffer.alloc(0);
  const [outer] = readElements(bytes) ?? [];
  const [algorithm, hidden] = membersOf(outer) ?? [];
  const [, parameters] = membersOf(algorithm) ?? [];
  const [derivation, encryption] = membersOf(parameters) ?? [];
  const [, derivationParameters] = membersOf(derivation) ?? [];
  const [salt, iterations] = membersOf(derivationParameters) ?? [];
  const [, iv] = membersOf(encryption) ?? [];
  const countBytes = iterations?.content.length ?? 0;
  if (salt === undefined || iv?.content.length !== 16 || hidden === undefined) {
    return null;
  }
  const count =
    iterations === undefined || countBytes < 1 || countBytes > 4
      ? 0
      : iterations.content.readUIntBE(0, countBytes);
  const again = container(salt.content, count, iv.content, hidden.content);
  return count >= 1 && count <= mostRounds && again.equals(bytes)
    ? { salt: salt.content, count, iv: iv.content, hidden: hidden.content }
    : null;
};

/** Opens a key that `encryptKey` protected. */
export const decryptKey = async (pem: string, passphrase: string): Promise<DecryptedKey> => {
  const found = readContainer(pem);
  if (found === null) {
    return { outcome: 'damaged' };
  }
  const { salt, count, iv, hidden } = found;
  const secret = await derive(passphraseBytes(passphrase), salt, count, keyBytes, 'sha256');
  try {
    const decipher = createDecipheriv('aes-256-cbc', secret, iv);
    const plain = Buffer.concat([decipher.update(hidden), decipher.final()]);
    try {
      return {
        outcome: 'key',
        key: createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' }),
      };
    } finally {
      plain.fill(0);
    }
  } catch {
    // A wrong passphrase leaves padding, or now and then a key structure, that cannot be read.
    return { outcome: 'wrong passphrase' };
  } finally {
    secret.fill(0);
  }
};
