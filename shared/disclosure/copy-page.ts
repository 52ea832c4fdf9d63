import { positionOf, type Position } from '../proposal/position.ts';
import { ladderNameAt } from '../proposal/stated-ladders.ts';
import { htmlText } from '../text/html-text.ts';
import type { CopyBody } from './copy-body.ts';

const style = `:root{color-scheme:light dark}
body{max-width:720px;margin:40px auto;padding:0 24px;font:16px/1.5 "Inter","Noto Sans",system-ui,sans-serif;color:CanvasText;background:Canvas}
h1{margin:0 0 4px;font-size:26px;line-height:1.25}
h2{margin:28px 0 6px;font-size:18px}
p,ul{margin:6px 0}
.quiet{color:color-mix(in srgb,CanvasText 72%,Canvas)}
.tier{font-size:20px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:6px 8px;border-bottom:1px solid color-mix(in srgb,CanvasText 16%,Canvas);text-align:start;vertical-align:top}
.n{text-align:end;white-space:nowrap}
tr.own{font-weight:600}
@page{margin:18mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}h2{break-after:avoid}tr{break-inside:avoid}}`;

const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${htmlText(item)}</li>`).join('')}</ul>`;

const nextHtml = ({ next }: Position): string =>
  next === null
    ? '<p>There is no tier above.</p>'
    : next.needs.length === 0
      ? `<p>Nothing is missing for ${htmlText(next.tier)}.</p>`
      : `<p>${htmlText(next.tier)} takes:</p>${list(next.needs)}`;

const ladderHtml = ({ tiers, partner, ladders }: CopyBody): string => {
  const own = partner.ladder?.of ?? undefined;
  const rows = tiers.flatMap(({ name, purpose, line, card, ladder }, index) => {
    // The ladders of others are nothing to this partner, but for a tier that it comes from.
    if (ladder !== own && partner.currentTier !== index) return [];
    const is = [
      ...(partner.currentTier === index ? ['today'] : []),
      ...(partner.proposedTier === index ? ['decided'] : []),
    ].join(', ');
    const title = ladder === own ? name : `${name} on ${ladderNameAt(ladders, ladder)}`;
    const gets = [purpose, ...(card?.entitlements ?? [])].filter((text) => text !== '').join('; ');
    return `<tr${partner.proposedTier === index ? ' class="own"' : ''}><th scope="row">${htmlText(title)}</th><td class="n">${line === null ? 'below' : htmlText(line)}</td><td>${htmlText(gets)}</td><td>${is}</td></tr>`;
  });
  return `<table><thead><tr><th scope="col">Tier</th><th scope="col" class="n">From a score of</th><th scope="col">What it means</th><th scope="col">You</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
};

const pointsHtml = ({ method, partner }: CopyBody): string => {
  const points = partner.contributions;
  if (method === undefined || points === undefined) {
    return '';
  }
  let place = 0;
  const rows = method.dimensions.flatMap(({ name, weight, criteria = [] }) =>
    criteria.map((criterion) => {
      const own = points[place] ?? '0';
      place += 1;
      const most = 100 * Number(weight) * Number(criterion.weight);
      return `<tr><th scope="row">${htmlText(`${name}: ${criterion.name}`)}</th><td class="n">${Number(own).toFixed(2)}</td><td class="n">${most.toFixed(2)}</td></tr>`;
    }),
  );
  return `<h2>How the score comes about</h2>
<table><thead><tr><th scope="col">Criterion</th><th scope="col" class="n">Points</th><th scope="col" class="n">Of</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
`;
};

/** `position.html` of a redacted copy: the partner's own position to read, made from the copy alone. */
export const copyPage = (body: CopyBody): string => {
  const position = positionOf(body);
  const { ladder, current, proposed, reasons } = position;
  const tiers =
    current === proposed ? `${proposed}, as before` : `${proposed}, until now ${current}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(`${body.partner.name}: ${body.title}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${htmlText(body.partner.name)}</h1>
<p class="quiet">${htmlText(`${body.title}, ${body.programme}, ${body.createdAt.slice(0, 10)}`)}</p>
<p class="tier">${htmlText(tiers)}</p>
<h2>Why</h2>
${list(reasons)}
<h2>The next tier</h2>
${nextHtml(position)}
<h2>${ladder === null ? 'The ladder' : `The tiers of ${htmlText(ladder)}`}</h2>
${ladderHtml(body)}
${pointsHtml(body)}<p class="quiet">This page is made from copy.json beside it. VERIFY.md says how to check that these are the figures that were approved.</p>
</body>
</html>
`;
};

/** `VERIFY.md` of a redacted copy. */
export const copyNotes = (body: CopyBody): string => {
  const isRouted = body.route !== undefined;
  const signatures = isRouted
    ? `# 1. Whose root is it? Compare with the fingerprint that reached you by other means.
openssl x509 -in trust/root.pem -noout -subject -fingerprint -sha256

# 2. What did each function approve? "CAdES Verification successful", exit status 0; then read who and what.
for p7s in approvals/*.p7s; do
  openssl cms -verify -binary -cades -inform DER -in $p7s -content \${p7s%.p7s}.json \\
          -CAfile trust/root.pem -purpose any -signer who.pem -out /dev/null
  openssl x509 -in who.pem -noout -subject; rm who.pem
  cat \${p7s%.p7s}.json; echo
done

# 3. Are these the commitments that were approved? The hash must stand in "files" of every approval.
sha256sum commitments.json`
    : `# 1. Who signed? Compare the fingerprint with the one that reached you by other means.
openssl x509 -in trust/signer.pem -noout -subject -fingerprint -sha256

# 2. Are the checksums of the proposal what was signed? "CMS Verification successful", exit status 0.
openssl cms -verify -binary -cades -inform DER -in signed/SHA256SUMS.p7s -content signed/SHA256SUMS \\
        -CAfile trust/signer.pem -purpose any -out /dev/null

# 3. Are these the commitments of that proposal?
grep ' commitments.json$' signed/SHA256SUMS; sha256sum commitments.json`;
  return `# Verify this copy

This is a redacted copy of a tier proposal for one partner. It holds that partner's own fields and the rules that are the
same for everybody, and nothing of others. \`tierwright verify\` or Tierwright's verifier page check all of it. By hand:

\`\`\`sh
${signatures}
\`\`\`

4. Each field in copy.json leads to the root in commitments.json: take SHA-256 of a zero byte, its salt and the canonical
   JSON of [path, value]; then, floor by floor, SHA-256 of a one byte and the two neighbours, the bits of \`place\` from the
   lowest saying which side (0: left) yours is on. What comes out must be the root.
5. The field with the path "" names every field that the proposal has beside its partners, and /partners/<handle> those of
   this partner, so that nothing can be left out unseen.

The tree hides how many partners there are; its height tells the number of all fields to within a factor of two.
`;
};
