import { noteProposalOf } from '#db/cycles/cycle-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { kindWords } from '#shared/cycle/cycle-words.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { decisionsOf } from '#shared/cycle/decisions-of-cycle.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { DecidedCycle } from '#shared/model/decision.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { FrozenData } from '../read-quality-report.ts';
import {
  findCycle,
  modelOfCycle,
  runsOfCycle,
  snapshotOfCycle,
  sheetOfCycle,
} from './frozen-cycle.ts';

/** What a proposal takes over from a cycle. */
export type ProposedCycle = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly runs: readonly ImportRun[];
  readonly decided: DecidedCycle;
};

/** A closed cycle with everything that a proposal of it states; refused while it is open. */
export const proposedCycle = (file: WorkspaceFile, id: string): Result<ProposedCycle, AppError> => {
  const found = findCycle(file, id);
  if (!found.ok) {
    return found;
  }
  const { record } = found.value;
  if (record.closing === null) {
    return err(
      refuseInput(
        `Proposal of ${record.name}`,
        'a review cycle that is closed',
        'one that is open',
        'Decide about everybody and close the cycle, then propose it.',
      ),
    );
  }
  const view = sheetOfCycle(file, found.value);
  const { name, kind, asOf, closing } = record;
  return ok({
    model: modelOfCycle(file, found.value),
    snapshot: snapshotOfCycle(file, found.value),
    runs: runsOfCycle(file, found.value),
    decided: {
      name,
      kind: kindWords[kind],
      asOf,
      tableSha256: closing.tableSha256,
      decisions: decisionsOf(view, cycleTable(view, closing.at.slice(0, 10))),
    },
  });
};

/** What of a cycle its quality is judged by. */
export const frozenData = ({ snapshot, runs, decided }: ProposedCycle): FrozenData => ({
  snapshot,
  runs,
  asOf: decided.asOf,
});

/** Notes that a proposal was made of a cycle, where it was of one and the workspace may be written. */
export const noteCycle = (file: WorkspaceFile, cycle: string | undefined, sha256: string): void => {
  if (cycle !== undefined && !file.isReadOnly) {
    noteProposalOf(file.connection, cycle, sha256);
  }
};
