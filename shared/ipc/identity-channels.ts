import { z } from 'zod';
import type { KnownIdentity } from '../model/identity.ts';
import type { KeyStore } from '../model/key-store.ts';
import { label, path, reply } from './channel-parts.ts';

const id = z.string().regex(/^[0-9a-f]{32}$/u);
const passphrase = z.string().min(1).max(1024);
const newPassphrase = z.string().min(8).max(1024);
/** An opened root; its passphrase is used once and forgotten. */
const root = z.strictObject({ id, passphrase });
/** Binds the new key to this account by the system's store as well. */
const bind = z.boolean().optional();
const organization = z.string().trim().max(200);

/** Channels about who decides and by which certificates; part of `engineContract`. */
export const identityChannels = {
  'identities/list': {
    request: z.strictObject({}),
    reply: reply<readonly KnownIdentity[]>(),
    seconds: 30,
    paths: {},
    needs: 'files',
  },
  'identities/create-root': {
    request: z.strictObject({ name: label, organization, passphrase: newPassphrase, bind }),
    reply: reply<KnownIdentity>(),
    seconds: 60,
    paths: {},
    needs: 'files',
  },
  'identities/create-approver': {
    /** Without a root the identity waits for a certificate; see `identities/export`. */
    request: z.strictObject({
      name: label,
      function: label,
      organization,
      passphrase: newPassphrase,
      root: root.nullable(),
      bind,
    }),
    reply: reply<KnownIdentity>(),
    seconds: 60,
    paths: {},
    needs: 'files',
  },
  'identities/import-certificate': {
    /** The certificate of a key of this machine with its chain up to the root, as PEM. */
    request: z.strictObject({ path }),
    reply: reply<KnownIdentity>(),
    seconds: 30,
    paths: { path: 'read' },
    needs: 'files',
  },
  'identities/import-pkcs12': {
    request: z.strictObject({
      path,
      filePassphrase: z.string().max(1024),
      passphrase: newPassphrase,
      bind,
    }),
    reply: reply<KnownIdentity>(),
    seconds: 120,
    paths: { path: 'read' },
    needs: 'files',
  },
  'identities/issue': {
    /** Answers the request of another machine with a certificate and its chain. */
    request: z.strictObject({ root, request: path, target: path }),
    reply: reply<{ readonly name: string }>(),
    seconds: 60,
    paths: { request: 'read', target: 'write' },
    needs: 'files',
  },
  'identities/revoke': {
    /** `certificate` null signs the revocation list afresh. */
    request: z.strictObject({
      root,
      certificate: path.nullable(),
      /** Of an identity of this machine, in place of a file. */
      approver: id.nullable(),
      reason: z.string().trim().max(500),
    }),
    reply: reply<KnownIdentity>(),
    seconds: 60,
    paths: { certificate: 'read' },
    needs: 'files',
  },
  'identities/export': {
    /** Writes PEM for others: the certificate with its chain, the request, or the revocation list. */
    request: z.strictObject({
      id,
      what: z.enum(['certificate', 'request', 'list']),
      target: path,
    }),
    reply: reply<null>(),
    seconds: 30,
    paths: { target: 'write' },
    needs: 'files',
  },
  'identities/key-store': {
    /** What can bind keys to this account, beside their passphrases. */
    request: z.strictObject({}),
    reply: reply<KeyStore>(),
    seconds: 120,
    paths: {},
    needs: 'files',
  },
  'identities/set-binding': {
    request: z.strictObject({ id, isBound: z.boolean() }),
    reply: reply<KnownIdentity>(),
    seconds: 120,
    paths: {},
    needs: 'files',
  },
  'identities/save-key': {
    /** Writes key and certificates as PKCS#12 under the key's passphrase, bound to nothing. */
    request: z.strictObject({ id, passphrase, target: path }),
    reply: reply<KnownIdentity>(),
    seconds: 120,
    paths: { target: 'write' },
    needs: 'files',
  },
} as const;
