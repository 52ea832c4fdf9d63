import { writeSource } from '#db/sources/source-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Saying what a source is, as one step of undo. */
export const createSourceHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'source/save'> => ({
  'source/save': ({ name, details }) =>
    changeWorkspace(
      session,
      { label: `Describe source ${name}`, baseRevision: null, now: options.now() },
      ({ connection }) => writeSource(connection, name, details),
    ),
});
