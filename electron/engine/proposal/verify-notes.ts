import type { ProposalBody, ProposalDocument } from '#shared/proposal/proposal-document.ts';

/** What is made from what, by name. */
export const madeFrom = ({
  edition,
  annexes = [],
}: Pick<ProposalBody, 'edition' | 'annexes'>): string => {
  const tables = edition === undefined ? ['tiers.csv'] : ['tiers.csv', ...annexes];
  return `proposal.json is the proposal. ${tables.join(', ')} and proposal.pdf are made from it; the JSON is also attached to the PDF.\n`;
};

const extendsNotes = ({ previous = null }: ProposalDocument): string =>
  previous === null
    ? '\nIt names no earlier proposal.\n'
    : `
It takes the place of "${previous.title}", whose proposal.json has the SHA-256 ${previous.sha256}; with that file at hand:
\`unzip -p earlier.tierproposal proposal.json | openssl dgst -sha256\`.
`;

/** `VERIFY.md`: the exact commands by which a stranger checks the proposal without Tierwright. */
export const verifyNotes = (
  document: ProposalDocument,
  approval: string,
): string => `# Verify this proposal

You need openssl (macOS and Linux have it, Windows with Git). Unpack the zip, open a terminal in its folder and run:

\`\`\`sh
# 1. Who signed? Compare the fingerprint with the one you were given by other means.
openssl x509 -in trust/signer.pem -noout -subject -fingerprint -sha256

# 2. Is proposal.json what was signed? "CMS Verification successful", exit status 0.
openssl cms -verify -binary -cades -inform DER -in ${approval} -content proposal.json \\
        -CAfile trust/signer.pem -purpose any -out /dev/null

# 3. Is everything else what was packed? The checksums are signed too.
openssl cms -verify -binary -cades -inform DER -in SHA256SUMS.p7s -content SHA256SUMS \\
        -CAfile trust/signer.pem -purpose any -out /dev/null
sha256sum -c SHA256SUMS
\`\`\`

Step 1 is the one that no command can do for you: a certificate says who made it only if its fingerprint reached you
by voice, on paper or in a contract.

${document.signer.name} signed as ${document.signer.function}. The time inside the signature is the clock of the signer's
machine; no third party confirms it.

${madeFrom(document)}${document.edition === undefined ? '' : extendsNotes(document)}`;
