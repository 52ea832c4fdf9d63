import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok, type Result } from '#shared/result.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import type { EngineOptions } from './engine-options.ts';

const walk = async (
  session: Session,
  { now }: EngineOptions,
  target: (position: number) => number,
): Promise<Result<Workspace, AppError>> => {
  const file = session.file();
  if (!file.ok) {
    return file;
  }
  const { position } = readHistory(file.value.connection);
  const walked = await walkHistory(file.value, Math.max(0, target(position)), now().toISOString());
  return walked.ok ? ok(readWorkspace(file.value)) : walked;
};

/** Walking the undo log; at either end nothing happens. */
export const createHistoryHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'history/undo' | 'history/redo' | 'history/go-to'> => ({
  'history/undo': () => walk(session, options, (position) => position - 1),
  'history/redo': () => walk(session, options, (position) => position + 1),
  'history/go-to': ({ position }) => walk(session, options, () => position),
});
