import {
  findingKinds,
  type Acknowledgement,
  type FindingKind,
  type QualityAlert,
  type QualityFinding,
} from '../model/quality.ts';

const placeOf = ({ isBlocking, acknowledged }: QualityAlert): number =>
  acknowledged !== null ? 2 : isBlocking ? 0 : 1;

/**
 * Findings as alerts: open blocking ones first, then the other open ones, then those acknowledged, each
 * worst first; equal ones in the order of the kinds, then by id, so that the list is always the same.
 */
export const listAlerts = (
  findings: readonly QualityFinding[],
  blocking: readonly FindingKind[],
  acknowledgements: readonly Acknowledgement[],
): readonly QualityAlert[] => {
  const byId = new Map(acknowledgements.map((each) => [each.id, each]));
  return findings
    .map((finding): QualityAlert => ({
      ...finding,
      isBlocking: blocking.includes(finding.kind),
      acknowledged: byId.get(finding.id) ?? null,
    }))
    .toSorted(
      (left, right) =>
        placeOf(left) - placeOf(right) ||
        right.severity - left.severity ||
        findingKinds.indexOf(left.kind) - findingKinds.indexOf(right.kind) ||
        (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
    );
};

/** Acknowledgements of what no longer holds, newest first. */
export const pastAcknowledgements = (
  findings: readonly QualityFinding[],
  acknowledgements: readonly Acknowledgement[],
): readonly Acknowledgement[] => {
  const holding = new Set(findings.map(({ id }) => id));
  return acknowledgements
    .filter(({ id }) => !holding.has(id))
    .toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
};
