import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { followPs1 } from './follow-ps1.ts';

/**
 * A text as PowerShell takes it literally. Typographic quotes end its strings too, and PowerShell 5 reads a
 * script in the code page of the machine, so whatever is not ASCII is written by its UTF-16 numbers.
 */
const word = (text: string): string => {
  if (/^[ -~]*$/u.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return `(-join [char[]](${units.join(', ')}))`;
};

/** `verify.ps1`: what `verify.sh` checks, for PowerShell with openssl (Windows has it with Git). */
export const verifyPs1 = (document: RoutedProposal, proposalSha256: string): string => {
  const { route, root } = document;
  const isFollowing = document.edition !== undefined;
  return `# Checks this proposal with openssl, which Windows has with Git (C:\\Program Files\\Git\\usr\\bin).
# Usage, in the folder of the unpacked proposal: powershell -ExecutionPolicy Bypass -File verify.ps1 [FINGERPRINT${isFollowing ? ' [EARLIER PROPOSAL]...' : ''}]
# Exit status: 0 approved and unchanged, 1 not.
param([string]$Fingerprint = ''${isFollowing ? ', [Parameter(ValueFromRemainingArguments = $true)][string[]]$Before = @()' : ''})
$ErrorActionPreference = 'Continue'
$script:bad = $false
function Ok($text) { Write-Output "ok   $text" }
function Fail($text) { Write-Output "FAIL $text"; $script:bad = $true }
function Test($holds, $good, $else) { if ($holds) { Ok $good } else { Fail $else } }
function Hash($name) { if (Test-Path $name) { (Get-FileHash -Algorithm SHA256 $name).Hash.ToLower() } else { '' } }
function Plain($text) { ($text -replace '[^0-9A-Fa-f]', '').ToUpper() }

$root = Plain((openssl x509 -in trust/root.pem -noout -fingerprint -sha256) -replace '.*=', '')
Test ($root -eq ${word(root.fingerprint.replaceAll(':', ''))}) 'trust/root.pem is the root that the proposal names' 'trust/root.pem is another root'
if ($Fingerprint) { Test ((Plain $Fingerprint) -eq $root) 'the root is the one you were told' 'the root is NOT the one you were told' }
else { Write-Output ${word(`note compare with what you were told: root ${root.fingerprint}`)} }
Test ((Hash 'proposal.json') -eq ${word(proposalSha256)}) 'proposal.json is unchanged' 'proposal.json was changed'
foreach ($line in Get-Content SHA256SUMS) {
  if ((Hash $line.Substring(66)) -ne $line.Substring(0, 64)) { Fail "$($line.Substring(66)) is missing or was changed" }
}
$listed = (Get-Content SHA256SUMS | ForEach-Object { $_.Substring(66) } | Sort-Object) -join '|'
$found = (Get-ChildItem -Recurse -File | ForEach-Object { (Resolve-Path -Relative $_.FullName).Substring(2).Replace('\\', '/') } |
  Where-Object { $_ -ne 'SHA256SUMS' } | Sort-Object) -join '|'
Test ($listed -eq $found) 'every file is listed' 'files are missing or were added'
$crl = ''
if (Test-Path trust/crl.pem) {
  $checked = (openssl crl -in trust/crl.pem -noout -verify -CAfile trust/root.pem 2>&1) -join ' '
  Test ($checked -match 'verify OK') 'the revocation list is signed by the root' 'the revocation list is not signed by the root'
  $crl = (openssl crl -in trust/crl.pem -noout -text) -join ' '
}
$decisions = @()
foreach ($p7s in Get-ChildItem approvals -Filter *.p7s) {
  $name = "approvals/$($p7s.Name)"
  $json = $name -replace 'p7s$', 'json'
  $said = Get-Content -Raw -Encoding UTF8 $json | ConvertFrom-Json
  $who = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
  openssl cms -verify -binary -cades -inform DER -in $name -content $json -CAfile trust/root.pem -purpose any -attime $said.unixTime -signer $who -out NUL 2>$null
  if ($LASTEXITCODE -ne 0) { Fail "$name does not verify"; continue }
  $subject = openssl x509 -in $who -noout -subject -nameopt ${isFollowing ? "'sep_multiline,sname,utf8'" : 'sep_multiline,sname,utf8'}
${
  isFollowing
    ? `  $unit = $subject | Select-String '^ *OU=(.*)$' | Select-Object -First 1
  if (-not $unit) { $unit = $subject | Select-String '^ *title=(.*)$' | Select-Object -First 1 }
  $role = if ($unit) { $unit.Matches[0].Groups[1].Value } else { '' }`
    : `  $role = ($subject | Select-String '^ *(?:OU|title)=(.*)$' | Select-Object -Last 1).Matches.Groups[1].Value`
}
  $serial = (openssl x509 -in $who -noout -serial) -replace '.*=', ''
  $print = (openssl x509 -in $who -noout -fingerprint -sha256) -replace '.*=', ''
  Remove-Item $who
  if ($role -cne $said.signerFunction) { Fail "\${name}: the certificate is of $role" }
  if ($said.proposalSha256 -ne ${word(proposalSha256)}) { Fail "\${name}: is about another proposal" }
  if ($crl -match "Serial Number: $serial\\b") { Fail "\${name}: the certificate was revoked" }
  foreach ($seen in $said.seen) { if ((Hash $seen.entry) -ne $seen.sha256) { Fail "\${name}: has seen another $($seen.entry)" } }
  foreach ($file in $said.files.PSObject.Properties) { if ((Hash $file.Name) -ne $file.Value) { Fail "\${name}: has seen another $($file.Name)" } }
  $decisions += [pscustomobject]@{ For = $said.function; Kind = $said.decision; By = $role; Who = $print; To = $said.delegateTo }
  Ok "\${name}: $($said.signerName), $($role): $($said.decision), for $($said.function), $($said.at)"
}
$approved = 0
function Need($for, $persons, $next) {
  $mine = @($decisions | Where-Object { $_.For -ceq $for })
  $have = @($mine | Where-Object { $_.Kind -eq 'approve' }).Count
  $free = @($mine | Where-Object { $_.Kind -eq 'abstain' }).Count
  if ($have -ge $persons) { $script:approved++ } elseif ($have + $free -lt $persons) { Fail "the approval of $for is missing" }
  $to = @($mine | Where-Object { $_.Kind -eq 'delegate' } | ForEach-Object { $_.To })
  foreach ($each in $mine) {
    if ($each.By -ne $for -and ($next -eq '' -or $each.By -ne $next) -and $to -notcontains $each.Who) { Fail "somebody else decided for $for" }
  }
}
${route.steps
  .map(
    ({ function: role, approvers, escalateTo }) =>
      `Need ${word(role)} ${approvers} ${word(escalateTo ?? '')}`,
  )
  .join('\n')}
Test ($script:approved -ge ${route.quorum}) "$script:approved functions approved, ${route.quorum} must" "$script:approved functions approved, ${route.quorum} must"
if (@($decisions | Where-Object { $_.Kind -eq 'refuse' }).Count -gt 0) { Fail 'the proposal was refused' }
if (@($decisions | Group-Object Who | Where-Object { $_.Count -gt 1 }).Count -gt 0) { Fail 'one person decided twice' }
${isFollowing ? followPs1(document, word) : ''}Write-Output 'note open proposal.pdf in a reader that shows signatures: the last must cover the whole document'
if ($script:bad) { Write-Output 'The proposal is NOT verified.'; exit 1 } else { Write-Output 'The proposal is approved and unchanged.'; exit 0 }
`;
};
