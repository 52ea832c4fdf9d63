import { createHash } from 'node:crypto';
import { approvalStatement, type ApprovalStatement } from '#shared/approval/approval-statement.ts';
import type { MadeDecision } from '#shared/approval/judge-route.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import { findPath } from '../signing/certification-path.ts';
import { revokedAt, type Revocation } from '../signing/revocation-list.ts';
import { readSignedData } from '../signing/signed-data.ts';
import type { X509 } from '../signing/x509.ts';

/** A statement whose signature holds, and by whom. */
export type ReadApproval = {
  readonly entry: string;
  readonly statement: ApprovalStatement;
  readonly signer: X509;
  /** From its issuer to the root. */
  readonly chain: readonly X509[];
  readonly made: MadeDecision;
};

export type ApprovalReading =
  | { readonly ok: true; readonly approval: ReadApproval }
  /** Completes "approvals/finance.p7s: …". */
  | { readonly ok: false; readonly entry: string; readonly reason: string };

const parseStatement = (bytes: Buffer): ApprovalStatement | string => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'its statement is no UTF-8';
  }
  const parsed = parseCanonicalJson(text);
  const read = parsed.ok ? approvalStatement.safeParse(parsed.value) : null;
  if (read?.success !== true) {
    return 'its statement is missing, or not the canonical JSON of an approval';
  }
  return Date.parse(read.data.at) === read.data.unixTime * 1000
    ? read.data
    : 'its statement names two times';
};

/** Reads one approval against the root: signature, chain, time, revocation, and whom it names. */
export const readApproval = (
  entry: string,
  statementBytes: Buffer,
  signatureBytes: Buffer,
  root: X509,
  revoked: readonly Revocation[],
): ApprovalReading => {
  const refuse = (reason: string): ApprovalReading => ({ ok: false, entry, reason });
  const statement = parseStatement(statementBytes);
  if (typeof statement === 'string') {
    return refuse(statement);
  }
  const digest = createHash('sha256').update(statementBytes).digest();
  const signed = readSignedData(signatureBytes, digest);
  if (!signed.ok) {
    return refuse(`the signature ${signed.reason}`);
  }
  const { signer, chain, at } = signed;
  if (at?.getTime() !== statement.unixTime * 1000) {
    return refuse('signature and statement name two times');
  }
  const path = findPath(signer, chain, root, at);
  if (!path.ok) {
    return refuse(`the certificate ${path.reason}`);
  }
  const onTheWay = path.path.slice(1);
  if (
    chain.length !== onTheWay.length ||
    !onTheWay.every((each) => chain.some((other) => other.bytes.equals(each.bytes)))
  ) {
    return refuse('the signature carries certificates that do not belong');
  }
  const [gone] = path.path.flatMap((each) => revokedAt(each, revoked) ?? []);
  if (gone !== undefined) {
    return refuse(`the certificate was revoked on ${gone.toISOString().slice(0, 10)}`);
  }
  const { name, function: role } = signer.subject;
  if (name !== statement.signerName || role !== statement.signerFunction) {
    return refuse(`the certificate is of ${name}, ${role}`);
  }
  return {
    ok: true,
    approval: {
      entry,
      statement,
      signer,
      chain: onTheWay,
      made: { ...statement, fingerprint: signer.fingerprint },
    },
  };
};

/**
 * The approvals in the order in which they were made: each has seen exactly those before it. Null where
 * there is no such order, for example because one was taken out of the middle.
 */
export const inOrderOfSight = (
  approvals: readonly ReadApproval[],
  bytesOf: (entry: string) => Buffer,
): readonly ReadApproval[] | null => {
  const ordered = [...approvals].sort(
    (one, other) => one.statement.seen.length - other.statement.seen.length,
  );
  const isChain = ordered.every(({ statement }, index) => {
    const before = ordered.slice(0, index);
    return (
      statement.seen.length === index &&
      before.every(({ entry }, place) => {
        const seen = statement.seen[place];
        return seen?.entry === entry && seen.sha256 === sha256Hex(bytesOf(entry));
      })
    );
  });
  return isChain ? ordered : null;
};
