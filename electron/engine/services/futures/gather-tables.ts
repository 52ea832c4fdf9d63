import { shownSnapshot } from '../shown-names.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { Discovery } from '#shared/ensemble/run/discover.ts';
import { buildTable } from '#shared/futures-report/build-table.ts';
import type { FuturesFound, FuturesSource } from '#shared/futures-report/futures-source.ts';
import { pickPartners, type FuturesTable } from '#shared/futures-report/futures-table.ts';
import { tableNames, type FuturesTableRequest } from '#shared/futures-report/table-request.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readToday } from '#shared/scenario/read-today.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import type { SignpostHistory } from '#shared/signposts/observe.ts';
import { discoverIn, keptEnsemble } from '../ensemble/kept-ensembles.ts';
import { readWorkspace } from '../read-workspace.ts';
import { testSignposts } from '../signposts.ts';

export type AskedTable = {
  readonly table: FuturesTableRequest;
  /** Keys of the partners that are wanted, in their order; without it all. */
  readonly keys?: readonly string[] | undefined;
};

export type GatheredTables = {
  readonly workspace: Workspace;
  readonly tables: readonly FuturesTable[];
  /** Tables that could not be made, each with why. */
  readonly leftOut: readonly string[];
};

/** What tables are made of, as the workspace is shown. */
export const futuresSource = (
  file: WorkspaceFile,
  workspace: Workspace,
  include: readonly string[],
): FuturesSource => ({
  futures: workspace.futures,
  today: readToday(workspace.model, shownSnapshot(file, include), workspace.futures),
  hidden: hiddenThings(workspace.sensitive, include),
});

/** Reads runs and the past of signposts once, however many tables ask for them. */
const createFinder = (
  file: WorkspaceFile,
  { futures }: Workspace,
  context: Pick<RequestContext, 'signal' | 'progress'>,
) => {
  const runs = new Map<number, Result<EnsembleRun, AppError>>();
  let histories: Promise<readonly SignpostHistory[]> | null = null;
  return async (request: FuturesTableRequest): Promise<Result<FuturesFound, AppError>> => {
    const runId = 'runId' in request ? request.runId : null;
    const run = runId === null ? null : (runs.get(runId) ?? keptEnsemble(file, runId));
    if (run !== null && runId !== null) runs.set(runId, run);
    if (run !== null && !run.ok) {
      return run;
    }
    let discovery: Discovery | null = null;
    if (runId !== null && 'question' in request) {
      const found = discoverIn(file, runId, request.question);
      if (!found.ok) {
        return found;
      }
      discovery = found.value;
    }
    if (request.kind === 'signposts' || request.kind === 'testRun') {
      histories ??= testSignposts(file, futures, context);
    }
    return ok({
      run: run === null ? null : run.value,
      discovery,
      histories: (await histories) ?? [],
    });
  };
};

/**
 * Makes tables of Futures from the open workspace. One table that cannot be made is refused; of several those are
 * left out and named.
 */
export const gatherTables = async (
  file: WorkspaceFile,
  asked: readonly AskedTable[],
  include: readonly string[],
  context: Pick<RequestContext, 'signal' | 'progress'>,
): Promise<Result<GatheredTables, AppError>> => {
  const workspace = readWorkspace(file);
  const source = futuresSource(file, workspace, include);
  const find = createFinder(file, workspace, context);
  const tables: FuturesTable[] = [];
  const leftOut: string[] = [];
  for (const { table: request, keys } of asked) {
    const found = await find(request);
    const built = found.ok ? buildTable(request, source, found.value) : found;
    if (context.signal.aborted) {
      return err(cancelled('Tables of Futures'));
    }
    if (built.ok) {
      tables.push(keys === undefined ? built.value : pickPartners(built.value, keys));
    } else if (asked.length === 1) {
      return built;
    } else {
      leftOut.push(
        `${tableNames[request.kind]}: expected ${built.error.expected}, found ${built.error.found}`,
      );
    }
  }
  return ok({ workspace, tables, leftOut });
};
