import type { ProposalRecord } from '#shared/model/proposal.ts';

/** What a person must know where a workspace could not note a proposal that was written of it. */
export const unnotedLines = ({ id }: Pick<ProposalRecord, 'id'>): readonly string[] =>
  id === 0
    ? [
        'The workspace is read-only and does not list this proposal: the next one will not name it as the one before.',
      ]
    : [];
