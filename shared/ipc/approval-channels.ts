import { z } from 'zod';
import { approvalRoute } from '../approval/approval-route.ts';
import { decisionKinds } from '../approval/approval-statement.ts';
import type { ProposalRecord } from '../model/proposal.ts';
import type { RoutedReport } from '../model/routed-report.ts';
import type { Workspace } from '../model/workspace.ts';
import { cycle, include, label, path, previous, reply } from './channel-parts.ts';

const identity = z.string().regex(/^[0-9a-f]{32}$/u);

/** What one identity of this machine may do for one step; `against` says why it may not. */
export type DecisionOffer = {
  readonly identity: string;
  readonly name: string;
  readonly function: string;
  readonly step: number;
  readonly stepFunction: string;
  readonly against: string | null;
};

/** A routed proposal before somebody decides about it. */
export type ProposalReview = {
  readonly title: string;
  readonly programme: string;
  readonly proposalSha256: string;
  /** What does not hold about the file; nobody should sign it then. */
  readonly faults: readonly string[];
  readonly routed: RoutedReport;
  readonly offers: readonly DecisionOffer[];
  /** Steps that may delegate, by index. */
  readonly mayDelegate: readonly number[];
};

/** Channels about proposals that functions approve along a route; part of `engineContract`. */
export const approvalChannels = {
  'route/prepare': {
    /** Writes a proposal that waits for its first approval. */
    request: z.strictObject({
      path,
      title: label,
      rationale: z.string().max(20_000),
      include,
      despite: z.string().trim().min(1).max(2000).optional(),
      cycle,
      route: approvalRoute,
      /** An identity of this machine, whose root is that of the approvers. */
      trust: identity,
      previous,
    }),
    reply: reply<{ readonly record: ProposalRecord; readonly workspace: Workspace }>(),
    seconds: 120,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'route/review': {
    request: z.strictObject({ path }),
    reply: reply<ProposalReview>(),
    seconds: 120,
    paths: { path: 'read' },
    needs: 'files',
  },
  'route/decide': {
    /** Adds a decision and writes the whole file to `target`, which may be the file itself. */
    request: z.strictObject({
      path,
      target: path,
      identity,
      passphrase: z.string().min(1).max(1024),
      step: z.int().min(0).max(19),
      decision: z.enum(decisionKinds),
      reason: z.string().trim().max(5000),
      conflictOfInterest: z.string().trim().min(1).max(2000).nullable(),
      /** Of `delegate`: fingerprint of the certificate that may decide instead. */
      delegateTo: z.string().max(95).nullable(),
    }),
    reply: reply<ProposalReview>(),
    seconds: 120,
    paths: { path: 'read', target: 'write' },
    needs: 'workspace',
  },
} as const;
