import { whyNot, type MadeDecision } from '#shared/approval/judge-route.ts';
import type { VerificationCheck } from '#shared/model/proposal.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { isIssuedBy } from '../signing/certification-path.ts';
import { fromPem } from '../signing/pem.ts';
import { certificatesOfPem } from '../signing/pem-list.ts';
import { readRevocationList, type Revocation } from '../signing/revocation-list.ts';
import { readX509, type X509 } from '../signing/x509.ts';
import { inOrderOfSight, readApproval, type ReadApproval } from './read-approvals.ts';
import { nextApproval } from './routed-entries.ts';

const empty = Buffer.alloc(0);

const check = (name: string, fault: string | null, detail: string): VerificationCheck => ({
  name,
  passed: fault === null,
  detail: fault ?? detail,
});

/** The root that lies in a file, or what is wrong with it. */
export const readRoot = (document: Pick<RoutedProposal, 'root'>, bytes: Buffer): X509 | string => {
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

/** The revocation list that lies in a file, read against the root; empty without one. */
export const readLists = (bytes: Buffer | undefined, root: X509 | null): Lists => {
  if (bytes === undefined || root === null) {
    return { revoked: [], madeAt: null, fault: null };
  }
  const list = fromPem('X509 CRL', bytes.toString('latin1'));
  const reading = list === null ? null : readRevocationList(list, root);
  return reading?.ok === true
    ? { revoked: reading.revoked, madeAt: reading.madeAt, fault: null }
    : { revoked: [], madeAt: null, fault: `it ${reading?.reason ?? 'cannot be read'}` };
};

type Counted = {
  readonly approvals: readonly ReadApproval[];
  readonly checks: readonly VerificationCheck[];
};

/** Names of the signatures of approvals. */
export const signaturesIn = (entries: ReadonlyMap<string, Buffer>): readonly string[] =>
  [...entries.keys()].filter((name) => /^approvals\/[^/]+\.p7s$/u.test(name));

/**
 * Reads every approval and takes them in turn; the first that does not count ends it. `aboutFault` says
 * why one is about something else.
 */
export const countApprovals = (
  { route }: Pick<RoutedProposal, 'route'>,
  entries: ReadonlyMap<string, Buffer>,
  aboutFault: (approval: ReadApproval) => string | null,
  root: X509,
  revoked: readonly Revocation[],
): Counted => {
  const bytesOf = (name: string): Buffer => entries.get(name) ?? empty;
  const readings = signaturesIn(entries).map((entry) =>
    readApproval(entry, bytesOf(entry.replace(/\.p7s$/u, '.json')), bytesOf(entry), root, revoked),
  );
  const faults = readings.flatMap((reading) =>
    reading.ok ? [] : [`${reading.entry}: ${reading.reason}`],
  );
  const good = readings.flatMap((reading) => (reading.ok ? [reading.approval] : []));
  const wrong = good.flatMap((approval) => {
    const fault = aboutFault(approval);
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
      whyNot(route, before, approval.made) ??
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
