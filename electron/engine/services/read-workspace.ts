import { readRateSummary } from '#db/currency/rate-rows.ts';
import { readFutures } from '#db/futures/futures-rows.ts';
import { readHistory } from '#db/history/walk-history.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readFormulas } from '#db/metrics/formula-rows.ts';
import { readModel } from '#db/model/model-rows.ts';
import { readProposals } from '#db/proposals/proposal-rows.ts';
import type { WorkspaceStateRow } from '#db/schema.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { invariant } from '#shared/invariant.ts';
import type { Workspace } from '#shared/model/workspace.ts';

/** Gathers everything small about an open workspace. */
export const readWorkspace = (file: WorkspaceFile): Workspace => {
  const { connection } = file;
  const state = connection.prepare<[], WorkspaceStateRow>(`SELECT * FROM workspace_state`).get();
  const project = connection
    .prepare<[], { readonly name: string }>(`SELECT name FROM project`)
    .get();
  invariant(state !== undefined && project !== undefined, 'a workspace has a state and a name');
  return {
    path: file.path,
    name: project.name,
    revision: state.revision,
    dataRevision: state.data_revision,
    isReadOnly: file.isReadOnly,
    knownOn: file.knownOn,
    model: readModel(connection),
    futures: readFutures(connection),
    formulas: readFormulas(connection),
    sources: readSources(connection),
    runs: readRuns(file),
    proposals: readProposals(connection).filter(
      ({ createdAt }) => file.knownOn === null || createdAt.slice(0, 10) <= file.knownOn,
    ),
    rates: readRateSummary(connection),
    history: readHistory(connection),
  };
};
