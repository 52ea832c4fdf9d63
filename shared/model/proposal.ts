import type { RoutedReport } from './routed-report.ts';

/** What `proposal/verify` found about a `.tierproposal` file; every check by name, none skipped. */
export type VerificationReport = {
  readonly fileName: string;
  readonly valid: boolean;
  readonly checks: readonly VerificationCheck[];
  /** Null where the file is too damaged to be read. */
  readonly summary: ProposalSummary | null;
  /** Of a proposal that functions approve along a route. */
  readonly routed?: RoutedReport;
  /** Whether it goes on from an earlier proposal; absent where the file cannot be read. */
  readonly chain?: ChainReport;
  /** Of a redacted copy for one partner. */
  readonly copy?: CopyReport;
};

/**
 * What is known about the proposals before one. `first`: it names none. `notGiven`: it names one that is not
 * at hand. `extends`: every earlier file that was given is the one that is named. `broken`: one is not.
 */
export type ChainReport = {
  readonly state: 'first' | 'notGiven' | 'extends' | 'broken';
  readonly words: string;
};

/** What a redacted copy says about its partner. */
export type CopyReport = {
  readonly key: string;
  readonly name: string;
  /** So many fields were shown and proven. */
  readonly fields: number;
  /** The position in words: tiers, reasons, what the next tier takes. */
  readonly sentences: readonly string[];
};

export type VerificationCheck = {
  readonly name: string;
  readonly passed: boolean;
  /** One sentence with what was compared. */
  readonly detail: string;
};

export type ProposalSummary = {
  readonly title: string;
  readonly programme: string;
  /** UTC ISO 8601, as stated by the signer's machine. */
  readonly createdAt: string;
  readonly signerName: string;
  readonly signerFunction: string;
  /** SHA-256 of the certificate, upper-case hex pairs with colons. */
  readonly certificateFingerprint: string;
  /** SHA-256 of `proposal.json`, lower-case hex. */
  readonly proposalSha256: string;
  readonly partners: number;
};

/** The person who signs on this machine. The private key never leaves the engine. */
export type SignerIdentity = {
  readonly name: string;
  /** For example "finance", "sales leadership". */
  readonly function: string;
  readonly certificateFingerprint: string;
  readonly validUntil: string;
};

/** A proposal that was written from this workspace. */
export type ProposalRecord = {
  readonly id: number;
  readonly title: string;
  readonly createdAt: string;
  readonly sha256: string;
  readonly path: string;
  /** '' where functions approve it along a route. */
  readonly signerName: string;
};
