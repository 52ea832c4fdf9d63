/** A decision that counts, as people read it. */
export type ReportedDecision = {
  readonly step: number;
  readonly function: string;
  readonly decision: 'approve' | 'abstain' | 'refuse' | 'delegate';
  readonly reason: string;
  readonly conflictOfInterest: string | null;
  readonly delegateTo: string | null;
  readonly signerName: string;
  readonly signerFunction: string;
  /** UTC, ISO 8601, by the clock of the signer's machine. */
  readonly at: string;
  readonly fingerprint: string;
  /** The decision in a sentence. */
  readonly words: string;
};

/** What a routed proposal asks for and how far it has come, for people. */
export type RoutedReport = {
  readonly outcome: 'open' | 'approved' | 'refused' | 'failed';
  /** The outcome in a sentence. */
  readonly sentence: string;
  readonly steps: readonly {
    readonly function: string;
    readonly state: 'waiting' | 'open' | 'approved' | 'abstained' | 'refused';
    readonly words: string;
  }[];
  /** In the order in which they were made; only those that count. */
  readonly decisions: readonly ReportedDecision[];
  readonly root: { readonly name: string; readonly fingerprint: string };
  readonly preparedBy: string;
  /** What changes, for whom, at what cost. */
  readonly changes: readonly string[];
  /** Partners under what happens to them, such as `3 partners rise`. */
  readonly groups: readonly { readonly heading: string; readonly partners: readonly string[] }[];
  readonly rationale: string;
  readonly previous: { readonly title: string; readonly sha256: string } | null;
  /** How far the audit trail of the workspace had come; null where the proposal does not say. */
  readonly audit: { readonly events: number; readonly head: string } | null;
  /** When the revocation list was made; null without one. */
  readonly listMadeAt: string | null;
};
