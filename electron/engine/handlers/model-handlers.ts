import { writeFutures } from '#db/futures/futures-rows.ts';
import { writeModel } from '#db/model/model-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Saving the model and the futures, each as one named step of undo. */
export const createModelHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'model/save' | 'futures/save'> => ({
  'model/save': ({ model, label, baseRevision }) =>
    changeWorkspace(session, { label, baseRevision, now: options.now() }, ({ connection }) => {
      writeModel(connection, model);
    }),

  'futures/save': ({ futures, label, baseRevision }) =>
    changeWorkspace(session, { label, baseRevision, now: options.now() }, ({ connection }) => {
      writeFutures(connection, futures);
    }),
});
