import { randomBytes } from 'node:crypto';
import { withCommitments } from '#shared/disclosure/commit-document.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';
import { billTiers, createBillBase, hasBill } from '#shared/scoring/bill.ts';
import { invariant } from '#shared/invariant.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import {
  bodyOf,
  routeProposal,
  routedProposal,
  type RouteFrame,
} from '#shared/proposal/routed-proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { nodeHash } from '../disclosure/node-hash.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import {
  composeProposal,
  notProposable,
  type ProposalContent,
} from '../proposal/compose-proposal.ts';
import { parseRouted } from './parse-routed.ts';
import { basePdf } from './base-pdf.ts';
import { fixedEntries, packRouted, routedEntry } from './routed-entries.ts';

/** Packs a proposal that waits for its first approval. */
export const packPrepared = async (
  body: ProposalBody,
  frame: RouteFrame,
  trust: { readonly rootPem: string; readonly listPem: string | null },
  fontsFolder: URL,
): Promise<
  Result<{ readonly bytes: Uint8Array; readonly json: string; readonly sha256: string }, AppError>
> => {
  const document = routedProposal.safeParse(routeProposal(body, frame));
  if (!document.success) {
    const [issue] = document.error.issues;
    return err({
      type: 'InputRefused',
      where: 'Proposal',
      expected: 'a route that names each function once and a quorum that it can reach',
      found: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      remedy: 'Mend the route.',
    });
  }
  // As whoever reads the file has it: pages print lists in the order of the canonical text.
  const committed = withCommitments(document.data, randomBytes(32).toString('hex'), nodeHash);
  const read = parseRouted(Buffer.from(canonicalJson(committed), 'utf8'));
  invariant(read !== null, 'what was just written can be read');
  const fixed = fixedEntries(read);
  const json = fixed.get(routedEntry.proposal) ?? Buffer.alloc(0);
  const entries = new Map<string, Uint8Array>([
    ...fixed,
    [routedEntry.pdf, await basePdf(read, fontsFolder)],
    [routedEntry.root, Buffer.from(trust.rootPem, 'utf8')],
    ...(trust.listPem === null
      ? []
      : [[routedEntry.list, Buffer.from(trust.listPem, 'utf8')] as const]),
  ]);
  return ok({ bytes: packRouted(entries), json: json.toString('utf8'), sha256: sha256Hex(json) });
};

const amount = (value: number): string => String(Math.round(value * 100) / 100);

/** What the tiers of a proposal cost; null where no tier costs anything. */
const billOf = ({ model, snapshot }: ProposalContent, body: ProposalBody): RouteFrame['bill'] => {
  if (!hasBill(model)) {
    return null;
  }
  const proposed = Uint8Array.from(body.partners, ({ proposedTier }) => proposedTier ?? noTier);
  const { now, then, budget, unit } = billTiers(
    model,
    createBillBase(model, snapshot),
    currentTierCodes(snapshot, model.tiers).codes,
    proposed,
  );
  return {
    unit,
    current: amount(now.total),
    proposed: amount(then.total),
    budget: budget === null ? null : amount(budget),
  };
};

/** Scores, states and packs the next proposal of a workspace, without any signature. */
export const prepareProposal = async (
  content: ProposalContent,
  frame: Omit<RouteFrame, 'bill' | 'previous'>,
  trust: { readonly rootPem: string; readonly listPem: string | null },
  fontsFolder: URL,
  now: Date,
): Promise<
  Result<
    {
      readonly bytes: Uint8Array;
      readonly json: string;
      readonly sha256: string;
      readonly createdAt: string;
    },
    AppError
  >
> => {
  const problem = notProposable(content);
  if (problem !== null) {
    return err(problem);
  }
  const document = composeProposal(content, { name: frame.preparedBy, function: '' }, now);
  if (!document.ok) {
    return document;
  }
  const body = bodyOf(document.value);
  const packed = await packPrepared(
    body,
    { ...frame, previous: content.previous ?? null, bill: billOf(content, body) },
    trust,
    fontsFolder,
  );
  return packed.ok ? ok({ ...packed.value, createdAt: body.createdAt }) : packed;
};
