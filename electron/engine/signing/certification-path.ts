import type { X509 } from './x509.ts';
import { isSignedBy } from './x509.ts';

/** From the person to the root, both included; or why there is no such way. Completes "the certificate …". */
export type PathVerdict =
  | { readonly ok: true; readonly path: readonly X509[] }
  | { readonly ok: false; readonly reason: string };

const longest = 6;

/** Whether `issuer` issued `certificate`: the names agree and the signature is by its key. */
export const isIssuedBy = (certificate: X509, issuer: X509): boolean =>
  certificate.issuerBytes.equals(issuer.subjectBytes) &&
  isSignedBy(certificate.body, certificate.algorithm, certificate.signature, issuer.publicKey);

/**
 * Goes from a person's certificate over `others` to `root`. Every authority on the way may issue, is not
 * nearer to the person than its path length allows, and all are valid at `at`.
 */
export const findPath = (
  person: X509,
  others: readonly X509[],
  root: X509,
  at: Date,
): PathVerdict => {
  const refuse = (reason: string): PathVerdict => ({ ok: false, reason });
  if (!person.maySign) {
    return refuse('is not for signatures of a person');
  }
  const path: X509[] = [person];
  for (;;) {
    const last = path.at(-1) ?? person;
    if (at < last.validFrom || at > last.validUntil) {
      return refuse(
        path.length === 1
          ? 'was not valid at that time'
          : `comes from ${last.subject.name}, whose certificate was not valid at that time`,
      );
    }
    if (last.bytes.equals(root.bytes)) {
      return { ok: true, path };
    }
    const issuer = [root, ...others].find((each) => !path.includes(each) && isIssuedBy(last, each));
    if (issuer === undefined) {
      return refuse('does not lead to the root');
    }
    const between = path.length - 1;
    if (!issuer.mayIssue || (issuer.pathLength !== null && issuer.pathLength < between)) {
      return refuse(`comes from ${issuer.subject.name}, who may not issue it`);
    }
    if (path.length >= longest) {
      return refuse('stands too far from the root');
    }
    path.push(issuer);
  }
};
