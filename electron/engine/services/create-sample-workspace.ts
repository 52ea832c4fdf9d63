import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspaceFile } from '#db/create-workspace-file.ts';
import { writeFutures } from '#db/futures/futures-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { ok, type Result } from '#shared/result.ts';
import { createSample, sampleSeed, type Sample } from '#shared/sample/create-sample.ts';
import { commitImport } from '../intake/commit-import.ts';
import type { EngineOptions } from '../handlers/engine-options.ts';

/**
 * Makes the sample programme at `path`: its files go through the ordinary import, one step of undo each.
 * A sample that could not be finished is removed again.
 */
export const createSampleWorkspace = async (
  path: string,
  options: EngineOptions,
  context: RequestContext,
): Promise<Result<WorkspaceFile, AppError>> => {
  const sample = createSample(sampleSeed);
  const created = await createWorkspaceFile(
    path,
    sample.programmeName,
    sample.model,
    options.now(),
  );
  if (!created.ok) {
    return created;
  }
  const file = created.value;
  const filled = await fill(file, sample, options, context);
  if (!filled.ok) {
    await file.close();
    await rm(path, { force: true });
    return filled;
  }
  return created;
};

const fill = async (
  file: WorkspaceFile,
  sample: Sample,
  { startReader, now }: EngineOptions,
  { signal, progress }: RequestContext,
): Promise<Result<null, AppError>> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-sample-'));
  try {
    for (const [index, { fileName, text, recipe }] of sample.files.entries()) {
      progress({ label: `Importing ${fileName}`, done: index, total: sample.files.length });
      const filePath = join(folder, fileName);
      await writeFile(filePath, text);
      const committed = await commitImport(
        file,
        { path: filePath, recipe },
        { signal, progress: () => undefined, startReader, now },
      );
      if (!committed.ok) {
        return committed;
      }
    }
    return await file.inTransaction(() => {
      writeFutures(file.connection, sample.futures);
      return Promise.resolve(ok(null));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
