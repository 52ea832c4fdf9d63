import type { AppError } from '../ipc/app-error.ts';
import type { ImportReport } from '../model/import-run.ts';
import type { FileChanges, RunChanges } from '../model/run-changes.ts';

/**
 * What a refresh did with a source: `imported`, `found` files that a check did not import,
 * `unchanged` files, a folder that is `unconfirmed` on this computer, or `failed`.
 */
export type RefreshStatus = 'imported' | 'found' | 'unchanged' | 'unconfirmed' | 'failed';

export type RefreshOutcome = {
  readonly source: string;
  readonly folder: string;
  readonly status: RefreshStatus;
  /** Null where they could not be compared. */
  readonly files: FileChanges | null;
  /** Of an import. */
  readonly runId: number | null;
  readonly report: ImportReport | null;
  readonly changes: RunChanges | null;
  /** Why it failed. */
  readonly error: AppError | null;
};
