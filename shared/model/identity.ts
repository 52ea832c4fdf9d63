import type { KeyBinding } from './key-store.ts';

/** What an identity may do: issue and revoke certificates, decide as a person, or wait for its certificate. */
export type IdentityKind = 'root' | 'approver' | 'requested';

/** A key on this machine and whom its certificate names. The private key never leaves the engine. */
export type KnownIdentity = {
  /** From the public key; stays the same when the certificate arrives. */
  readonly id: string;
  readonly kind: IdentityKind;
  readonly name: string;
  /** For which part of the company the person decides; '' for a root. */
  readonly function: string;
  readonly organization: string;
  /** `ECDSA P-256` for example. */
  readonly key: string;
  /** SHA-256 of the certificate, upper-case hex pairs with colons; null while it is requested. */
  readonly fingerprint: string | null;
  /** Whose root the certificate leads to; null for a root and while it is requested. */
  readonly root: { readonly name: string; readonly fingerprint: string } | null;
  /** UTC ISO 8601; null while it is requested. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Of a root: what it revoked, newest first. */
  readonly revoked: readonly RevokedCertificate[];
  /** Of a root: when its last revocation list was signed; null before the first. */
  readonly listMadeAt: string | null;
  /** By which store of the operating system its key opens for one account alone; null for none. */
  readonly boundTo: KeyBinding | null;
};

export type RevokedCertificate = {
  readonly name: string;
  readonly function: string;
  readonly fingerprint: string;
  /** DER of the serial number in hex. */
  readonly serial: string;
  readonly at: string;
  readonly reason: string;
};
