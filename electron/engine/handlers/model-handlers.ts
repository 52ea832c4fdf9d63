import { writeModel } from '#db/model/model-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Saving the model as one named step of undo. */
export const createModelHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'model/save'> => ({
  'model/save': ({ model, label, baseRevision }) =>
    changeWorkspace(session, { label, baseRevision, now: options.now() }, ({ connection }) => {
      writeModel(connection, model);
    }),
});
