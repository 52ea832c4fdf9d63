import type { KnownIdentity } from '#shared/model/identity.ts';
import { readRequest } from '../certificate-request.ts';
import { fromPem } from '../pem.ts';
import { certificatesOfPem } from '../pem-list.ts';
import { readX509, type X509 } from '../x509.ts';
import { readWrappedKey } from '../wrapped-key.ts';
import { isIssuedBy } from '../certification-path.ts';
import type { IdentityFiles } from './vault-files.ts';

/** The certificates of an identity, its own first; null where a file was damaged or there is none. */
export const certificatesOf = (files: IdentityFiles): readonly X509[] | null => {
  const bytes = files.certificates === null ? null : certificatesOfPem(files.certificates);
  const read = bytes?.map(readX509) ?? [];
  const whole = read.flatMap((reading) => (reading.ok ? [reading.certificate] : []));
  return whole.length === 0 || whole.length !== read.length ? null : whole;
};

/** Whether a certificate is its own issuer. */
export const isSelfIssued = (certificate: X509): boolean => isIssuedBy(certificate, certificate);

/** An identity as people see it; null where its files cannot be read. */
export const knownIdentity = (files: IdentityFiles): KnownIdentity | null => {
  const { id, revoked, list } = files;
  const wrapped = readWrappedKey(files.key);
  const shared = {
    id,
    revoked: [...revoked].sort((one, other) => (one.at < other.at ? 1 : -1)),
    listMadeAt: list?.madeAt ?? null,
    boundTo: wrapped === null ? null : { store: wrapped.store, account: wrapped.account },
  };
  const certificates = certificatesOf(files);
  const [own] = certificates ?? [];
  if (own === undefined) {
    const bytes = files.request === null ? null : fromPem('CERTIFICATE REQUEST', files.request);
    const request = bytes === null ? null : readRequest(bytes);
    return request?.ok === true
      ? {
          ...shared,
          kind: 'requested',
          ...request.subject,
          key: 'ECDSA P-256',
          fingerprint: null,
          root: null,
          validFrom: null,
          validUntil: null,
        }
      : null;
  }
  const last = certificates?.at(-1) ?? own;
  return {
    ...shared,
    kind: own.isAuthority ? 'root' : 'approver',
    ...own.subject,
    key: own.keyWords,
    fingerprint: own.fingerprint,
    root: own.isAuthority ? null : { name: last.subject.name, fingerprint: last.fingerprint },
    validFrom: own.validFrom.toISOString(),
    validUntil: own.validUntil.toISOString(),
  };
};
