import { basename } from 'node:path';
import type { VerificationReport } from '#shared/model/proposal.ts';
import { judgeProposal, type HandedFile } from './judge-proposal.ts';
import { readBundleBytes } from './read-bundle.ts';

/**
 * Checks anyone's `.tierproposal` and reports every check by name; nothing of the file is written anywhere.
 * `now` only says what is overdue; `earlier` are the files of proposals that it should extend.
 */
export const verifyProposal = async (
  path: string,
  now = new Date(),
  earlier: readonly string[] = [],
): Promise<VerificationReport> => {
  const hand = async (each: string): Promise<HandedFile> => ({
    fileName: basename(each),
    read: await readBundleBytes(each),
  });
  return judgeProposal(
    await hand(path),
    now.toISOString().slice(0, 10),
    await Promise.all(earlier.map(hand)),
  );
};
