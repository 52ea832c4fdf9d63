import { basename } from 'node:path';
import { readFilesOfRun } from '#db/imports/read-run-state.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { inOrder } from '../intake/jobs/file-list.ts';
import { orderSources } from '#shared/intake/order-sources.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { RefreshOutcome } from '#shared/sources/refresh-outcome.ts';
import { defaultMoveThreshold } from '#shared/model/run-changes.ts';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import type { Source } from '#shared/model/source.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { compareFiles, hasFileChanges } from '#shared/sources/compare-files.ts';
import { expandFeed, hashFile } from '../intake/expand-feed.ts';
import type { IntakeContext } from '../intake/intake-context.ts';
import { importAndPropose } from './import-and-propose.ts';

type Request = CheckedRequest<'refresh/run'>;
type FedSource = Source & { readonly feed: SourceFeed };
type Found = Pick<RefreshOutcome, 'status'> & Partial<RefreshOutcome>;

const isFed = (source: Source): source is FedSource => source.feed !== null;

const refuseUnknown = (name: string): AppError =>
  refuseInput(
    name,
    'a source whose folder is remembered',
    'none of that name',
    'Correct the name, or say where the files of the source are put.',
  );

const neverImported = ({ name }: Source): AppError =>
  refuseInput(
    name,
    'an import of this source, whose recipe a refresh repeats',
    'none that counts',
    'Import its files once, in the window or with tierwright import.',
  );

/** Sources behind those that they look columns up in; those of a circle come last. */
const inNeedOrder = (
  sources: readonly FedSource[],
  runs: readonly ImportRun[],
): readonly FedSource[] => {
  const { order, circles } = orderSources(
    sources.map(({ name }) => ({
      name,
      needs: (runs.findLast((run) => run.sourceName === name)?.recipe.lookups ?? []).map(
        ({ source }) => source,
      ),
    })),
  );
  return [...order, ...circles.flat()].flatMap((name) =>
    sources.filter((source) => source.name === name),
  );
};

const hashFiles = async (
  paths: readonly string[],
  { signal }: IntakeContext,
): Promise<Result<readonly { readonly name: string; readonly sha256: string }[], AppError>> => {
  const files: { readonly name: string; readonly sha256: string }[] = [];
  for (const path of inOrder(paths)) {
    const sha256 = await hashFile(path, signal);
    if (!sha256.ok) {
      return sha256;
    }
    files.push({ name: basename(path), sha256: sha256.value });
  }
  return ok(files);
};

const failed = (error: AppError): Found => ({ status: 'failed', error });

const refreshSource = async (
  file: WorkspaceFile,
  source: FedSource,
  { check, threshold = defaultMoveThreshold }: Request,
  context: IntakeContext,
): Promise<Found> => {
  // Read anew for each source: the one before may have put this one out of date.
  const run = readRuns(file).findLast(({ sourceName }) => sourceName === source.name);
  if (run === undefined) {
    return failed(neverImported(source));
  }
  const paths = await expandFeed(source.feed);
  if (!paths.ok) {
    return failed(paths.error);
  }
  const hashed = await hashFiles(paths.value, context);
  if (!hashed.ok) {
    return failed(hashed.error);
  }
  const files = compareFiles(readFilesOfRun(file, run.id), hashed.value);
  if (!hasFileChanges(files) && run.outdatedBy.length === 0) {
    return { status: 'unchanged', files };
  }
  if (check) {
    return { status: 'found', files };
  }
  const [path, ...also] = paths.value;
  const request = { path, also, recipe: run.recipe };
  const imported = await importAndPropose(file, request, context, threshold);
  if (!imported.ok) {
    return { ...failed(imported.error), files };
  }
  const report = imported.value;
  if (report.isRepeat) {
    return { status: 'unchanged', files, report };
  }
  const made = readRuns(file).findLast(({ sourceName }) => sourceName === source.name);
  return {
    status: 'imported',
    files,
    report,
    runId: made?.id ?? null,
    changes: made?.changes ?? null,
  };
};

/**
 * Reads the remembered folders again and imports, source by source, what is new there, by the recipe
 * of the source's newest import. A source that fails is told and stops no other; a cancel does. Each
 * source is a step of undo of its own.
 */
export const refreshSources = async (
  file: WorkspaceFile,
  request: Request,
  context: IntakeContext,
): Promise<Result<readonly RefreshOutcome[], AppError>> => {
  const fed = readSources(file.connection).filter(isFed);
  const lost = request.sources?.find((name) => !fed.some((source) => source.name === name));
  if (lost !== undefined) {
    return err(refuseUnknown(lost));
  }
  const chosen = fed.filter(({ name }) => request.sources?.includes(name) ?? true);
  const outcomes: RefreshOutcome[] = [];
  for (const source of inNeedOrder(chosen, readRuns(file))) {
    const { name, feed } = source;
    const own: IntakeContext = {
      ...context,
      progress: (progress) =>
        context.progress({ ...progress, label: `${name}: ${progress.label}` }),
    };
    const found: Found = request.folders.includes(feed.folder)
      ? await refreshSource(file, source, request, own)
      : { status: 'unconfirmed' };
    if (found.error?.type === 'Cancelled') {
      return err(found.error);
    }
    outcomes.push({
      source: name,
      folder: feed.folder,
      files: null,
      runId: null,
      report: null,
      changes: null,
      error: null,
      ...found,
    });
  }
  return ok(outcomes);
};
