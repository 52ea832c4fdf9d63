import type { AuditAnchor } from '#shared/audit/audit-event.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { findUnwritable } from '#shared/proposal/unwritable.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { openIdentity } from '../signing/identity-store.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { packProposal, sha256Hex } from './bundle.ts';

/** What a proposal is made of and where it goes. */
export type ProposalRequest = {
  readonly path: string;
  readonly title: string;
  readonly rationale: string;
  readonly passphrase: string;
  readonly programme: string;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly runs: readonly ImportRun[];
  /** How far the audit trail has come. */
  readonly audit?: AuditAnchor;
  /** What is left out. */
  readonly hidden?: Hidden;
};

export type WrittenProposal = {
  readonly json: string;
  readonly sha256: string;
  readonly createdAt: string;
  readonly signerName: string;
};

/** Version stated in every result that the engine makes. */
export const engineVersion = '0.1.0';

/**
 * Scores, signs and writes a proposal. A model with errors, nobody to judge or a wrong passphrase is
 * refused before anything is written, and the file appears whole or not at all.
 */
export const createProposal = async (
  request: ProposalRequest,
  { configFolder, fontsFolder, now }: { configFolder: string; fontsFolder: URL; now: Date },
): Promise<Result<WrittenProposal, AppError>> => {
  const { model, snapshot } = request;
  const problem = checkSettled(settleModel(model, snapshot), snapshot).find(
    ({ severity }) => severity === 'error',
  );
  if (problem !== undefined || snapshot.partnerKeys.length === 0) {
    return err({
      type: 'InputRefused',
      where: 'Proposal',
      expected: 'partners and a model without errors',
      found: problem?.message ?? 'no partner',
      remedy: 'Mend it in Model or Data, then propose again.',
    });
  }
  const opened = await openIdentity(configFolder, request.passphrase, now);
  if (!opened.ok) {
    return opened;
  }
  const { identity, certificate, key } = opened.value;
  const document = buildProposal(
    {
      title: request.title,
      rationale: request.rationale,
      programme: request.programme,
      createdAt: now.toISOString(),
      engineVersion,
      signer: { name: identity.name, function: identity.function },
      ...(request.audit === undefined ? {} : { audit: request.audit }),
    },
    model,
    snapshot,
    request.runs.map((run) => ({
      run,
      recipeSha256: sha256Hex(Buffer.from(canonicalJson(run.recipe), 'utf8')),
    })),
    request.hidden,
  );
  const unwritable = findUnwritable(document);
  if (unwritable !== null) {
    return err({
      type: 'InputRefused',
      where: 'Proposal',
      expected: 'names and texts of whole characters, and numbers',
      found: unwritable,
      remedy: 'Mend the text at this place, in the file it was imported from or here.',
    });
  }
  const { bytes, json, sha256 } = await packProposal(document, { certificate, key }, fontsFolder);
  const written = await writeFileSafely(request.path, bytes);
  return written.ok
    ? ok({ json, sha256, createdAt: document.createdAt, signerName: identity.name })
    : written;
};
