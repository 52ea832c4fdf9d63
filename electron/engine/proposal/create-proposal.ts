import { randomBytes } from 'node:crypto';
import { withCommitments } from '#shared/disclosure/commit-document.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { nodeHash } from '../disclosure/node-hash.ts';
import { openIdentity } from '../signing/identity-store.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { packProposal } from './bundle.ts';
import { composeProposal, notProposable, type ProposalContent } from './compose-proposal.ts';

/** What a proposal of one signer is made of and where it goes. */
export type ProposalRequest = ProposalContent & {
  readonly path: string;
  readonly passphrase: string;
};

export type WrittenProposal = {
  readonly json: string;
  readonly sha256: string;
  readonly createdAt: string;
  readonly signerName: string;
};

/**
 * Scores, signs and writes a proposal. A model with errors, nobody to judge or a wrong passphrase is
 * refused before anything is written, and the file appears whole or not at all.
 */
export const createProposal = async (
  request: ProposalRequest,
  { configFolder, fontsFolder, now }: { configFolder: string; fontsFolder: URL; now: Date },
): Promise<Result<WrittenProposal, AppError>> => {
  const problem = notProposable(request);
  if (problem !== null) {
    return err(problem);
  }
  const opened = await openIdentity(configFolder, request.passphrase, now);
  if (!opened.ok) {
    return opened;
  }
  const { identity, certificate, key } = opened.value;
  const document = composeProposal(request, identity, now);
  if (!document.ok) {
    return document;
  }
  const { bytes, json, sha256 } = await packProposal(
    withCommitments(document.value, randomBytes(32).toString('hex'), nodeHash),
    { certificate, key },
    fontsFolder,
  );
  const written = await writeFileSafely(request.path, bytes);
  return written.ok
    ? ok({ json, sha256, createdAt: document.value.createdAt, signerName: identity.name })
    : written;
};
