import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import {
  digestAround,
  prepareSignature,
  readFilled,
  type PreparedPdf,
} from '../pdf/signature-update.ts';
import { readSignedData } from '../signing/signed-data.ts';
import type { X509 } from '../signing/x509.ts';
import { fieldsOf } from './approval-fields.ts';
import type { ReadApproval } from './read-approvals.ts';

/** The empty signature that an approval adds to a PDF; null where the PDF has no field for it. */
export const signatureFor = (
  document: RoutedProposal,
  pdf: Buffer,
  before: readonly Pick<ReadApproval, 'statement'>[],
  statement: ReadApproval['statement'],
): PreparedPdf | null => {
  const approvals = before.filter((each) => each.statement.decision === 'approve');
  const mine = approvals.filter((each) => each.statement.step === statement.step).length;
  const fields = fieldsOf(document);
  const field = fields.indexOf(statement.step) + mine;
  return fields[field] === statement.step
    ? prepareSignature(
        pdf,
        {
          field,
          name: statement.signerName,
          reason: `Approved for ${statement.function}`,
          at: new Date(statement.unixTime * 1000),
        },
        approvals.length === 0,
      )
    : null;
};

/** Certificates are not covered by a signature: each must be one that the statement is signed with. */
const isBySame = (
  { signer, chain }: { readonly signer: X509; readonly chain: readonly X509[] },
  approval: ReadApproval,
): boolean =>
  signer.fingerprint === approval.signer.fingerprint &&
  chain.length === approval.chain.length &&
  approval.chain.every((each) => chain.some((other) => other.bytes.equals(each.bytes)));

/**
 * Follows a PDF from its empty pages through every approval, and compares each byte with what that
 * approval must have added. Returns the pages, or what is wrong.
 */
export const walkPdf = (
  document: RoutedProposal,
  pdf: Buffer,
  approvals: readonly ReadApproval[],
): { readonly base: Buffer } | { readonly fault: string } => {
  const [first] = approvals;
  const base = pdf.subarray(0, first?.statement.pdf.bytes ?? pdf.length);
  let current = base;
  for (const [index, approval] of approvals.entries()) {
    const { statement, entry } = approval;
    if (statement.pdf.bytes !== current.length || statement.pdf.sha256 !== sha256Hex(current)) {
      return { fault: `${entry} was signed beside another PDF` };
    }
    if (statement.decision !== 'approve') {
      continue;
    }
    const prepared = signatureFor(document, current, approvals.slice(0, index), statement);
    const next = pdf.subarray(0, prepared?.bytes.length ?? 0);
    const cms = prepared === null ? null : readFilled(prepared, next);
    const signed =
      prepared === null || cms === null ? null : readSignedData(cms, digestAround(prepared));
    if (signed?.ok !== true || signed.at !== null || !isBySame(signed, approval)) {
      return { fault: `the PDF lacks the signature of ${entry}, or was changed` };
    }
    current = next;
  }
  return current.length === pdf.length
    ? { base }
    : { fault: `${pdf.length - current.length} bytes were added to the PDF` };
};
