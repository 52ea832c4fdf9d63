import { checkCopy } from '#shared/disclosure/check-copy.ts';
import {
  commitmentsDocument,
  copyDocument,
  type CommitmentsDocument,
  type CopyDocument,
} from '#shared/disclosure/copy-document.ts';
import type { VerificationCheck, VerificationReport } from '#shared/model/proposal.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { positionSentences } from '#shared/proposal/position.ts';
import { copyEntry, madeEntries } from './copy-entries.ts';
import { nodeHash } from './node-hash.ts';
import { vouchFor } from './vouch-for-copy.ts';

type Entries = ReadonlyMap<string, Buffer>;

const check = (name: string, fault: string | null, detail: string): VerificationCheck => ({
  name,
  passed: fault === null,
  detail: fault ?? detail,
});

/** Whether a zip is a redacted copy and no whole proposal. */
export const isCopy = (entries: Entries): boolean => entries.has(copyEntry.copy);

const parse = (bytes: Buffer | undefined): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = parseCanonicalJson(text);
    return parsed.ok ? parsed.value : null;
  } catch {
    // No UTF-8: nothing of ours.
    return null;
  }
};

const readCopy = (
  entries: Entries,
): { readonly copy: CopyDocument; readonly commitments: CommitmentsDocument } | null => {
  const copy = copyDocument.safeParse(parse(entries.get(copyEntry.copy)));
  const commitments = commitmentsDocument.safeParse(parse(entries.get(copyEntry.commitments)));
  return copy.success && commitments.success
    ? { copy: copy.data, commitments: commitments.data }
    : null;
};

/**
 * Checks a redacted copy: that its fields are what was committed, complete and of one partner, and that
 * those commitments are of a proposal that was signed or approved. `today` only says what is overdue.
 */
export const verifyCopy = (
  fileName: string,
  entries: Entries,
  today: string,
): VerificationReport => {
  const read = readCopy(entries);
  const form = check(
    'The copy is canonical and complete',
    read === null ? 'copy.json or commitments.json is missing or of another form' : null,
    'the bytes are those of RFC 8785',
  );
  if (read === null) {
    return { fileName, valid: false, checks: [form], summary: null };
  }
  const { checks: fieldChecks, body } = checkCopy(read.copy, read.commitments, nodeHash);
  if (body === null) {
    return { fileName, valid: false, checks: [form, ...fieldChecks], summary: null };
  }
  const sentences = positionSentences(body);
  const vouched = vouchFor(body, sentences, entries, today);
  if (vouched === null) {
    const fault = 'it names neither a signer nor a route';
    return {
      fileName,
      valid: false,
      checks: [form, ...fieldChecks, check('Somebody vouches for it', fault, '')],
      summary: null,
    };
  }
  const made = [...madeEntries(body)].filter(
    ([name, bytes]) => entries.get(name)?.equals(bytes) !== true,
  );
  const checks = [
    form,
    ...fieldChecks,
    ...vouched.checks,
    check(
      'Page and notes follow from the fields',
      made.length === 0 ? null : `${made.map(([name]) => name).join(', ')} differ`,
      'they were made again and compared byte by byte',
    ),
  ];
  return {
    fileName,
    valid: checks.every(({ passed }) => passed),
    checks,
    summary: {
      title: body.title,
      programme: body.programme,
      createdAt: body.createdAt,
      signerName: vouched.signerName,
      signerFunction: vouched.signerFunction,
      certificateFingerprint: vouched.fingerprint,
      proposalSha256: vouched.proposalSha256,
      partners: 1,
    },
    ...(vouched.routed === undefined ? {} : { routed: vouched.routed }),
    copy: {
      key: body.partner.key,
      name: body.partner.name,
      fields: read.copy.fields.length,
      sentences,
    },
  };
};
