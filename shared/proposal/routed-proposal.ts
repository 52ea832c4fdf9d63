import { z } from 'zod';
import { approvalRoute } from '../approval/approval-route.ts';
import type { ProposalBody, ProposalDocument } from './proposal-document.ts';
import { proposalDocument } from './proposal-document.ts';
import { decimal } from './stated-rules.ts';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What the tiers cost in the unit of the money metric. */
const statedBill = z.strictObject({
  unit: z.string(),
  current: decimal,
  proposed: decimal,
  budget: decimal.nullable(),
});

/**
 * `proposal.json` of a proposal that functions approve along a route, format 2: what format 1 states,
 * and who must approve it under which root. Its signatures stand in the approvals.
 */
export const routedProposal = proposalDocument.omit({ format: true, signer: true }).extend({
  format: z.literal('tierwright-proposal/2'),
  /** Who put it together, in the words of that machine; nothing hangs on it. */
  preparedBy: z.string().min(1),
  route: approvalRoute,
  /** The root under which every approver's certificate stands. */
  root: z.strictObject({
    name: z.string().min(1),
    fingerprint: z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u),
  }),
  /** The proposal that this one takes the place of. */
  previous: z.strictObject({ title: z.string(), sha256: hex256 }).nullable(),
  bill: statedBill.nullable(),
});

export type RoutedProposal = z.infer<typeof routedProposal>;

/** What a routed proposal has beside the body of every proposal. */
export type RouteFrame = Pick<
  RoutedProposal,
  'preparedBy' | 'route' | 'root' | 'previous' | 'bill'
>;

/** A proposal of one signer without the signer and its format. */
export const bodyOf = (document: ProposalDocument): ProposalBody =>
  proposalDocument.omit({ format: true, signer: true }).strip().parse(document);

/** Puts body and route together. */
export const routeProposal = (body: ProposalBody, frame: RouteFrame): RoutedProposal => ({
  ...body,
  ...frame,
  format: 'tierwright-proposal/2',
});
