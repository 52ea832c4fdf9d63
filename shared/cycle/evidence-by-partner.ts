import type { CycleEvidence } from '../model/review-cycle.ts';

/** What is attached to each partner, in the order in which it was. */
export const evidenceByPartner = (
  evidence: readonly CycleEvidence[],
): ReadonlyMap<string, readonly CycleEvidence[]> => {
  const attached = new Map<string, CycleEvidence[]>();
  for (const each of evidence) {
    const known = attached.get(each.partnerKey);
    if (known === undefined) attached.set(each.partnerKey, [each]);
    else known.push(each);
  }
  return attached;
};
