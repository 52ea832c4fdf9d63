import type { Followed } from './follow-sh.ts';

/**
 * The part of `verify.ps1` that does what `followSh` does. The JSON is read by patterns: PowerShell 5 refuses to
 * parse a long one.
 */
export const followPs1 = (
  { previous, createdAt, audit }: Followed,
  word: (text: string) => string,
): string => `function Earlier($name) {
  if (Test-Path $name -PathType Container) { return [IO.File]::ReadAllBytes((Join-Path (Resolve-Path $name).Path 'proposal.json')) }
  Add-Type -AssemblyName System.IO.Compression.FileSystem
  $zip = [IO.Compression.ZipFile]::OpenRead((Resolve-Path $name).Path)
  try {
    $memory = New-Object IO.MemoryStream
    $stream = $zip.GetEntry('proposal.json').Open()
    $stream.CopyTo($memory)
    $stream.Dispose()
    return $memory.ToArray()
  } finally { $zip.Dispose() }
}
function First($text, $pattern, $group) { [regex]::Match($text, $pattern).Groups[$group].Value }
$wanted = ${word(previous?.sha256 ?? '')}
$at = ${word(createdAt)}
$events = ${word(audit === undefined ? '' : String(audit.events))}
$head = ${word(audit?.head ?? '')}
if ($Before.Count -eq 0) { ${
  previous === null
    ? `Write-Output 'note it names no earlier proposal'`
    : `Write-Output (${word(`note it takes the place of "${previous.title}", SHA-256 ${previous.sha256}`)} + '; name that file after the fingerprint')`
} }
foreach ($file in $Before) {
  try { $bytes = [byte[]](Earlier $file) } catch { Fail "$file cannot be read"; break }
  $sum = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLower()
  if (-not $wanted -or $sum -ne $wanted) { Fail "$file is not what the proposal after it takes the place of"; break }
  $text = [Text.Encoding]::UTF8.GetString($bytes)
  $was = First $text '"createdAt":"([^"]*)"' 1
  if ([string]::CompareOrdinal($was, $at) -gt 0) { Fail "$file is dated after what takes its place" }
  $trail = '"audit":{"events":([0-9]*),"head":"([0-9a-f]*)"}'
  $count = First $text $trail 1
  $last = First $text $trail 2
  if ($count -and $events -and (([long]$count -gt [long]$events) -or (([long]$count -eq [long]$events) -and ($last -ne $head)))) {
    Fail "the audit trail does not go on from where it had come in $file"
  }
  Ok "$file is what it takes the place of; run its own verify.ps1 to see whether it holds"
  $wanted = First $text '"previous":{"sha256":"([0-9a-f]*)"' 1
  $at = $was; $events = $count; $head = $last
}
`;
