import type { DecisionOffer, ProposalReview } from '#shared/ipc/approval-channels.ts';
import { whyNot } from '#shared/approval/judge-route.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import type { ReadRouted } from './read-routed.ts';
import { routedEntry } from './routed-entries.ts';
import { routedReport } from './verify-routed.ts';

const offersOf = (
  { document, approvals }: ReadRouted,
  identities: readonly KnownIdentity[],
  now: Date,
): readonly DecisionOffer[] =>
  identities.flatMap((identity) => {
    const { id, kind, name, function: role, fingerprint, root } = identity;
    if (kind !== 'approver' || fingerprint === null) {
      return [];
    }
    const isOurs = root?.fingerprint === document.root.fingerprint;
    return document.route.steps.map((step, index) => ({
      identity: id,
      name,
      function: role,
      step: index,
      stepFunction: step.function,
      against: isOurs
        ? whyNot(
            document.route,
            approvals.map(({ made }) => made),
            {
              step: index,
              function: step.function,
              decision: 'approve',
              reason: '',
              conflictOfInterest: null,
              delegateTo: null,
              signerName: name,
              signerFunction: role,
              at: `${now.toISOString().slice(0, 19)}Z`,
              fingerprint,
            },
          )
        : `the certificate stands under another root than ${document.root.name}`,
    }));
  });

/** What lies before a person who is about to decide, and which identities of this machine may. */
export const reviewRouted = (
  read: ReadRouted,
  identities: readonly KnownIdentity[],
  now: Date,
): ProposalReview => {
  const { document, entries, checks } = read;
  return {
    title: document.title,
    programme: document.programme,
    proposalSha256: sha256Hex(entries.get(routedEntry.proposal) ?? Buffer.alloc(0)),
    faults: checks.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`),
    routed: routedReport(read, now.toISOString().slice(0, 10)),
    offers: offersOf(read, identities, now),
    mayDelegate: document.route.steps.flatMap(({ mayDelegate }, index) =>
      mayDelegate ? [index] : [],
    ),
  };
};
