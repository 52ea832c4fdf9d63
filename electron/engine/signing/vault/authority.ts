import type { AppError } from '#shared/ipc/app-error.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readRequest } from '../certificate-request.ts';
import { issuePerson } from '../issue-certificate.ts';
import { fromPem, toPem } from '../pem.ts';
import { certificatesOfPem, pemOfCertificates } from '../pem-list.ts';
import { writeRevocationList } from '../revocation-list.ts';
import { isIssuedBy } from '../certification-path.ts';
import { readX509 } from '../x509.ts';
import { knownIdentity } from './known-identity.ts';
import type { Vault } from './vault.ts';
import { noIdentity, openSigner } from './open-key.ts';
import { readIdentity, storeRegister } from './vault-files.ts';

const refused = (where: string, expected: string, found: string): AppError => ({
  type: 'InputRefused',
  where,
  expected,
  found,
  remedy: 'Choose another file, or another root.',
});

/** Issues the certificate that a request asks for: PEM of the certificate and the root behind it. */
export const answerRequest = async (
  vault: Vault,
  root: { readonly id: string; readonly passphrase: string },
  requestPem: string,
  now: Date,
): Promise<Result<{ readonly pem: string; readonly name: string }, AppError>> => {
  const bytes = fromPem('CERTIFICATE REQUEST', requestPem);
  const request = bytes === null ? null : readRequest(bytes);
  if (request?.ok !== true) {
    const why = request === null ? 'no request' : `a request that ${request.reason}`;
    return err(refused('Request', 'a certificate request in PEM (PKCS#10)', why));
  }
  const opened = await openSigner(vault, root.id, root.passphrase, now);
  if (!opened.ok) {
    return opened;
  }
  const { certificate } = opened.value;
  if (!certificate.mayIssue) {
    return err(
      refused('Root', 'the root of a programme', `the key of ${certificate.subject.name}`),
    );
  }
  const issued = issuePerson(opened.value, request.subject, request.spki, now);
  return ok({
    pem: pemOfCertificates([issued, certificate.bytes]),
    name: request.subject.name,
  });
};

/**
 * Revokes a certificate that the root issued, or none to sign its list afresh, and signs the next
 * revocation list. A certificate that was revoked stays so.
 */
export const revoke = async (
  vault: Vault,
  root: { readonly id: string; readonly passphrase: string },
  revoked: { readonly certificatePem: string; readonly reason: string } | null,
  now: Date,
): Promise<Result<KnownIdentity, AppError>> => {
  const files = await readIdentity(vault.configFolder, root.id);
  const opened = await openSigner(vault, root.id, root.passphrase, now);
  if (files === null || !opened.ok) {
    return opened.ok ? err(noIdentity()) : opened;
  }
  const { certificate, key } = opened.value;
  const [bytes] = revoked === null ? [] : (certificatesOfPem(revoked.certificatePem) ?? []);
  const reading = bytes === undefined ? null : readX509(bytes);
  if (revoked !== null && (reading?.ok !== true || !isIssuedBy(reading.certificate, certificate))) {
    return err(
      refused('Certificate', `one that ${certificate.subject.name} issued`, 'another or none'),
    );
  }
  const isKnown =
    reading?.ok === true &&
    files.revoked.some(({ fingerprint }) => fingerprint === reading.certificate.fingerprint);
  const all =
    reading?.ok !== true || isKnown
      ? files.revoked
      : [
          ...files.revoked,
          {
            name: reading.certificate.subject.name,
            function: reading.certificate.subject.function,
            fingerprint: reading.certificate.fingerprint,
            serial: reading.certificate.serial.toString('hex'),
            at: now.toISOString(),
            reason: revoked?.reason ?? '',
          },
        ];
  const number = (files.list?.number ?? 0) + 1;
  const list = writeRevocationList(
    { certificate, key },
    all.map(({ serial, at }) => ({ serial: Buffer.from(serial, 'hex'), at: new Date(at) })),
    number,
    now,
  );
  const stored = await storeRegister(vault.configFolder, root.id, {
    revoked: all,
    list: { pem: toPem('X509 CRL', list), number, madeAt: now.toISOString() },
  });
  if (!stored.ok) {
    return stored;
  }
  const again = await readIdentity(vault.configFolder, root.id);
  const known = again === null ? null : knownIdentity(again);
  return known === null ? err(noIdentity()) : ok(known);
};
