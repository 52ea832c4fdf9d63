import { judgeRoute, type RouteState } from '#shared/approval/judge-route.ts';
import { decisionSentence, outcomeSentence, stepSentence } from '#shared/approval/route-words.ts';
import type { CopyBody } from '#shared/disclosure/copy-body.ts';
import type { VerificationCheck } from '#shared/model/proposal.ts';
import type { RoutedReport } from '#shared/model/routed-report.ts';
import { countApprovals, readLists, readRoot, signaturesIn } from '../approval/count-approvals.ts';
import type { ReadApproval } from '../approval/read-approvals.ts';
import { approvalEntry, commitmentsEntry, sha256Hex } from '../proposal/bundle-entries.ts';
import { readCertificate } from '../signing/certificate.ts';
import { verifyDetached } from '../signing/cms.ts';
import { fromPem, isPlainPem } from '../signing/pem.ts';
import { copyEntry } from './copy-entries.ts';

type Entries = ReadonlyMap<string, Buffer>;

const empty = Buffer.alloc(0);

const check = (name: string, fault: string | null, detail: string): VerificationCheck => ({
  name,
  passed: fault === null,
  detail: fault ?? detail,
});

const namesCheck = (entries: Entries, needed: readonly string[], also: readonly string[]) => {
  const faults = [
    ...needed.filter((name) => !entries.has(name)).map((name) => `${name} is missing`),
    ...[...entries.keys()]
      .filter((name) => !needed.includes(name) && !also.includes(name))
      .map((name) => `${name} does not belong`),
  ];
  return check(
    'Nothing is missing and nothing was added',
    faults.length === 0 ? null : faults.join('; '),
    `${entries.size} entries`,
  );
};

/** Nothing else covers these files, so they may say nothing but what is read from them. */
const pemCheck = (entries: Entries): VerificationCheck => {
  const labels = [
    [copyEntry.signer, 'CERTIFICATE'],
    [copyEntry.root, 'CERTIFICATE'],
    [copyEntry.list, 'X509 CRL'],
  ] as const;
  const found = labels.filter(([name]) => entries.has(name));
  const wrong = found.find(
    ([name, label]) => !isPlainPem(label, entries.get(name)?.toString('latin1') ?? ''),
  );
  return check(
    'Certificates and lists hold nothing else',
    wrong === undefined ? null : `${wrong[0]} is not as it is written`,
    found.map(([name]) => name).join(', '),
  );
};

/** Who vouches for the commitments. */
export type Vouched = {
  readonly checks: readonly VerificationCheck[];
  readonly signerName: string;
  readonly signerFunction: string;
  readonly fingerprint: string;
  readonly proposalSha256: string;
  readonly routed?: RoutedReport;
};

const sumOf = (sums: string, name: string): string | null =>
  sums
    .split('\n')
    .find((line) => line.slice(66) === name)
    ?.slice(0, 64) ?? null;

const vouchedBySigner = (
  { signer, createdAt }: CopyBody & { readonly signer: NonNullable<CopyBody['signer']> },
  entries: Entries,
): Vouched => {
  const bytesOf = (name: string): Buffer => entries.get(name) ?? empty;
  const verdict = verifyDetached(bytesOf(copyEntry.sums), bytesOf(copyEntry.sumsSignature));
  const pem = fromPem('CERTIFICATE', bytesOf(copyEntry.signer).toString('utf8'));
  const reading = pem === null ? null : readCertificate(pem);
  const facts = reading?.ok === true ? reading.facts : null;
  const isOne =
    verdict.valid &&
    facts?.fingerprint === verdict.facts.signer.fingerprint &&
    facts.name === signer.name &&
    facts.function === signer.function &&
    Math.floor(verdict.facts.signedAt.getTime() / 1000) ===
      Math.floor(new Date(createdAt).getTime() / 1000);
  const sums = bytesOf(copyEntry.sums).toString('utf8');
  const isListed =
    sumOf(sums, commitmentsEntry) === sha256Hex(bytesOf(copyEntry.commitments)) &&
    sumOf(sums, approvalEntry(signer.function)) !== null;
  return {
    checks: [
      namesCheck(
        entries,
        [
          copyEntry.copy,
          copyEntry.page,
          copyEntry.commitments,
          copyEntry.sums,
          copyEntry.sumsSignature,
          copyEntry.signer,
          copyEntry.notes,
        ],
        [],
      ),
      check(
        'The checksums of the proposal are signed',
        verdict.valid ? null : verdict.reason,
        `by ${signer.name}, ${signer.function}`,
      ),
      check(
        'The signer is the one that the proposal names',
        isOne ? null : 'certificate, name, function or time are of somebody else',
        `${signer.name}, ${signer.function}; certificate, signature and time were compared`,
      ),
      check(
        'The commitments are those of the proposal',
        isListed ? null : 'the signed checksums name other commitments',
        'their hash stands in the signed checksums',
      ),
    ],
    signerName: signer.name,
    signerFunction: signer.function,
    fingerprint: verdict.valid ? verdict.facts.signer.fingerprint : '',
    proposalSha256: sumOf(sums, 'proposal.json') ?? '',
  };
};

type RoutedBody = CopyBody & {
  readonly route: NonNullable<CopyBody['route']>;
  readonly root: NonNullable<CopyBody['root']>;
};

const reportOf = (
  { root }: RoutedBody,
  sentences: readonly string[],
  state: RouteState,
  approvals: readonly ReadApproval[],
  listMadeAt: Date | null,
  today: string,
): RoutedReport => ({
  outcome: state.outcome,
  sentence: outcomeSentence(state),
  steps: state.steps.map((judged) => ({
    function: judged.step.function,
    state: judged.state,
    words: stepSentence(judged, today),
  })),
  decisions: approvals.map(({ made }) => ({ ...made, words: decisionSentence(made) })),
  root,
  preparedBy: '',
  changes: sentences,
  groups: [],
  rationale: '',
  previous: null,
  audit: null,
  listMadeAt: listMadeAt?.toISOString() ?? null,
});

const vouchedByRoute = (
  body: RoutedBody,
  sentences: readonly string[],
  entries: Entries,
  today: string,
): Vouched => {
  const bytesOf = (name: string): Buffer => entries.get(name) ?? empty;
  const signatures = signaturesIn(entries);
  const statements = signatures.map((name) => name.replace(/\.p7s$/u, '.json'));
  const rootOrFault = readRoot(body, bytesOf(copyEntry.root));
  const root = typeof rootOrFault === 'string' ? null : rootOrFault;
  const lists = readLists(entries.get(copyEntry.list), root);
  const committed = sha256Hex(bytesOf(copyEntry.commitments));
  let proposalSha256 = '';
  const aboutFault = ({ statement }: ReadApproval): string | null => {
    proposalSha256 ||= statement.proposalSha256;
    return statement.proposalSha256 !== proposalSha256
      ? 'it is about another proposal'
      : statement.files[commitmentsEntry] === committed
        ? null
        : 'it names other commitments';
  };
  const counted =
    root === null
      ? { approvals: [], checks: [] }
      : countApprovals(body, entries, aboutFault, root, lists.revoked);
  const state = judgeRoute(
    body.route,
    counted.approvals.map(({ made }) => made),
  );
  const routed = reportOf(body, sentences, state, counted.approvals, lists.madeAt, today);
  return {
    checks: [
      namesCheck(
        entries,
        [
          copyEntry.copy,
          copyEntry.page,
          copyEntry.commitments,
          copyEntry.root,
          copyEntry.notes,
          ...signatures,
          ...statements,
        ],
        [copyEntry.list],
      ),
      check(
        'The root is the one that the proposal names',
        typeof rootOrFault === 'string' ? rootOrFault : null,
        `${body.root.name}, ${body.root.fingerprint}`,
      ),
      check(
        'The revocation list is signed by the root',
        lists.fault,
        lists.madeAt === null ? 'there is none' : `made ${lists.madeAt.toISOString().slice(0, 10)}`,
      ),
      ...counted.checks,
      check(
        'Every function that must approve has approved',
        state.outcome === 'approved' ? null : routed.sentence,
        routed.sentence,
      ),
    ],
    signerName: '',
    signerFunction: '',
    fingerprint: body.root.fingerprint,
    proposalSha256,
    routed,
  };
};

const hasRoute = (body: CopyBody): body is RoutedBody =>
  body.route !== undefined && body.root !== undefined && body.signer === undefined;

const hasSigner = (
  body: CopyBody,
): body is CopyBody & { readonly signer: NonNullable<CopyBody['signer']> } =>
  body.signer !== undefined && body.route === undefined;

/**
 * Checks who vouches for the commitments of a copy, by the signature of one person or by the approvals of
 * functions; null where it names neither. `sentences` say what the copy tells.
 */
export const vouchFor = (
  body: CopyBody,
  sentences: readonly string[],
  entries: Entries,
  today: string,
): Vouched | null => {
  const vouched = hasRoute(body)
    ? vouchedByRoute(body, sentences, entries, today)
    : hasSigner(body)
      ? vouchedBySigner(body, entries)
      : null;
  return vouched === null ? null : { ...vouched, checks: [...vouched.checks, pemCheck(entries)] };
};
