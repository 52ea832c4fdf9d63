import { judgeRoute, type RouteState } from '#shared/approval/judge-route.ts';
import { checkCommitments } from '#shared/disclosure/commit-document.ts';
import type { VerificationCheck } from '#shared/model/proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { sha256Hex, sumsText } from '../proposal/bundle-entries.ts';
import { readAttachment } from '../proposal/read-attachment.ts';
import { nodeHash } from '../disclosure/node-hash.ts';
import { countApprovals, readLists, readRoot, signaturesIn } from './count-approvals.ts';
import type { ReadApproval } from './read-approvals.ts';
import { fixedEntries, routedEntry } from './routed-entries.ts';
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

/** Takes a routed proposal apart and checks everything but whether it is approved. */
export const readRouted = (
  document: RoutedProposal,
  entries: ReadonlyMap<string, Buffer>,
): ReadRouted => {
  const fixed = fixedEntries(document);
  const signatures = signaturesIn(entries);
  const rootOrFault = readRoot(document, entries.get(routedEntry.root) ?? empty);
  const root = typeof rootOrFault === 'string' ? null : rootOrFault;
  const lists = readLists(entries.get(routedEntry.list), root);
  const counted =
    root === null
      ? { approvals: [], checks: [] }
      : countApprovals(document, entries, (each) => aboutFault(each, fixed), root, lists.revoked);
  const pdf = entries.get(routedEntry.pdf) ?? empty;
  const walked = walkPdf(document, pdf, counted.approvals);
  const base = 'base' in walked ? walked.base : null;
  const json = entries.get(routedEntry.proposal) ?? empty;
  const isAttached =
    base !== null && readAttachment(base, routedEntry.proposal)?.equals(json) === true;
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
      ...checkCommitments(document, nodeHash),
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
