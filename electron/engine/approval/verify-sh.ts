import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { followSh } from './follow-sh.ts';

/** A text as one word of a POSIX shell. */
const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A text as it stands in canonical JSON, without its quotes. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What openssl accepts and nobody should: a hash or a key that can be forged. */
const strengthSh = `
  openssl asn1parse -inform DER -in "$p7s" | grep -Eiq ':(sha1|md5|ecdsa-with-SHA1|sha1WithRSAEncryption)$' &&
    fail "$p7s: is signed with a hash that is too weak"
  key=$(openssl x509 -in "$work/who.pem" -noout -text)
  bits=$(printf '%s\\n' "$key" | sed -n 's/.*Public-Key: (\\([0-9]*\\) bit.*/\\1/p')
  printf '%s\\n' "$key" | grep -q rsaEncryption && [ "\${bits:-0}" -lt 3072 ] &&
    fail "$p7s: the key is too short, \${bits:-0} bits"`;

/**
 * `verify.sh`: checks a routed proposal with openssl, and the PDF with pdfsig where that is installed.
 * Made from the document alone, and named with its hash in every approval, so a changed one shows.
 */
export const verifySh = (document: RoutedProposal, proposalSha256: string): string => {
  const { route, root } = document;
  const isFollowing = document.edition !== undefined;
  return `#!/bin/sh
# Checks this proposal with openssl, and its PDF with pdfsig where that is installed (Debian: poppler-utils).
# Usage, in the folder of the unpacked proposal: sh verify.sh [SHA-256 FINGERPRINT OF THE ROOT${isFollowing ? ' [EARLIER PROPOSAL]...' : ''}]
# Exit status: 0 approved and unchanged, 1 not.
set -u
LC_ALL=C.UTF-8
export LC_ALL
bad=0
ok() { printf 'ok   %s\\n' "$1"; }
fail() { printf 'FAIL %s\\n' "$1"; bad=1; }
hash() { openssl dgst -sha256 -r "$1" | cut -d' ' -f1; }
text() { sed -n "s/.*\\"$2\\":\\"\\(\\([^\\"\\\\\\\\]\\|\\\\\\\\.\\)*\\)\\".*/\\1/p" "$1"; }
plain() { tr -d ': ' | tr abcdef ABCDEF; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
: > "$work/decisions"

# The root: only a fingerprint that reached you by other means says whose it is.
root=$(openssl x509 -in trust/root.pem -noout -fingerprint -sha256 | sed 's/.*=//' | plain)
[ "$root" = ${word(root.fingerprint.replaceAll(':', ''))} ] && ok 'trust/root.pem is the root that the proposal names' ||
  fail 'trust/root.pem is another root than the proposal names'
if [ $# -gt 0 ]; then
  [ "$(printf %s "$1" | plain)" = "$root" ] && ok 'the root is the one you were told' ||
    fail 'the root is NOT the one you were told'
else
  printf 'note compare with what you were told: root %s\\n' ${word(root.fingerprint)}
fi
[ "$(hash proposal.json)" = ${word(proposalSha256)} ] && ok 'proposal.json is unchanged' ||
  fail 'proposal.json was changed'

# Every file, and none that does not belong.
while read -r sum name; do
  [ "$(hash "$name" 2>/dev/null)" = "$sum" ] || fail "$name is missing or was changed"
done < SHA256SUMS
find . -type f ! -name SHA256SUMS | sed 's|^\\./||' | sort > "$work/found"
cut -c67- SHA256SUMS | sort > "$work/listed"
cmp -s "$work/found" "$work/listed" && ok 'every file is listed' || fail 'files are missing or were added'

if [ -f trust/crl.pem ]; then
  openssl crl -in trust/crl.pem -noout -verify -CAfile trust/root.pem 2>&1 | grep -q 'verify OK' &&
    ok 'the revocation list is signed by the root' || fail 'the revocation list is not signed by the root'
  openssl crl -in trust/crl.pem -noout -text > "$work/crl"
else
  printf 'note there is no revocation list\\n'
  : > "$work/crl"
fi

count=0
approvals=0
for p7s in approvals/*.p7s; do
  [ -f "$p7s" ] || continue
  count=$((count + 1))
  json="\${p7s%.p7s}.json"
  time=$(sed -n 's/.*"unixTime":\\([0-9]*\\).*/\\1/p' "$json")
  if ! openssl cms -verify -binary -cades -inform DER -in "$p7s" -content "$json" -CAfile trust/root.pem \\
    -purpose any -attime "\${time:-0}" -signer "$work/who.pem" -out /dev/null 2> "$work/error"; then
    fail "$p7s: $(grep -v '^CMS' "$work/error" | head -n 1)"
    continue
  fi${isFollowing ? strengthSh : ''}
  subject=$(openssl x509 -in "$work/who.pem" -noout -subject -nameopt sep_multiline,sname,utf8)
  role=$(printf '%s\\n' "$subject" | sed -n 's/^ *OU=//p')
  [ -n "$role" ] || role=$(printf '%s\\n' "$subject" | sed -n 's/^ *title=//p')
  who=$(openssl x509 -in "$work/who.pem" -noout -fingerprint -sha256 | sed 's/.*=//')
  serial=$(openssl x509 -in "$work/who.pem" -noout -serial | sed 's/.*=//')
  said=$(text "$json" signerFunction)
  [ "$(printf %s "$said" | sed 's/\\\\\\(["\\\\]\\)/\\1/g')" = "$role" ] ||
    fail "$p7s: the certificate is of $role, not of $said"
  [ "$(text "$json" proposalSha256)" = ${word(proposalSha256)} ] || fail "$p7s: is about another proposal"
  grep -q "Serial Number: $serial\\$" "$work/crl" && fail "$p7s: the certificate was revoked"
  { tr '{' '\\n' < "$json"; echo; } | sed -n 's/^"entry":"\\([^"]*\\)","sha256":"\\([0-9a-f]*\\)".*/\\1 \\2/p' > "$work/seen"
  { cat "$json"; echo; } | sed -n 's/.*"files":{\\([^}]*\\)}.*/\\1/p' | tr ',' '\\n' |
    sed 's/"\\([^"]*\\)":"\\([0-9a-f]*\\)"/\\1 \\2/' >> "$work/seen"
  while read -r name sum; do
    [ "$(hash "$name" 2>/dev/null)" = "$sum" ] || fail "$p7s: has seen another $name"
  done < "$work/seen"
  decision=$(text "$json" decision)
  [ "$decision" = approve ] && approvals=$((approvals + 1))
  printf '%s\\t%s\\t%s\\t%s\\t%s\\n' "$(text "$json" function)" "$decision" "$said" "$who" "$(text "$json" delegateTo)" >> "$work/decisions"
  printf 'ok   %s: %s, %s: %s, for %s, %s\\n' "$p7s" "$(text "$json" signerName)" "$said" "$decision" \\
    "$(text "$json" function)" "$(text "$json" at)"
done

# What the route asks for.
approved=0
need() {
  have=$(F="$1" awk -F'\\t' '$1 == ENVIRON["F"] && $2 == "approve"' "$work/decisions" | wc -l)
  free=$(F="$1" awk -F'\\t' '$1 == ENVIRON["F"] && $2 == "abstain"' "$work/decisions" | wc -l)
  if [ "$have" -ge "$2" ]; then
    approved=$((approved + 1))
  elif [ $((have + free)) -lt "$2" ]; then
    fail "the approval of $1 is missing"
  fi
  F="$1" E="$3" awk -F'\\t' '
    BEGIN { f = ENVIRON["F"]; e = ENVIRON["E"] }
    $1 == f && $2 == "delegate" { to[$5] = 1 }
    $1 == f && tolower($3) != tolower(f) && (e == "" || tolower($3) != tolower(e)) { other[$4] = 1 }
    END { for (who in other) if (!(who in to)) exit 1 }' "$work/decisions" ||
    fail "somebody else decided for $1"
}
${route.steps
  .map(
    ({ function: role, approvers, escalateTo }) =>
      `need ${word(inJson(role))} ${approvers} ${word(escalateTo === null ? '' : inJson(escalateTo))}`,
  )
  .join('\n')}
[ "$approved" -ge ${route.quorum} ] && ok "$approved functions approved, ${route.quorum} must" ||
  fail "$approved functions approved, ${route.quorum} must"
cut -f2 "$work/decisions" | grep -q '^refuse$' && fail 'the proposal was refused'
[ "$(cut -f4 "$work/decisions" | sort | uniq -d | wc -l)" -eq 0 ] || fail 'one person decided twice'

# The PDF. pdfsig ends with 0 on a broken signature: its words count.
if command -v pdfsig > /dev/null && command -v pdfdetach > /dev/null; then
  pdfsig proposal.pdf > "$work/pdf" 2> /dev/null
  valid=$(grep -c 'Signature is Valid' "$work/pdf")
  total=$(grep -c '^Signature #' "$work/pdf")
  [ "$valid" -eq "$total" ] && [ "$total" -eq "$approvals" ] &&
    ok "$valid signatures of the PDF are valid" || fail "$valid of $total signatures of the PDF are valid, $approvals approvals"
  [ "$(sed -n 's/^  - \\(.*otal document signed\\)$/\\1/p' "$work/pdf" | tail -n 1)" = 'Total document signed' ] &&
    ok 'nothing was added to the PDF after the last signature' || fail 'something was added to the PDF'
  mkdir "$work/out" && pdfdetach -saveall -o "$work/out" proposal.pdf > /dev/null 2>&1
  cmp -s "$work/out/proposal.json" proposal.json && ok 'the PDF carries proposal.json' ||
    fail 'the PDF carries another proposal.json'
else
  printf 'note pdfsig is not installed: the PDF was not looked at\\n'
fi
${isFollowing ? followSh(document, word) : ''}
[ "$bad" -eq 0 ] && printf 'The proposal is approved and unchanged.\\n' || printf 'The proposal is NOT verified.\\n'
exit "$bad"
`;
};
