import {
  approvalStatement,
  type ApprovalStatement,
  type DecisionKind,
} from '#shared/approval/approval-statement.ts';
import { whyNot, type MadeDecision } from '#shared/approval/judge-route.ts';
import { invariant } from '#shared/invariant.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import { digestAround, fillSignature } from '../pdf/signature-update.ts';
import { signData } from '../signing/signed-data.ts';
import type { Signer } from '../signing/signer.ts';
import { findPath } from '../signing/certification-path.ts';
import { basePdf } from './base-pdf.ts';
import { fixedEntries, nextApproval, packRouted, routedEntry } from './routed-entries.ts';
import type { ReadRouted } from './read-routed.ts';
import { signatureFor } from './walk-pdf.ts';
import { createHash } from 'node:crypto';

/** What a person decides about a routed proposal. */
export type Decision = {
  readonly step: number;
  readonly decision: DecisionKind;
  readonly reason: string;
  readonly conflictOfInterest: string | null;
  readonly delegateTo: string | null;
};

const refuse = (where: string, expected: string, found: string, remedy: string): AppError => ({
  type: 'InputRefused',
  where,
  expected,
  found,
  remedy,
});

/** The first check that a proposal fails, as a refusal; null where it holds. */
export const notHolding = (
  { checks }: ReadRouted,
  where: string,
  remedy: string,
): AppError | null => {
  const failed = checks.find(({ passed }) => !passed);
  return failed === undefined
    ? null
    : refuse(where, 'a proposal that holds', `${failed.name}: ${failed.detail}`, remedy);
};

/** What must hold before anybody signs: the file is unchanged, and its pages are those of its JSON. */
const notSignable = async (read: ReadRouted, fontsFolder: URL): Promise<AppError | null> => {
  const changed = notHolding(read, 'Proposal', 'Ask for the file again.');
  if (changed !== null) {
    return changed;
  }
  const again = await basePdf(read.document, fontsFolder);
  return read.base?.equals(again) === true
    ? null
    : refuse(
        'Proposal',
        'pages that are made from proposal.json',
        'other pages, or pages of another version of Tierwright',
        'Decide with the version that prepared it, or have it prepared anew.',
      );
};

/**
 * Adds one decision to a routed proposal: its statement, a signature over that and, where it approves, a
 * signature in the PDF. Returns the bytes of the whole file; nothing is written here.
 */
export const addDecision = async (
  read: ReadRouted,
  decision: Decision,
  signer: Signer,
  now: Date,
  fontsFolder: URL,
): Promise<Result<{ readonly bytes: Uint8Array; readonly made: MadeDecision }, AppError>> => {
  const problem = await notSignable(read, fontsFolder);
  if (problem !== null) {
    return err(problem);
  }
  const { document, entries, approvals } = read;
  const at = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const { name, function: role } = signer.certificate.subject;
  const step = document.route.steps[decision.step];
  const made: MadeDecision = {
    ...decision,
    function: step?.function ?? '',
    signerName: name,
    signerFunction: role,
    at: at.toISOString().replace('.000Z', 'Z'),
    fingerprint: signer.certificate.fingerprint,
  };
  const against = whyNot(
    document.route,
    approvals.map((each) => each.made),
    made,
  );
  if (against !== null) {
    return err(
      refuse('Decision', 'one that the route allows', against, 'Nothing was signed or written.'),
    );
  }
  const root = signer.chain.at(-1) ?? signer.certificate;
  const path = findPath(signer.certificate, signer.chain, root, at);
  if (!path.ok || root.fingerprint !== document.root.fingerprint) {
    return err(
      refuse(
        'Identity',
        `a certificate under ${document.root.name}`,
        path.ok ? `one under ${root.subject.name}` : `one that ${path.reason}`,
        'Decide with an identity of this programme.',
      ),
    );
  }
  const fixed = fixedEntries(document);
  const pdf = entries.get(routedEntry.pdf);
  invariant(pdf !== undefined, 'a proposal that holds has its PDF');
  const statement: ApprovalStatement = {
    format: 'tierwright-approval/1',
    proposalSha256: sha256Hex(fixed.get(routedEntry.proposal) ?? Buffer.alloc(0)),
    step: made.step,
    function: made.function,
    decision: made.decision,
    reason: made.reason,
    conflictOfInterest: made.conflictOfInterest,
    delegateTo: made.delegateTo,
    signerName: name,
    signerFunction: role,
    at: made.at,
    unixTime: at.getTime() / 1000,
    seen: approvals.map(({ entry }) => ({
      entry,
      sha256: sha256Hex(entries.get(entry) ?? Buffer.alloc(0)),
    })),
    files: Object.fromEntries(
      [...fixed]
        .filter(([entry]) => entry !== routedEntry.proposal)
        .map(([entry, bytes]) => [entry, sha256Hex(bytes)]),
    ),
    pdf: { bytes: pdf.length, sha256: sha256Hex(pdf) },
  };
  const checked = approvalStatement.safeParse(statement);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return err(
      refuse(
        'Decision',
        'one that can be stated',
        `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
        'Mend it; nothing was signed or written.',
      ),
    );
  }
  const statementBytes = Buffer.from(canonicalJson(statement), 'utf8');
  const digest = createHash('sha256').update(statementBytes).digest();
  const names = nextApproval(made.function, entries);
  const next = new Map<string, Uint8Array>(entries);
  next.delete(routedEntry.sums);
  next.set(names.statement, statementBytes);
  next.set(names.signature, await signData(digest, signer, at));
  if (made.decision === 'approve') {
    const prepared = signatureFor(document, pdf, approvals, statement);
    invariant(prepared !== null, 'a step that is open has an empty field');
    const cms = await signData(digestAround(prepared), signer, null);
    next.set(routedEntry.pdf, fillSignature(prepared, cms));
  }
  return ok({ bytes: packRouted(next), made });
};
