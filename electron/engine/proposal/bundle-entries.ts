import { createHash } from 'node:crypto';

/** Names of what a `.tierproposal` holds, beside the approval that is named after the function. */
export const bundleEntry = {
  proposal: 'proposal.json',
  table: 'tiers.csv',
  pdf: 'proposal.pdf',
  signer: 'trust/signer.pem',
  notes: 'VERIFY.md',
  sums: 'SHA256SUMS',
  sumsSignature: 'SHA256SUMS.p7s',
} as const;

/** Only in proposals that commit to their fields. */
export const commitmentsEntry = 'commitments.json';

/** Lower-case hex. */
export const sha256Hex = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The entry that holds the signature of one function: `approvals/sales-leadership.p7s`. */
export const approvalEntry = (signerFunction: string): string => {
  const slug = signerFunction
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return `approvals/${slug === '' ? 'signer' : slug}.p7s`;
};

/** The lines that `sha256sum -c` reads, in the order of the entries. */
export const sumsText = (entries: ReadonlyMap<string, Uint8Array>): string =>
  [...entries].map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}\n`).join('');
