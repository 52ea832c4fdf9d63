import { readRateSummary } from '#db/currency/rate-rows.ts';
import { readFutures } from '#db/futures/futures-rows.ts';
import { readHistory } from '#db/history/walk-history.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readFormulas } from '#db/metrics/formula-rows.ts';
import { readModel } from '#db/model/model-rows.ts';
import { readVersions } from '#db/model/version-rows.ts';
import { readVotes } from '#db/model/vote-rows.ts';
import { readAssumptions } from '#db/portfolio/assumption-rows.ts';
import { readViews } from '#db/portfolio/view-rows.ts';
import { readProposals } from '#db/proposals/proposal-rows.ts';
import { readExports } from '#db/sensitivity/export-rows.ts';
import { readMarks } from '#db/sensitivity/mark-rows.ts';
import type { WorkspaceStateRow } from '#db/schema.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { invariant } from '#shared/invariant.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';

/** Gathers everything small about an open workspace. */
export const readWorkspace = (file: WorkspaceFile): Workspace => {
  const { connection } = file;
  const state = connection.prepare<[], WorkspaceStateRow>(`SELECT * FROM workspace_state`).get();
  const project = connection
    .prepare<[], { readonly name: string }>(`SELECT name FROM project`)
    .get();
  invariant(state !== undefined && project !== undefined, 'a workspace has a state and a name');
  const runs = readRuns(file);
  const formulas = readFormulas(connection);
  const marks = readMarks(connection);
  const model = readModel(connection);
  return {
    path: file.path,
    name: project.name,
    revision: state.revision,
    dataRevision: state.data_revision,
    isReadOnly: file.isReadOnly,
    knownOn: file.knownOn,
    model,
    versions: readVersions(connection, model),
    futures: readFutures(connection),
    formulas,
    sources: readSources(connection),
    runs,
    proposals: readProposals(connection).filter(
      ({ createdAt }) => file.knownOn === null || createdAt.slice(0, 10) <= file.knownOn,
    ),
    rates: readRateSummary(connection),
    sensitive: sensitiveThings(runs, formulas, marks),
    marks,
    exports: readExports(connection),
    views: readViews(connection),
    assumptions: readAssumptions(connection),
    votes: readVotes(connection),
    history: readHistory(connection),
  };
};
