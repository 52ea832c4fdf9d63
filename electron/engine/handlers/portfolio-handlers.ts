import { writeAssumptions } from '#db/portfolio/assumption-rows.ts';
import { writeViews } from '#db/portfolio/view-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { exportPortfolio } from '../services/export-portfolio.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Keeping views and assumptions, each as one named step of undo, and writing a view to a file. */
export const createPortfolioHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'assumptions/save' | 'views/save' | 'portfolio/export'> => ({
  'assumptions/save': ({ assumptions, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeAssumptions(connection, assumptions),
    ),

  'portfolio/export': async (request, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const written = await exportPortfolio(file.value, request, options.now(), context);
    return written.ok ? ok({ ...written.value, workspace: readWorkspace(file.value) }) : written;
  },

  'views/save': ({ views, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeViews(connection, views),
    ),
});
