import { writeVotes } from '#db/model/vote-rows.ts';
import { writeAssumptions } from '#db/portfolio/assumption-rows.ts';
import { writeViews } from '#db/portfolio/view-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { writePicture } from '../services/write-picture.ts';
import { exportPortfolio } from '../services/export-portfolio.ts';
import { readHistory } from '../services/past/portfolio-history.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type PortfolioHandlers = Pick<
  EngineHandlers,
  | 'assumptions/save'
  | 'views/save'
  | 'votes/save'
  | 'picture/write'
  | 'portfolio/export'
  | 'portfolio/history'
>;

/** Keeping views and assumptions, each as one named step of undo, writing a view to a file, and its past. */
export const createPortfolioHandlers = (
  session: Session,
  options: EngineOptions,
): PortfolioHandlers => ({
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

  'portfolio/history': async ({ include = [], ...question }, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const { sensitive } = readWorkspace(file.value);
    return readHistory(file.value, question, hiddenThings(sensitive, include), context);
  },

  'votes/save': ({ votes, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeVotes(connection, votes),
    ),

  'picture/write': async ({ path, bytes, include = [] }) => {
    const file = session.file();
    return file.ok ? writePicture(file.value, { path, bytes, include }, options.now()) : file;
  },

  'views/save': ({ views, label }) =>
    changeWorkspace(session, { label, baseRevision: null, now: options.now() }, ({ connection }) =>
      writeViews(connection, views),
    ),
});
