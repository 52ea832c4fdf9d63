import { readContent } from '#db/cycles/content-rows.ts';
import { readCycles, type StoredCycle } from '#db/cycles/cycle-rows.ts';
import { readComments, readDecisions, readEvidence } from '#db/cycles/decision-rows.ts';
import { unpackCycleFigures } from '#db/cycles/pack-cycle-figures.ts';
import { unpackSnapshot } from '#db/cycles/pack-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { CycleSheet } from '#shared/model/review-cycle.ts';
import { scoringModel, type ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { withShownNames } from '../shown-names.ts';

/** The cycle of an id, as the workspace is shown. */
export const findCycle = (file: WorkspaceFile, id: string): Result<StoredCycle, AppError> => {
  const found = readCycles(file.connection, file.knownOn).find(({ record }) => record.id === id);
  return found === undefined
    ? err(
        refuseInput(
          'Review cycle',
          'a cycle of this workspace',
          'none of that id',
          'Choose one of the list.',
        ),
      )
    : ok(found);
};

/** The cycle of an id, refused where it is closed. */
export const findOpenCycle = (file: WorkspaceFile, id: string): Result<StoredCycle, AppError> => {
  const found = findCycle(file, id);
  return found.ok && found.value.record.closing !== null
    ? err(
        refuseInput(
          `Review cycle ${found.value.record.name}`,
          'a cycle that is open',
          `one that was closed on ${found.value.record.closing.at.slice(0, 10)}`,
          'Open another cycle; what was decided in a closed one stays as it is.',
        ),
      )
    : found;
};

/** The model that a cycle was computed by. */
export const modelOfCycle = (
  { connection }: WorkspaceFile,
  { record }: StoredCycle,
): ScoringModel =>
  scoringModel.parse(JSON.parse(readContent(connection, record.modelSha256).toString('utf8')));

/** The partners that it was computed from. */
export const snapshotOfCycle = ({ connection }: WorkspaceFile, { record }: StoredCycle): Snapshot =>
  unpackSnapshot(readContent(connection, record.dataSha256));

/** Everything that the table of a cycle shows, with names as they may be shown now. */
export const shownCycle = (
  file: WorkspaceFile,
  stored: StoredCycle,
  include: readonly string[] = [],
): CycleSheet => {
  const sheet = sheetOfCycle(file, stored);
  return { ...sheet, figures: withShownNames(file, sheet.figures, include) };
};

/** The imports that counted. */
export const runsOfCycle = (
  { connection }: WorkspaceFile,
  { runsSha256 }: StoredCycle,
): readonly ImportRun[] =>
  // Our own text, written when the cycle was opened.
  JSON.parse(readContent(connection, runsSha256).toString('utf8')) as readonly ImportRun[];

/** The same as it was computed and is kept, with names. */
export const sheetOfCycle = (
  { connection }: WorkspaceFile,
  { record, facts, figuresSha256 }: StoredCycle,
): CycleSheet => ({
  record,
  tiers: facts.tiers,
  figures: unpackCycleFigures(readContent(connection, figuresSha256)),
  decisions: readDecisions(connection, record.id),
  evidence: readEvidence(connection, record.id),
  comments: readComments(connection, record.id),
});
