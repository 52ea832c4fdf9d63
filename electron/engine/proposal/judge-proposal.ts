import { outcomeSentence } from '#shared/approval/route-words.ts';
import { checkCommitments, commitmentsText } from '#shared/disclosure/commit-document.ts';
import type {
  ChainReport,
  ProposalSummary,
  VerificationCheck,
  VerificationReport,
} from '#shared/model/proposal.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { judgeChain, type ChainLink } from '#shared/proposal/judge-chain.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import type { Result } from '#shared/result.ts';
import { parseRouted } from '../approval/parse-routed.ts';
import { readRouted } from '../approval/read-routed.ts';
import { verifyRouted } from '../approval/verify-routed.ts';
import { verifyDetached, type SignatureVerdict } from '../signing/cms.ts';
import { fromPem } from '../signing/pem.ts';
import { readCertificate } from '../signing/certificate.ts';
import { nodeHash } from '../disclosure/node-hash.ts';
import { isCopy, verifyCopy } from '../disclosure/verify-copy.ts';
import {
  approvalEntry,
  bundleEntry,
  commitmentsEntry,
  sha256Hex,
  sumsText,
} from './bundle-entries.ts';
import { readAttachment } from './read-attachment.ts';
import { unpackBundle } from './unpack-bundle.ts';
import { workbookEntry, workbookOf } from './tiers-workbook.ts';
import { verifyNotes } from './verify-notes.ts';

const check = (name: string, passed: boolean, detail: string): VerificationCheck => ({
  name,
  passed,
  detail,
});

/** A file as somebody handed it over. */
export type HandedFile = {
  readonly fileName: string;
  /** Its bytes, or why it cannot be read. */
  readonly read: Result<Buffer, string>;
};

/**
 * Checks the bytes of anyone's `.tierproposal` and reports every check by name. What cannot be read at all
 * gives one failed check and no summary. `today` (an ISO day) only says what is overdue; `earlier` are
 * proposals that it should extend. The engine and the verifier page both ask here.
 */
export const judgeProposal = (
  file: HandedFile,
  today: string,
  earlier: readonly HandedFile[] = [],
): VerificationReport => {
  const own = judgeFile(file, today);
  if (own.link === null) {
    const { report } = own;
    const fault = 'a redacted copy does not say what it takes the place of';
    return report.copy === undefined || earlier.length === 0
      ? report
      : {
          ...report,
          valid: false,
          checks: [...report.checks, check('It extends the earlier proposals', false, fault)],
        };
  }
  const before = earlier.map((each) => judgeFile(each, today));
  const strange = before.find(({ link }) => link === null)?.report;
  const chain: ChainReport =
    strange === undefined
      ? judgeChain(
          own.link,
          before.flatMap(({ link }) => (link === null ? [] : [link])),
        )
      : {
          state: 'broken',
          words: `${strange.fileName} cannot be read as a proposal: ${strange.checks.find(({ passed }) => !passed)?.detail ?? ''}`,
        };
  const checks =
    earlier.length === 0
      ? own.report.checks
      : [
          ...own.report.checks,
          check('It extends the earlier proposals', chain.state === 'extends', chain.words),
        ];
  return { ...own.report, checks, valid: checks.every(({ passed }) => passed), chain };
};

type JudgedFile = {
  readonly report: VerificationReport;
  /** Null where the file is too damaged to be read. */
  readonly link: ChainLink | null;
};

const empty = Buffer.alloc(0);

/** Checks one file by itself; `today` only says what is overdue. */
const judgeFile = ({ fileName, read: handed }: HandedFile, today: string): JudgedFile => {
  const read = handed.ok ? unpackBundle(handed.value) : handed;
  if (!read.ok) {
    return {
      report: {
        fileName,
        valid: false,
        checks: [check('The file is a .tierproposal', false, read.error)],
        summary: null,
      },
      link: null,
    };
  }
  if (isCopy(read.value)) {
    const report = verifyCopy(fileName, read.value, today);
    return { report, link: null };
  }
  const linkOf = (
    document: ChainLink['document'],
    checks: readonly VerificationCheck[],
    outcome: string | null,
  ): ChainLink => {
    const failed = checks.find(({ passed }) => !passed);
    return {
      fileName,
      sha256: sha256Hex(read.value.get(bundleEntry.proposal) ?? empty),
      document,
      fault: failed === undefined ? null : `${failed.name}: ${failed.detail}`,
      outcome,
    };
  };
  const routed = parseRouted(read.value.get(bundleEntry.proposal));
  if (routed !== null) {
    const taken = readRouted(routed, read.value);
    const report = verifyRouted(fileName, taken, today);
    const isApproved = taken.state.outcome === 'approved';
    return {
      report,
      link: linkOf(routed, taken.checks, isApproved ? null : outcomeSentence(taken.state)),
    };
  }
  const { checks, summary, document } = checkEntries(read.value);
  return {
    report: { fileName, valid: checks.every(({ passed }) => passed), checks, summary },
    link: document === null ? null : linkOf(document, checks, null),
  };
};

const parseDocument = (
  bytes: Buffer,
): { readonly document: ProposalDocument | null; readonly check: VerificationCheck } => {
  const name = 'proposal.json is canonical and complete';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { document: null, check: check(name, false, 'it is no UTF-8') };
  }
  const parsed = parseCanonicalJson(text);
  if (!parsed.ok) {
    const found =
      parsed.reason === 'no JSON'
        ? 'it is no JSON'
        : 'its bytes are not those of RFC 8785: a repeated key, a space or another number format';
    return { document: null, check: check(name, false, found) };
  }
  const document = proposalDocument.safeParse(parsed.value);
  return document.success
    ? { document: document.data, check: check(name, true, 'the bytes are those of RFC 8785') }
    : {
        document: null,
        check: check(
          name,
          false,
          `at ${document.error.issues[0]?.path.join('.') ?? 'its top'}: ${document.error.issues[0]?.message ?? ''}`,
        ),
      };
};

const signatureCheck = (name: string, verdict: SignatureVerdict): VerificationCheck =>
  check(
    name,
    verdict.valid,
    verdict.valid
      ? `by ${verdict.facts.signer.name}, ${verdict.facts.signedAt.toISOString()} by the signer's clock`
      : verdict.reason,
  );

const checkEntries = (
  entries: ReadonlyMap<string, Buffer>,
): {
  readonly checks: readonly VerificationCheck[];
  readonly summary: ProposalSummary | null;
  readonly document: ProposalDocument | null;
} => {
  const bytesOf = (name: string): Buffer => entries.get(name) ?? empty;
  const proposal = bytesOf(bundleEntry.proposal);
  const { document, check: documentCheck } = parseDocument(proposal);
  if (document === null) {
    return { checks: [documentCheck], summary: null, document };
  }
  const approval = approvalEntry(document.signer.function);
  const verdict = verifyDetached(proposal, bytesOf(approval));
  const sumsVerdict = verifyDetached(bytesOf(bundleEntry.sums), bytesOf(bundleEntry.sumsSignature));
  const checks = [
    checkNames(entries, approval, document),
    documentCheck,
    signatureCheck('proposal.json is signed', verdict),
    signatureCheck('The checksums are signed', sumsVerdict),
    checkSigner(document, entries, verdict, sumsVerdict),
    checkSums(entries),
    ...checkProposal(document),
    ...checkCommitments(document, nodeHash),
    check(
      'tiers.csv follows from proposal.json',
      bytesOf(bundleEntry.table).equals(Buffer.from(tiersCsv(document), 'utf8')),
      'it was made again and compared byte by byte',
    ),
    ...checkWorkbook(document, entries),
    ...checkCommitmentsEntry(document, entries),
    check(
      'VERIFY.md is the one of this proposal',
      bytesOf(bundleEntry.notes).equals(Buffer.from(verifyNotes(document, approval), 'utf8')),
      'it was made again and compared byte by byte',
    ),
    check(
      'The PDF carries proposal.json',
      readAttachment(bytesOf(bundleEntry.pdf), 'proposal.json')?.equals(proposal) ?? false,
      'its attachment was compared; the pages are covered by the signed checksums',
    ),
  ];
  return {
    checks,
    document,
    summary: {
      title: document.title,
      programme: document.programme,
      createdAt: document.createdAt,
      signerName: document.signer.name,
      signerFunction: document.signer.function,
      certificateFingerprint: verdict.valid ? verdict.facts.signer.fingerprint : '',
      proposalSha256: sha256Hex(proposal),
      partners: document.partners.length,
    },
  };
};

const checkNames = (
  entries: ReadonlyMap<string, Buffer>,
  approval: string,
  { annexes = [], commitments }: ProposalDocument,
): VerificationCheck => {
  const expected = [
    ...Object.values(bundleEntry),
    approval,
    ...annexes,
    ...(commitments === undefined ? [] : [commitmentsEntry]),
  ];
  const absent = expected.filter((name) => !entries.has(name));
  const extra = [...entries.keys()].filter((name) => !expected.includes(name));
  return check(
    'Nothing is missing and nothing was added',
    absent.length === 0 && extra.length === 0,
    [
      ...absent.map((name) => `${name} is missing`),
      ...extra.map((name) => `${name} does not belong`),
      `${entries.size} entries`,
    ].join('; '),
  );
};

const checkWorkbook = (
  document: ProposalDocument,
  entries: ReadonlyMap<string, Buffer>,
): readonly VerificationCheck[] => {
  const workbook = workbookOf(document, sha256Hex(entries.get(bundleEntry.proposal) ?? empty));
  return workbook === null
    ? []
    : [
        check(
          `${workbookEntry} follows from proposal.json`,
          entries.get(workbookEntry)?.equals(workbook) === true,
          'it was made again and compared byte by byte',
        ),
      ];
};

const checkCommitmentsEntry = (
  document: ProposalDocument,
  entries: ReadonlyMap<string, Buffer>,
): readonly VerificationCheck[] => {
  const text = commitmentsText(document);
  return text === null
    ? []
    : [
        check(
          'commitments.json follows from proposal.json',
          entries.get(commitmentsEntry)?.equals(Buffer.from(text, 'utf8')) === true,
          'it was made again and compared byte by byte',
        ),
      ];
};

const checkSums = (entries: ReadonlyMap<string, Buffer>): VerificationCheck => {
  const covered = new Map(
    [...entries].filter(
      ([name]) => name !== bundleEntry.sums && name !== bundleEntry.sumsSignature,
    ),
  );
  const expected = sumsText(covered).trimEnd().split('\n').sort();
  const stated = (entries.get(bundleEntry.sums) ?? empty).toString('utf8');
  const found = stated.trimEnd().split('\n').sort();
  return check(
    'Every entry has its checksum',
    stated.endsWith('\n') && expected.join('\n') === found.join('\n'),
    `${covered.size} checksums were computed again`,
  );
};

const checkSigner = (
  document: ProposalDocument,
  entries: ReadonlyMap<string, Buffer>,
  ...verdicts: readonly SignatureVerdict[]
): VerificationCheck => {
  const pem = (entries.get(bundleEntry.signer) ?? empty).toString('utf8');
  const certificate = fromPem('CERTIFICATE', pem);
  const reading = certificate === null ? null : readCertificate(certificate);
  const facts = reading?.ok === true ? reading.facts : null;
  const isOne = verdicts.every(
    (verdict) => verdict.valid && verdict.facts.signer.fingerprint === facts?.fingerprint,
  );
  const isNamed =
    facts?.name === document.signer.name && facts.function === document.signer.function;
  const isTimely = verdicts.every(
    (verdict) =>
      verdict.valid &&
      Math.floor(verdict.facts.signedAt.getTime() / 1000) ===
        Math.floor(new Date(document.createdAt).getTime() / 1000),
  );
  return check(
    'The signer is the one that the proposal names',
    isOne && isNamed && isTimely,
    `${document.signer.name}, ${document.signer.function}; certificate, both signatures and their time were compared`,
  );
};
