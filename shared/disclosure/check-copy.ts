import type { VerificationCheck } from '../model/proposal.ts';
import { reachedTier, verdictsOf } from '../proposal/judge-again.ts';
import { reviewAgain } from '../proposal/stated-ladder.ts';
import { recommendedTierOf } from '../proposal/stated-decision.ts';
import { ladderOfPartner, partnerLadderFault } from '../proposal/stated-ladders.ts';
import { tierWithin } from '../scoring/gates.ts';
import { noTier } from '../scoring/tiers.ts';
import { leafOf } from './commit-document.ts';
import { readCopyBody, type CopyBody } from './copy-body.ts';
import type { CommitmentsDocument, CopyDocument } from './copy-document.ts';
import { pathsOfCopy } from './copy-paths.ts';
import { fromHex, toHex, type HashParts } from './hash-parts.ts';
import { rootOfProof } from './merkle-tree.ts';

/** Points are printed with nine decimals, a score with six. */
const sumTolerance = 1e-6;

const check = (name: string, fault: string | null, detail: string): VerificationCheck => ({
  name,
  passed: fault === null,
  detail: fault ?? detail,
});

const committedFault = (
  { fields }: CopyDocument,
  { root, depth }: CommitmentsDocument,
  hash: HashParts,
): string | null => {
  const places = new Set<number>();
  for (const { path, value, salt, place, proof } of fields) {
    const leaf = leafOf(fromHex(salt), { path, value }, hash);
    const isThere =
      proof.length === depth &&
      place < 2 ** depth &&
      toHex(rootOfProof(leaf, place, proof.map(fromHex), hash)) === root;
    if (!isThere || places.has(place)) {
      return `${path === '' ? 'the list of fields' : path} is not what was committed`;
    }
    places.add(place);
  }
  return null;
};

const namesIn = (copy: CopyDocument, path: string): readonly string[] | null => {
  const value = copy.fields.find((field) => field.path === path)?.value;
  return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : null;
};

/** The handle that a copy is about; null where it is about nobody or more than one. */
const handleOf = ({ fields }: CopyDocument): string | null => {
  const handles = new Set(
    fields.flatMap(({ path }) => /^\/partners\/([0-9a-f]{32})(?:\/|$)/u.exec(path)?.[1] ?? []),
  );
  return handles.size === 1 ? ([...handles][0] ?? null) : null;
};

/** What is missing from a copy or too much in it. */
const completeFault = (copy: CopyDocument, handle: string | null): string | null => {
  if (handle === null) {
    return 'it is about nobody, or about more than one partner';
  }
  const common = namesIn(copy, '');
  const members = namesIn(copy, `/partners/${handle}`);
  if (common === null || members === null) {
    return 'it does not say which fields the proposal has';
  }
  const found = copy.fields.map(({ path }) => path);
  const withPoints = found.includes(`/partners/${handle}/contributions`);
  const wanted = pathsOfCopy(common, members, handle, withPoints);
  const absent = wanted.find((path) => !found.includes(path));
  const extra = found.find((path) => !wanted.includes(path));
  return absent !== undefined
    ? `${absent === '' ? 'the list of fields' : absent} is missing`
    : extra !== undefined
      ? `${extra} is not for this partner`
      : found.some((path, place) => path !== wanted[place])
        ? 'its fields are out of order or repeated'
        : null;
};

/** The tier that follows from what a copy says; compared with the one that it states. */
const tierFault = ({ partner, tiers, vetoes, ladder, ladders }: CopyBody): string | null => {
  const stated = { tiers, vetoes };
  const astray = partnerLadderFault(partner.ladder, ladders);
  if (astray !== null) {
    return `the partner ${astray}`;
  }
  const verdicts = verdictsOf(partner, stated);
  if ((partner.found ?? []).length !== verdicts.length) {
    return 'it does not say what each gate found';
  }
  const earned = tierWithin(reachedTier(partner, stated), verdicts, tiers.length);
  const asIndex = (tier: number): number | null => (tier === noTier ? null : tier);
  const { step } = partner;
  if (asIndex(earned) !== (step === undefined ? recommendedTierOf(partner) : step.earned)) {
    return 'score, lines and gates give another tier';
  }
  if ((ladder === undefined) !== (step === undefined)) {
    return 'it has a step without a ladder, or a ladder without a step';
  }
  return ladder === undefined ||
    step === undefined ||
    asIndex(
      reviewAgain(ladder, stated)(step, partner.score, verdicts, ladderOfPartner(partner)),
    ) === recommendedTierOf(partner)
    ? null
    : `the review of ${ladder.review.day} gives another tier`;
};

const pointsFault = ({ partner, method }: CopyBody): string | null => {
  const points = partner.contributions;
  const criteria = method?.dimensions.flatMap((dimension) => dimension.criteria ?? []) ?? [];
  if (points === undefined) {
    return null;
  }
  const added = points.reduce((total, each) => total + Number(each), 0);
  const sum =
    method?.dimensions.some(({ takes }) => takes === true) === true ? Math.max(0, added) : added;
  return points.length === criteria.length &&
    Math.abs(sum - Number(partner.score ?? '0')) <= sumTolerance
    ? null
    : 'the points do not add up to the score';
};

/**
 * Checks the fields of a redacted copy against the commitments of the proposal: each is what was
 * committed, they are of one partner, all that a copy holds are there and no other, and the tier follows
 * from them. Who signed those commitments is asked elsewhere. `body` is null where it cannot be read.
 */
export const checkCopy = (
  copy: CopyDocument,
  commitments: CommitmentsDocument,
  hash: HashParts,
): { readonly checks: readonly VerificationCheck[]; readonly body: CopyBody | null } => {
  const handle = handleOf(copy);
  const incomplete = completeFault(copy, handle);
  const fields = [
    check(
      'Every field is what was committed',
      committedFault(copy, commitments, hash),
      `${copy.fields.length} fields lead to the root ${commitments.root}`,
    ),
    check(
      'The fields are those of one partner, all of them',
      incomplete,
      'none is missing and none is of somebody else',
    ),
  ];
  if (handle === null || incomplete !== null) {
    return { checks: fields, body: null };
  }
  const read = readCopyBody(copy, handle);
  if (!read.ok) {
    return { checks: [...fields, check('The fields can be read', read.reason, '')], body: null };
  }
  return {
    checks: [
      ...fields,
      check(
        'The tier follows from score, lines and gates',
        tierFault(read.body) ?? pointsFault(read.body),
        'it was assigned again',
      ),
    ],
    body: read.body,
  };
};
