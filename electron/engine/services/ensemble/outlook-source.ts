import { readFutures } from '#db/futures/futures-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { OutlookSource } from '#shared/proposal/build-outlook.ts';
import { keptEnsemble, listEnsembles } from './kept-ensembles.ts';

/** The scenarios of a workspace, and the last kept run that is about its model and data of now. */
export const outlookSource = (file: WorkspaceFile): OutlookSource => {
  const last = listEnsembles(file).find(({ isStale }) => !isStale);
  const run = last === undefined ? null : keptEnsemble(file, last.id);
  return {
    futures: readFutures(file.connection),
    ensemble: run?.ok === true ? run.value : null,
  };
};
