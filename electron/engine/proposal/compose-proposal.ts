import type { AuditAnchor } from '#shared/audit/audit-event.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { DecidedCycle } from '#shared/model/decision.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { buildOutlook, withOutlook, type OutlookSource } from '#shared/proposal/build-outlook.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { findUnwritable } from '#shared/proposal/unwritable.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { engineVersion } from '../engine-version.ts';
import { workbookEntry } from './tiers-workbook.ts';
import { sha256Hex } from './bundle-entries.ts';

/** What a proposal is made of. */
export type ProposalContent = {
  readonly title: string;
  readonly rationale: string;
  readonly programme: string;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly runs: readonly ImportRun[];
  /** How far the audit trail has come. */
  readonly audit?: AuditAnchor;
  /** The proposal that it takes the place of; null for none. */
  readonly previous?: { readonly title: string; readonly sha256: string } | null;
  /** What the outlook is made from; without it none is stated. */
  readonly outlook?: OutlookSource;
  /** What is left out. */
  readonly hidden?: Hidden;
  /** The closed review cycle that is proposed; model, partners and imports are then those that it froze. */
  readonly decided?: DecidedCycle;
};

/** Why nothing can be proposed yet; null where it can. */
export const notProposable = ({ model, snapshot }: ProposalContent): AppError | null => {
  const problem = checkSettled(settleModel(model, snapshot), snapshot).find(
    ({ severity }) => severity === 'error',
  );
  return problem !== undefined || snapshot.partnerKeys.length === 0
    ? {
        type: 'InputRefused',
        where: 'Proposal',
        expected: 'partners and a model without errors',
        found: problem?.message ?? 'no partner',
        remedy: 'Mend it in Model or Data, then propose again.',
      }
    : null;
};

/** Scores every partner and states the result; refused where a text of it cannot be written. */
export const composeProposal = (
  content: ProposalContent,
  signer: { readonly name: string; readonly function: string },
  now: Date,
): Result<ProposalDocument, AppError> => {
  const built = buildProposal(
    {
      title: content.title,
      rationale: content.rationale,
      programme: content.programme,
      createdAt: now.toISOString(),
      engineVersion,
      signer: { name: signer.name, function: signer.function },
      ...(content.audit === undefined ? {} : { audit: content.audit }),
      ...(content.previous === undefined ? {} : { previous: content.previous }),
    },
    content.model,
    content.snapshot,
    content.runs.map((run) => ({
      run,
      recipeSha256: sha256Hex(Buffer.from(canonicalJson(run.recipe), 'utf8')),
    })),
    content.hidden,
    content.decided,
  );
  const whole: ProposalDocument = { ...built, annexes: [workbookEntry], edition: 2 };
  const document =
    content.outlook === undefined
      ? whole
      : withOutlook(whole, buildOutlook(content.model, content.snapshot, content.outlook));
  const unwritable = findUnwritable(document);
  return unwritable === null
    ? ok(document)
    : err({
        type: 'InputRefused',
        where: 'Proposal',
        expected: 'names and texts of whole characters, and numbers',
        found: unwritable,
        remedy: 'Mend the text at this place, in the file it was imported from or here.',
      });
};
