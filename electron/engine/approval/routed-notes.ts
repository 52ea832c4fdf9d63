import { routeLines } from '#shared/approval/route-words.ts';
import { madeFrom } from '../proposal/verify-notes.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';

/** How the chain of proposals is followed back. */
const followedNotes = (previous: RoutedProposal['previous']): string =>
  previous === null
    ? '\nIt names no earlier proposal.\n'
    : `
It takes the place of "${previous.title}", whose proposal.json has the SHA-256 ${previous.sha256}. With that file, or the
folder that it was unpacked into, at hand: \`sh verify.sh FINGERPRINT earlier.tierproposal\` (it needs unzip for a file); further
ones behind it, newest first. By hand: \`unzip -p earlier.tierproposal proposal.json | openssl dgst -sha256\`.
`;

/** `VERIFY.md` of a routed proposal: the exact commands by which a stranger checks it. */
export const routedNotes = (document: RoutedProposal): string => {
  const { route, root } = document;
  return `# Verify this proposal

You need openssl (macOS and Linux have it, Windows with Git). Unpack the zip, open a terminal in its folder and run:

\`\`\`sh
sh verify.sh ${root.fingerprint}
\`\`\`

or on Windows \`powershell -ExecutionPolicy Bypass -File verify.ps1 FINGERPRINT\`. Put the fingerprint there that reached you by
voice, on paper or in a contract, not the one that stands here: whoever forges a proposal writes another.

Who must approve:

${routeLines(route)
  .map((line) => `- ${line}`)
  .join('\n')}

The script does what you can do by hand:

\`\`\`sh
# 1. Whose root is it?
openssl x509 -in trust/root.pem -noout -subject -fingerprint -sha256

# 2. What did each function sign? "CAdES Verification successful", exit status 0; then read who.
for p7s in approvals/*.p7s; do
  openssl cms -verify -binary -cades -inform DER -in $p7s -content \${p7s%.p7s}.json \\
          -CAfile trust/root.pem -purpose any -signer who.pem -out /dev/null
  openssl x509 -in who.pem -noout -subject; rm who.pem
  cat \${p7s%.p7s}.json; echo
done

# 3. Is it about these files? proposalSha256 and files of each approval, and every checksum.
sha256sum -c SHA256SUMS

# 4. The PDF: each "Signature is Valid", the last "Total document signed"; the exit status says nothing.
pdfsig proposal.pdf
pdfdetach -saveall -o attached proposal.pdf && cmp attached/proposal.json proposal.json
\`\`\`

Each approval names the proposal by its hash, the function, the decision and the approvals that lay before it. The times
are the clocks of the signers' machines; no third party confirms them. A revoked certificate counts for nothing, because
without a third party nobody can show that it signed before.

${madeFrom(document)}${document.edition === undefined ? '' : followedNotes(document.previous)}`;
};
