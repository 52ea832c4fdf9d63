import { shownSnapshot } from './shown-names.ts';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { buildMethodology } from '#shared/methodology/build-methodology.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { draftSide, type ModelVersion } from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { ok, type Result } from '#shared/result.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { votesSentence } from '#shared/workshop/vote-words.ts';
import { engineVersion } from '../engine-version.ts';
import { readWorkspace } from './read-workspace.ts';
import { findVersion, versionTitle } from './versions.ts';

const day = (iso: string): string => iso.slice(0, 10);

/** Who decided on a version and why, as far as its notes say. */
const decisionsOf = (version: ModelVersion): readonly string[] => [
  `Named ${day(version.createdAt)}${version.note === '' ? '.' : `: ${version.note}`}`,
  ...(version.activatedAt === null
    ? []
    : [`Activated ${day(version.activatedAt)}: ${version.activationNote}`]),
  ...(version.retiredAt === null
    ? []
    : [`Retired ${day(version.retiredAt)}: ${version.retirementNote}`]),
];

type Chosen = { readonly model: ScoringModel; readonly version: ModelVersion | null };

const choose = (
  file: WorkspaceFile,
  id: string,
  versions: readonly ModelVersion[],
): Result<Chosen, AppError> =>
  id === draftSide
    ? ok({
        model: readModel(file.connection),
        version: versions.find(({ isDraft }) => isDraft) ?? null,
      })
    : findVersion(file, id);

/** The methodology of the draft or a version on the partners as they are shown. */
export const readMethodology = (
  file: WorkspaceFile,
  id: string,
  included: readonly string[],
  now: Date,
): Result<MethodologyDocument, AppError> => {
  const workspace = readWorkspace(file);
  const chosen = choose(file, id, workspace.versions);
  if (!chosen.ok) {
    return chosen;
  }
  const { model, version } = chosen.value;
  const votes = votesSentence(model, workspace.votes);
  return ok(
    buildMethodology({
      programme: workspace.name,
      model,
      version:
        version === null
          ? 'Draft; no version says the same'
          : `Version ${versionTitle(version)}, ${version.state}; SHA-256 ${version.sha256}`,
      decisions: [
        ...(votes === null ? [] : [votes]),
        ...(version === null ? [] : decisionsOf(version)),
      ],
      snapshot: shownSnapshot(file, included),
      known: workspace,
      hidden: hiddenThings(workspace.sensitive, included),
      madeAt: now.toISOString(),
      engineVersion,
    }),
  );
};
