import type { AppError } from '#shared/ipc/app-error.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** `previous` of a request by `--previous`: the start of a SHA-256, `none`, or nothing for the last. */
export const findPrevious = (
  proposals: readonly ProposalRecord[],
  wanted: string | undefined,
): Result<{ readonly previous?: number | null }, AppError> => {
  if (wanted === undefined || wanted.toLowerCase() === 'none') {
    return ok(wanted === undefined ? {} : { previous: null });
  }
  const found = proposals.filter(({ sha256 }) => sha256.startsWith(wanted.toLowerCase()));
  const [only] = found;
  return only !== undefined && found.length === 1 && wanted.length >= 8
    ? ok({ previous: only.id })
    : err({
        type: 'InputRefused',
        where: '--previous',
        expected:
          'the first eight or more digits of the SHA-256 of one proposal of this workspace, or none',
        found: found.length > 1 ? `${found.length} that begin so` : wanted,
        remedy:
          proposals.length === 0
            ? 'Leave it out: no proposal was written from this workspace yet.'
            : `Name one of: ${proposals.map(({ sha256, title }) => `${sha256.slice(0, 8)} (${title})`).join(', ')}`,
      });
};
