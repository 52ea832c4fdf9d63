import { basename } from 'node:path';
import { buildCopy, copyText } from '#shared/disclosure/build-copy.ts';
import { commitFields, type Commitment } from '#shared/disclosure/commit-document.ts';
import { readCopyBody } from '#shared/disclosure/copy-body.ts';
import type { AnyProposal } from '#shared/disclosure/document-fields.ts';
import { invariant } from '#shared/invariant.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { proposalDocument } from '#shared/proposal/proposal-document.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { signaturesIn } from '../approval/count-approvals.ts';
import { parseRouted } from '../approval/parse-routed.ts';
import { bundleEntry } from '../proposal/bundle-entries.ts';
import { readBundle } from '../proposal/read-bundle.ts';
import { verifyProposal } from '../proposal/verify-proposal.ts';
import { fromPem, toPem } from '../signing/pem.ts';
import { copyEntry, madeEntries, packCopy } from './copy-entries.ts';
import { nodeHash } from './node-hash.ts';

/** A whole proposal that holds, from which copies are made. */
export type CopySource = {
  readonly document: AnyProposal;
  readonly proposalSha256: string;
  readonly entries: ReadonlyMap<string, Buffer>;
  /** What approvers wrote: it stands in what they signed and goes along with every copy. */
  readonly words: readonly string[];
};

const parseOne = (bytes: Buffer | undefined): AnyProposal | null => {
  const routed = parseRouted(bytes);
  if (routed !== null) {
    return routed;
  }
  const parsed = parseCanonicalJson(bytes?.toString('utf8') ?? '');
  const read = parsed.ok ? proposalDocument.safeParse(parsed.value) : null;
  return read?.success === true ? read.data : null;
};

/** Opens a proposal to make copies of: it must hold, be approved by all, and commit to its fields. */
export const openForCopies = async (
  path: string,
  now: Date,
): Promise<Result<CopySource, AppError>> => {
  const refuse = (found: string, remedy: string): Result<CopySource, AppError> =>
    err({
      type: 'InputRefused',
      where: basename(path),
      expected: 'a whole proposal that holds and is approved',
      found,
      remedy,
    });
  const report = await verifyProposal(path, now);
  const failed = report.checks.find(({ passed }) => !passed);
  if (report.copy !== undefined) {
    return refuse('a redacted copy', 'Choose the whole proposal.');
  }
  if (failed !== undefined || report.summary === null) {
    return refuse(
      failed === undefined ? 'nothing that can be read' : `${failed.name}: ${failed.detail}`,
      'Choose the file that everybody has approved.',
    );
  }
  const bundle = await readBundle(path);
  const document = bundle.ok ? parseOne(bundle.value.get(bundleEntry.proposal)) : null;
  if (!bundle.ok || document === null) {
    return refuse('a file that changed meanwhile', 'Try again.');
  }
  if (document.commitments === undefined) {
    return refuse(
      'a proposal of before there were redacted copies',
      'Propose anew: fields can only be shown one by one where the proposal committed to each.',
    );
  }
  const said = (report.routed?.decisions ?? []).filter(
    ({ reason, conflictOfInterest }) => reason.trim() !== '' || conflictOfInterest !== null,
  );
  return ok({
    document,
    proposalSha256: report.summary.proposalSha256,
    entries: bundle.value,
    words: said.map(({ words }) => words),
  });
};

/** Every field of a source behind its root, made once for any number of copies. */
export const commitSource = ({ document }: CopySource): Commitment =>
  commitFields(document, document.commitments?.seed ?? '', nodeHash);

const vouchingEntries = ({
  document,
  entries,
}: CopySource): readonly (readonly [string, string])[] =>
  'route' in document
    ? [
        ...signaturesIn(entries).flatMap((name) => [
          [name.replace(/\.p7s$/u, '.json'), name.replace(/\.p7s$/u, '.json')] as const,
          [name, name] as const,
        ]),
        [copyEntry.root, copyEntry.root],
        [copyEntry.list, copyEntry.list],
      ]
    : [
        [copyEntry.sums, bundleEntry.sums],
        [copyEntry.sumsSignature, bundleEntry.sumsSignature],
        [copyEntry.signer, bundleEntry.signer],
      ];

/** The bytes of the copy for one partner; null where the proposal has no such partner. */
export const makeCopy = (
  source: CopySource,
  commitment: Commitment,
  key: string,
  withPoints: boolean,
): Uint8Array | null => {
  const copy = buildCopy(source.document, commitment, key, withPoints);
  if (copy === null) {
    return null;
  }
  const handle = source.document.partners.find((partner) => partner.key === key)?.handle ?? '';
  const read = readCopyBody(copy, handle);
  invariant(read.ok, 'a copy that was just made can be read');
  const made = madeEntries(read.body);
  const entries = new Map<string, Uint8Array>([
    [copyEntry.copy, Buffer.from(copyText(copy), 'utf8')],
    [copyEntry.page, made.get(copyEntry.page) ?? Buffer.alloc(0)],
  ]);
  const carry = (to: string, from: string): void => {
    const bytes = source.entries.get(from);
    // A list that came from elsewhere may have words around it.
    const list =
      from === copyEntry.list ? fromPem('X509 CRL', bytes?.toString('latin1') ?? '') : null;
    if (bytes !== undefined) {
      entries.set(to, list === null ? bytes : Buffer.from(toPem('X509 CRL', list)));
    }
  };
  carry(copyEntry.commitments, copyEntry.commitments);
  for (const [to, from] of vouchingEntries(source)) carry(to, from);
  entries.set(copyEntry.notes, made.get(copyEntry.notes) ?? Buffer.alloc(0));
  return packCopy(entries);
};
