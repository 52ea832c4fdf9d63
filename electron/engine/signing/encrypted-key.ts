import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  pbkdf2,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { integer, membersOf, nothing, octetString, readElements, sequence } from './der.ts';
import { objectIds } from './object-ids.ts';
import { fromPem, toPem } from './pem.ts';

const derive = promisify(pbkdf2);

/** Each guess of a passphrase costs this many rounds of HMAC-SHA-256. */
const rounds = 2_000_000;
const keyBytes = 32;
const label = 'ENCRYPTED PRIVATE KEY';

/** Two spellings of one passphrase, composed and decomposed, are the same. */
const passphraseBytes = (passphrase: string): Buffer =>
  Buffer.from(passphrase.normalize('NFC'), 'utf8');

/**
 * Protects a private key as PKCS#8 (RFC 5958) under PBES2: PBKDF2 with 2,000,000 rounds and AES-256-CBC
 * (RFC 8018). Node's own export takes 2,048 rounds. openssl reads the result.
 */
export const encryptKey = async (key: KeyObject, passphrase: string): Promise<string> => {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const secret = await derive(passphraseBytes(passphrase), salt, rounds, keyBytes, 'sha256');
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  secret.fill(0);
  plain.fill(0);
  return toPem(
    label,
    sequence(
      sequence(
        objectIds.pbes2,
        sequence(
          sequence(
            objectIds.pbkdf2,
            sequence(
              octetString(salt),
              integer(rounds),
              sequence(objectIds.hmacWithSha256, nothing),
            ),
          ),
          sequence(objectIds.aes256Cbc, octetString(iv)),
        ),
      ),
      octetString(hidden),
    ),
  );
};

/** The key, or why there is none. */
export type DecryptedKey =
  | { readonly outcome: 'key'; readonly key: KeyObject }
  | { readonly outcome: 'wrong passphrase' }
  | { readonly outcome: 'damaged' };

/** Opens a key that `encryptKey` protected. */
export const decryptKey = async (pem: string, passphrase: string): Promise<DecryptedKey> => {
  const [outer] = readElements(fromPem(label, pem) ?? Buffer.alloc(0)) ?? [];
  const [algorithm, hidden] = membersOf(outer) ?? [];
  const [, parameters] = membersOf(algorithm) ?? [];
  const [derivation, encryption] = membersOf(parameters) ?? [];
  const [, derivationParameters] = membersOf(derivation) ?? [];
  const [salt, iterations] = membersOf(derivationParameters) ?? [];
  const [, iv] = membersOf(encryption) ?? [];
  if (
    salt === undefined ||
    iterations === undefined ||
    iterations.content.length > 4 ||
    iv?.content.length !== 16 ||
    hidden === undefined
  ) {
    return { outcome: 'damaged' };
  }
  const count = iterations.content.readUIntBE(0, iterations.content.length);
  const secret = await derive(passphraseBytes(passphrase), salt.content, count, keyBytes, 'sha256');
  try {
    const decipher = createDecipheriv('aes-256-cbc', secret, iv.content);
    const plain = Buffer.concat([decipher.update(hidden.content), decipher.final()]);
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
