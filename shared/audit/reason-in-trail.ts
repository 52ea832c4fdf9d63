/** So many signs of a text are told; the hash stands for the rest. */
const mostSigns = 160;

/**
 * What the audit trail keeps of a rationale: its SHA-256, by which the whole text can be recognised, and how it
 * begins. Nothing can be taken out of the trail again, so where something in the workspace is marked as
 * sensitive the words stay out: a person may have quoted it. Undefined for no rationale.
 */
export const reasonInTrail = (
  rationale: string,
  sha256: string,
  hasSensitive: boolean,
): string | undefined => {
  if (rationale === '') {
    return undefined;
  }
  if (hasSensitive) {
    return `Rationale with SHA-256 ${sha256}`;
  }
  const signs = Array.from(rationale.replaceAll(/\s+/gu, ' ').trim());
  const words =
    signs.length <= mostSigns
      ? signs.join('')
      : `${signs
          .slice(0, mostSigns)
          .join('')
          .replace(/\s+\S*$/u, '')}…`;
  return `${words} (SHA-256 ${sha256})`;
};
