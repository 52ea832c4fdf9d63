import { writeAssumptions } from '#db/portfolio/assumption-rows.ts';
import { writeViews } from '#db/portfolio/view-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Keeping views and assumptions, each as one named step of undo. */
export const createPortfolioHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'assumptions/save' | 'views/save'> => ({
  'assumptions/save': ({ assumptions, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeAssumptions(connection, assumptions),
    ),

  'views/save': ({ views, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeViews(connection, views),
    ),
});
