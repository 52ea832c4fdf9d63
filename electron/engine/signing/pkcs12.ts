import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  pbkdf2Sync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { derTag, membersOf, readElements, type DerElement } from './der.ts';
import { objectIds } from './object-ids.ts';

/** What a PKCS#12 file holds: one key and the certificates beside it. */
export type Pkcs12 = { readonly key: KeyObject; readonly certificates: readonly Buffer[] };

export type Pkcs12Reading =
  | { readonly outcome: 'read'; readonly content: Pkcs12 }
  | { readonly outcome: 'wrong passphrase' }
  /** Completes "a file that …". */
  | { readonly outcome: 'refused'; readonly reason: string };

/** Far above what tools write, and done in seconds. */
const mostRounds = 10_000_000;

class Refused extends Error {}

const numberOf = (element: DerElement | undefined): number => {
  const size = element?.content.length ?? 0;
  if (element?.tag !== derTag.integer || size > 4 || size === 0) {
    throw new Refused('has a number that cannot be read');
  }
  const number = element.content.readUIntBE(0, size);
  if (number > mostRounds) {
    throw new Refused('asks for more rounds than make sense');
  }
  return number;
};

const is = (element: DerElement | undefined, id: Buffer): boolean =>
  element !== undefined && id.equals(element.bytes);

const legacy =
  'is locked the old way (RC2, 3DES or SHA-1); write it again with openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW';

/** PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC, which OpenSSL 3 and today's systems write. */
const decrypt = (algorithm: DerElement | undefined, hidden: Buffer, password: string): Buffer => {
  const [scheme, parameters] = membersOf(algorithm) ?? [];
  if (!is(scheme, objectIds.pbes2)) {
    throw new Refused(legacy);
  }
  const [derivation, encryption] = membersOf(parameters) ?? [];
  const [, derivationParameters] = membersOf(derivation) ?? [];
  const [salt, rounds, ...others] = membersOf(derivationParameters) ?? [];
  const [cipher, iv] = membersOf(encryption) ?? [];
  const [prf] = membersOf(others.at(-1)) ?? [];
  if (salt === undefined || iv === undefined || !is(cipher, objectIds.aes256Cbc)) {
    throw new Refused('is locked with another cipher than AES-256');
  }
  if (!is(prf, objectIds.hmacWithSha256)) {
    throw new Refused(legacy);
  }
  const key = pbkdf2Sync(password, salt.content, numberOf(rounds), 32, 'sha256');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv.content);
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  } finally {
    key.fill(0);
  }
};

/** The key derivation of RFC 7292, appendix B, with SHA-256 for the purpose of integrity. */
export const macKey = (password: string, salt: Buffer, rounds: number): Buffer => {
  const block = 64;
  const fill = (bytes: Buffer): Buffer =>
    Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16();
  let digest = createHash('sha256')
    .update(Buffer.concat([Buffer.alloc(block, 3), fill(salt), fill(text)]))
    .digest();
  for (let round = 1; round < rounds; round += 1) {
    digest = createHash('sha256').update(digest).digest();
  }
  return digest;
};

const isWhole = (content: Buffer, mac: DerElement | undefined, password: string): boolean => {
  const [info, salt, rounds] = membersOf(mac) ?? [];
  const [algorithm, digest] = membersOf(info) ?? [];
  const [hash] = membersOf(algorithm) ?? [];
  if (!is(hash, objectIds.sha256) || salt === undefined || digest === undefined) {
    throw new Refused(mac === undefined ? 'has no seal of integrity' : legacy);
  }
  const again = createHmac('sha256', macKey(password, salt.content, numberOf(rounds)))
    .update(content)
    .digest();
  return again.length === digest.content.length && timingSafeEqual(again, digest.content);
};

const octets = (element: DerElement | undefined, tag: number): Buffer => {
  const [inner] = membersOf(element, tag) ?? [];
  if (inner?.tag !== derTag.octetString) {
    throw new Refused('cannot be read');
  }
  return inner.content;
};

const bagsOf = (info: DerElement, password: string): readonly DerElement[] => {
  const [kind, wrapped] = membersOf(info) ?? [];
  if (is(kind, objectIds.data)) {
    return membersOf(readElements(octets(wrapped, 0xa0))?.[0]) ?? [];
  }
  const [data] = membersOf(wrapped, 0xa0) ?? [];
  const [, content] = membersOf(data) ?? [];
  const [, algorithm, hidden] = membersOf(content) ?? [];
  if (!is(kind, objectIds.encryptedData) || hidden === undefined) {
    throw new Refused('is locked with a certificate instead of a passphrase');
  }
  return membersOf(readElements(decrypt(algorithm, hidden.content, password))?.[0]) ?? [];
};

const keyOf = (value: DerElement | undefined, isHidden: boolean, password: string): KeyObject => {
  const [inner] = membersOf(value, 0xa0) ?? [];
  const [algorithm, hidden] = membersOf(inner) ?? [];
  const plain = isHidden
    ? decrypt(algorithm, hidden?.content ?? Buffer.alloc(0), password)
    : (inner?.bytes ?? Buffer.alloc(0));
  try {
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  } finally {
    plain.fill(0);
  }
};

/** Takes a PKCS#12 file apart (RFC 7292): its seal is checked before anything of it is believed. */
export const readPkcs12 = (bytes: Buffer, password: string): Pkcs12Reading => {
  try {
    const [outer] = readElements(bytes) ?? [];
    const [, authenticated, mac] = membersOf(outer) ?? [];
    const [, wrapped] = membersOf(authenticated) ?? [];
    if (wrapped === undefined) {
      throw new Refused('is no PKCS#12');
    }
    const content = octets(wrapped, 0xa0);
    if (!isWhole(content, mac, password)) {
      return { outcome: 'wrong passphrase' };
    }
    const bags = (membersOf(readElements(content)?.[0]) ?? []).flatMap((info) =>
      bagsOf(info, password),
    );
    const keys: KeyObject[] = [];
    const certificates: Buffer[] = [];
    for (const bag of bags) {
      const [kind, value] = membersOf(bag) ?? [];
      if (is(kind, objectIds.shroudedKeyBag) || is(kind, objectIds.keyBag)) {
        keys.push(keyOf(value, is(kind, objectIds.shroudedKeyBag), password));
      } else if (is(kind, objectIds.certBag)) {
        const [inner] = membersOf(value, 0xa0) ?? [];
        const [, wrappedBytes] = membersOf(inner) ?? [];
        certificates.push(octets(wrappedBytes, 0xa0));
      }
    }
    const [key] = keys;
    return key === undefined || keys.length > 1 || certificates.length === 0
      ? {
          outcome: 'refused',
          reason: `holds ${keys.length} keys and ${certificates.length} certificates`,
        }
      : { outcome: 'read', content: { key, certificates } };
  } catch (error) {
    return {
      outcome: 'refused',
      reason: error instanceof Refused ? error.message : 'cannot be read',
    };
  }
};
