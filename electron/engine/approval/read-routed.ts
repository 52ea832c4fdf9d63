import {
  judgeRoute,
  whyNot,
  type MadeDecision,
  type RouteState,
} from '#shared/approval/judge-route.ts';
import type { VerificationCheck } from '#shared/model/proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { sha256Hex, sumsText } from '../proposal/bundle.ts';
import { readAttachment } from '../proposal/read-attachment.ts';
import { isIssuedBy } from '../signing/certification-path.ts';
import { fromPem } from '../signing/pem.ts';
import { certificatesOfPem } from '../signing/pem-list.ts';
import { readRevocationList, type Revocation } from '../signing/revocation-list.ts';
import { readX509, type X509 } from '../signing/x509.ts';
import { inOrderOfSight, readApproval, type ReadApproval } from './read-approvals.ts';
import { fixedEntries, nextApproval, routedEntry } from './routed-entries.ts';
import { walkPdf } from './walk-pdf.ts';

/** A routed proposal taken apart, with every check by name. */
export type ReadRouted = {
  readonly document: RoutedProposal;
  readonly entries: ReadonlyMap<string, Buffer>;
  readonly checks: readonly VerificationCheck[];
  /** In the order in which they were made; as far as they count. */
  readonly approvals: readonly ReadApproval[];
  readonly state: RouteState;
  /** The pages without any signature; null where the PDF was changed. */
  readonly base: Buffer | null;
  readonly listMadeAt: Date | null;
};

const empty = Buffer.alloc(0);

const check = (name: string, fault: string | null, detail: string): VerificationCheck => ({
  name,
  passed: fault === null,
  detail: fault ?? detail,
});

const readRoot = (document: RoutedProposal, bytes: Buffer): X509 | string => {
  const [certificate, ...others] = certificatesOfPem(bytes.toString('latin1')) ?? [];
  const reading = certificate === undefined ? null : readX509(certificate);
  if (reading?.ok !== true || others.length > 0) {
    return reading?.ok === false ? `it ${reading.reason}` : 'it is not one certificate';
  }
  const root = reading.certificate;
  return root.fingerprint !== document.root.fingerprint
    ? `it is ${root.fingerprint}, not the one that the proposal names`
    : !root.mayIssue || !isIssuedBy(root, root)
      ? 'it is no root'
      : root;
};

type Lists = {
  readonly revoked: readonly Revocation[];
  readonly madeAt: Date | null;
  readonly fault: string | null;
};

const readLists = (bytes: Buffer | undefined, root: X509 | null): Lists => {
  if (bytes === undefined || root === null) {
    return { revoked: [], madeAt: null, fault: null };
  }
  const list = fromPem('X509 CRL', bytes.toString('latin1'));
  const reading = list === null ? null : readRevocationList(list, root);
  return reading?.ok === true
    ? { revoked: reading.revoked, madeAt: reading.madeAt, fault: null }
    : { revoked: [], madeAt: null, fault: `it ${reading?.reason ?? 'cannot be read'}` };
};

const namesFault = (
  entries: ReadonlyMap<string, Buffer>,
  fixed: ReadonlyMap<string, Buffer>,
  signatures: readonly string[],
): string | null => {
  const pairs = signatures.flatMap((name) => [name, name.replace(/\.p7s$/u, '.json')]);
  const needed = [...fixed.keys(), routedEntry.pdf, routedEntry.root, routedEntry.sums, ...pairs];
  const absent = needed.filter((name) => !entries.has(name));
  const extra = [...entries.keys()].filter(
    (name) => !needed.includes(name) && name !== routedEntry.list,
  );
  const faults = [
    ...absent.map((name) => `${name} is missing`),
    ...extra.map((name) => `${name} does not belong`),
  ];
  return faults.length === 0 ? null : faults.join('; ');
};

const isSums = (entries: ReadonlyMap<string, Buffer>): boolean => {
  const covered = new Map([...entries].filter(([name]) => name !== routedEntry.sums));
  return (entries.get(routedEntry.sums) ?? empty).equals(Buffer.from(sumsText(covered), 'utf8'));
};

/** What is wrong with the hashes that an approval names; null where it is about these files. */
const aboutFault = (
  { statement }: ReadApproval,
  fixed: ReadonlyMap<string, Buffer>,
): string | null => {
  if (statement.proposalSha256 !== sha256Hex(fixed.get(routedEntry.proposal) ?? empty)) {
    return 'it is about another proposal';
  }
  const others = [...fixed].filter(([name]) => name !== routedEntry.proposal);
  const isSame =
    Object.keys(statement.files).length === others.length &&
    others.every(([name, bytes]) => statement.files[name] === sha256Hex(bytes));
  return isSame ? null : 'it names other files';
};

type Counted = {
  readonly approvals: readonly ReadApproval[];
  readonly checks: readonly VerificationCheck[];
};

/** Reads every approval and takes them in turn; the first that does not count ends it. */
const countApprovals = (
  document: RoutedProposal,
  entries: ReadonlyMap<string, Buffer>,
  signatures: readonly string[],
  fixed: ReadonlyMap<string, Buffer>,
  root: X509,
  revoked: readonly Revocation[],
): Counted => {
  const bytesOf = (name: string): Buffer => entries.get(name) ?? empty;
  const readings = signatures.map((entry) =>
    readApproval(entry, bytesOf(entry.replace(/\.p7s$/u, '.json')), bytesOf(entry), root, revoked),
  );
  const faults = readings.flatMap((reading) =>
    reading.ok ? [] : [`${reading.entry}: ${reading.reason}`],
  );
  const good = readings.flatMap((reading) => (reading.ok ? [reading.approval] : []));
  const wrong = good.flatMap((approval) => {
    const fault = aboutFault(approval, fixed);
    return fault === null ? [] : [`${approval.entry}: ${fault}`];
  });
  const all = [...faults, ...wrong];
  const signed = check(
    'Every approval is signed under the root',
    all.length === 0 ? null : all.join('; '),
    `${good.length} signatures, certificates and statements were checked`,
  );
  const ordered = inOrderOfSight(good, bytesOf);
  if (ordered === null) {
    const fault = 'an approval has seen others than those that are here';
    return { approvals: [], checks: [signed, check('Approvals follow one another', fault, '')] };
  }
  const counted: ReadApproval[] = [];
  const taken = new Map<string, unknown>();
  let fault: string | null = null;
  for (const approval of ordered) {
    const before: readonly MadeDecision[] = counted.map(({ made }) => made);
    const name = nextApproval(approval.statement.function, taken).signature;
    fault =
      whyNot(document.route, before, approval.made) ??
      (name === approval.entry ? null : `it should be called ${name}`);
    if (fault !== null) {
      fault = `${approval.entry}: ${fault}`;
      break;
    }
    counted.push(approval);
    taken.set(approval.entry, null);
  }
  return {
    approvals: counted,
    checks: [
      signed,
      check(
        'Approvals follow one another',
        fault,
        'each names those before it, and the route allows it',
      ),
    ],
  };
};

/** Takes a routed proposal apart and checks everything but whether it is approved. */
export const readRouted = async (
  document: RoutedProposal,
  entries: ReadonlyMap<string, Buffer>,
): Promise<ReadRouted> => {
  const fixed = fixedEntries(document);
  const signatures = [...entries.keys()].filter((name) => /^approvals\/[^/]+\.p7s$/u.test(name));
  const rootOrFault = readRoot(document, entries.get(routedEntry.root) ?? empty);
  const root = typeof rootOrFault === 'string' ? null : rootOrFault;
  const lists = readLists(entries.get(routedEntry.list), root);
  const counted =
    root === null
      ? { approvals: [], checks: [] }
      : countApprovals(document, entries, signatures, fixed, root, lists.revoked);
  const pdf = entries.get(routedEntry.pdf) ?? empty;
  const walked = walkPdf(document, pdf, counted.approvals);
  const base = 'base' in walked ? walked.base : null;
  const json = entries.get(routedEntry.proposal) ?? empty;
  const isAttached =
    base !== null && (await readAttachment(base, routedEntry.proposal))?.equals(json) === true;
  const remade = [...fixed].filter(([name, bytes]) => entries.get(name)?.equals(bytes) !== true);
  return {
    document,
    entries,
    approvals: counted.approvals,
    state: judgeRoute(
      document.route,
      counted.approvals.map(({ made }) => made),
    ),
    base,
    listMadeAt: lists.madeAt,
    checks: [
      check(
        'Nothing is missing and nothing was added',
        namesFault(entries, fixed, signatures),
        `${entries.size} entries`,
      ),
      ...checkProposal(document),
      check(
        'Tables, notes and scripts follow from proposal.json',
        remade.length === 0 ? null : `${remade.map(([name]) => name).join(', ')} differ`,
        `${fixed.size - 1} entries were made again and compared byte by byte`,
      ),
      check(
        'Every entry has its checksum',
        isSums(entries) ? null : 'SHA256SUMS says something else',
        'all were computed again',
      ),
      check(
        'The root is the one that the proposal names',
        typeof rootOrFault === 'string' ? rootOrFault : null,
        `${document.root.name}, ${document.root.fingerprint}`,
      ),
      check(
        'The revocation list is signed by the root',
        lists.fault,
        lists.madeAt === null ? 'there is none' : `made ${lists.madeAt.toISOString().slice(0, 10)}`,
      ),
      ...counted.checks,
      check(
        'The PDF carries these approvals and nothing else',
        'fault' in walked ? walked.fault : null,
        'each byte behind the pages was compared with what an approval adds',
      ),
      check(
        'The PDF carries proposal.json',
        isAttached ? null : 'its attachment is another or missing',
        'its attachment was compared',
      ),
    ],
  };
};
