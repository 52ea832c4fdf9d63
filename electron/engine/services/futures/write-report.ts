import type { WorkspaceFile } from '#db/workspace-file.ts';
import { subjectsOf } from '#shared/futures-report/every-table.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok, type Result } from '#shared/result.ts';
import { writeDocument } from '../../methodology/write-document.ts';
import { writeFileSafely } from '../../write-file-safely.ts';
import { readWorkspace } from '../read-workspace.ts';
import { planExport } from '../sensitivity.ts';
import { readReport } from './read-report.ts';

/** Writes the scenario report as PDF, HTML or Markdown, and notes it. */
export const writeReport = async (
  file: WorkspaceFile,
  path: string,
  request: CheckedRequest<'report/read'>,
  { fontsFolder, now }: { readonly fontsFolder: URL; readonly now: () => Date },
  context: RequestContext,
): Promise<Result<Workspace, AppError>> => {
  const { futures, sensitive } = readWorkspace(file);
  const subjects = subjectsOf({ kind: 'exposures', effectId: null }, futures);
  const included = (request.include ?? []).filter((id) => subjects.includes(id));
  const planned = planExport(file, sensitive, included, { what: 'scenario report', target: path });
  if (!planned.ok) {
    return planned;
  }
  const report = await readReport(file, request, context);
  if (!report.ok) {
    return report;
  }
  const { document, day } = report.value;
  const at = new Date(`${day}T00:00:00Z`);
  const bytes = await writeDocument(path, document, { fontsFolder, at });
  if (!bytes.ok) {
    return bytes;
  }
  const written = await writeFileSafely(path, bytes.value);
  if (!written.ok) {
    return written;
  }
  planned.value(now());
  return ok(readWorkspace(file));
};
