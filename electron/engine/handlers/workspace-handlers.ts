import { shownSnapshot } from '../services/shown-names.ts';
import { createWorkspaceFile } from '#db/create-workspace-file.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok } from '#shared/result.ts';
import { createSampleWorkspace } from '../services/create-sample-workspace.ts';
import { enterWorkspace } from '../services/enter-workspace.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { createStartingModel } from '../services/starting-model.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type WorkspaceHandlers = Pick<
  EngineHandlers,
  | 'workspace/create'
  | 'workspace/create-sample'
  | 'workspace/open'
  | 'workspace/close'
  | 'workspace/rename'
  | 'workspace/show-as-of'
  | 'portfolio/snapshot'
>;

type ReadAhead = {
  readonly file: WorkspaceFile;
  readonly workspace: Workspace;
  readonly changes: number;
};

/** How many rows were changed since the file was opened: nobody but this connection can change any. */
const rowsChanged = ({ connection }: WorkspaceFile): number =>
  connection.prepare<[], number>(`SELECT total_changes()`).pluck().get() ?? NaN;

/** Opening, creating, closing and naming the workspace, and handing out its snapshot. */
export const createWorkspaceHandlers = (
  session: Session,
  options: EngineOptions,
): WorkspaceHandlers => {
  /** What was read when the file was opened, for the page that asks for what the main process opened ahead of it. */
  let ahead: ReadAhead | null = null;
  return {
    'workspace/create': async ({ path, name }) => {
      const created = await createWorkspaceFile(path, name, createStartingModel(), options.now());
      if (!created.ok) {
        return created;
      }
      await session.replace(created.value);
      return ok(readWorkspace(created.value));
    },

    'workspace/create-sample': async ({ path }, context) => {
      const created = await createSampleWorkspace(path, options, context);
      if (!created.ok) {
        return created;
      }
      await session.replace(created.value);
      return ok(readWorkspace(created.value));
    },

    'workspace/open': async ({ path }) => {
      const current = session.file();
      if (current.ok && current.value.path === path) {
        const known = ahead;
        ahead = null;
        return ok(
          known?.file === current.value && known.changes === rowsChanged(current.value)
            ? known.workspace
            : readWorkspace(current.value),
        );
      }
      const entered = await enterWorkspace(path, options.now());
      if (!entered.ok) {
        return entered;
      }
      const { file, workspace } = entered.value;
      await session.replace(file);
      ahead = { file, workspace, changes: rowsChanged(file) };
      return ok(workspace);
    },

    'workspace/close': async () => {
      ahead = null;
      await session.replace(null);
      return ok(null);
    },

    'workspace/rename': ({ name }) =>
      changeWorkspace(
        session,
        { label: `Rename to ${name}`, baseRevision: null, now: options.now() },
        ({ connection }) => {
          connection.prepare(`UPDATE project SET name = ?`).run(name);
        },
      ),

    'workspace/show-as-of': ({ knownOn }) => {
      session.showAsOf(knownOn);
      const file = session.file();
      return Promise.resolve(file.ok ? ok(readWorkspace(file.value)) : file);
    },

    'portfolio/snapshot': ({ knownOn, include }) => {
      const file = session.file();
      return Promise.resolve(file.ok ? ok(shownSnapshot(file.value, include, knownOn)) : file);
    },
  };
};
