import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';

/** What both scripts know of the proposal that this one takes the place of. */
export type Followed = Pick<RoutedProposal, 'previous' | 'createdAt' | 'audit'>;

/**
 * The part of `verify.sh` that follows a proposal back through earlier ones: each argument behind the
 * fingerprint, newest first, is held against the hash that the one after it names. `word` writes a text as one
 * word of a shell. In canonical JSON `createdAt`, `audit` and `previous` stand before anything else of that
 * name, so the first is the one that counts; inside a text the quotes around such a name are escaped.
 */
export const followSh = (
  { previous, createdAt, audit }: Followed,
  word: (text: string) => string,
): string => `
# What it takes the place of: every file behind the fingerprint, newest first.
[ $# -gt 0 ] && shift
first() { grep -o "$1" "$work/earlier" | head -n 1; }
earlier() { if [ -d "$1" ]; then cat "$1/proposal.json"; else unzip -p "$1" proposal.json; fi; }
wanted=${word(previous?.sha256 ?? '')}
${
  previous === null
    ? `[ $# -gt 0 ] || printf 'note it names no earlier proposal\\n'`
    : `[ $# -gt 0 ] || printf 'note it takes the place of %s, SHA-256 %s; name that file, or its unpacked folder, after the fingerprint\\n' \\
  ${word(`"${previous.title}"`)} "$wanted"`
}
at=${word(createdAt)}
events=${word(audit === undefined ? '' : String(audit.events))}
head=${word(audit?.head ?? '')}
for file in "$@"; do
  if ! earlier "$file" > "$work/earlier" 2> /dev/null || [ ! -s "$work/earlier" ]; then
    fail "$file cannot be read; without unzip name the folder that it was unpacked into"
    break
  fi
  if [ -z "$wanted" ] || [ "$(hash "$work/earlier")" != "$wanted" ]; then
    fail "$file is not what the proposal after it takes the place of"
    break
  fi
  was=$(first '"createdAt":"[^"]*"' | cut -d'"' -f4)
  [ "$(printf '%s\\n%s\\n' "$was" "$at" | sort | head -n 1)" = "$was" ] || fail "$file is dated after what takes its place"
  said=$(first '"audit":{"events":[0-9]*,"head":"[0-9a-f]*"}')
  before=$(printf %s "$said" | tr -cd '0-9,' | cut -d, -f1)
  trail=$(printf %s "$said" | cut -d'"' -f8)
  if [ -n "$before" ] && [ -n "$events" ]; then
    if [ "$before" -gt "$events" ] || { [ "$before" -eq "$events" ] && [ "$trail" != "$head" ]; }; then
      fail "the audit trail does not go on from where it had come in $file"
    fi
  fi
  printf 'ok   %s is what it takes the place of; run its own verify.sh to see whether it holds\\n' "$file"
  wanted=$(first '"previous":{"sha256":"[0-9a-f]*"' | cut -d'"' -f6)
  at=$was
  events=$before
  head=$trail
done
`;
