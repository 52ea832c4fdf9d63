import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FuturesTableRequest } from '#shared/futures-report/table-request.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { WorkspaceActions } from './workspace-store.ts';

/** A table as it is asked for; `keys` are the partners that are wanted, in their order. */
export type WantedTable = {
  readonly table: FuturesTableRequest;
  readonly keys?: readonly string[];
};

export type TakeawayState = {
  /** The last file that was written, and what is not in it; null before, or when it was read. */
  readonly written: { readonly path: string; readonly leftOut: readonly string[] } | null;
};

export type TakeawayActions = {
  /** Asks where to, then writes tables there, with progress. */
  readonly exportTables: (
    suggestedName: string,
    what: {
      readonly format: 'csv' | 'xlsx';
      readonly tables: readonly WantedTable[];
      readonly include: readonly string[];
    },
  ) => Promise<void>;
  readonly showInFolder: (path: string) => void;
  readonly dismiss: () => void;
};

export type TakeawayStore = StoreApi<TakeawayState> & { readonly actions: TakeawayActions };

export type TakeawayDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'showInFolder'>;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly runTask: WorkspaceActions['runTask'];
};

const nothing: TakeawayState = { written: null };

/** What is taken away from Futures: tables that are written where a person says. */
export const createTakeawayStore = (deps: TakeawayDeps): TakeawayStore => {
  const { call, shell, applyWorkspace, runTask } = deps;
  const store = createStore<TakeawayState>(() => nothing);
  const actions: TakeawayActions = {
    exportTables: async (suggestedName, { format, tables, include }) => {
      const path = await shell.chooseSave(`${suggestedName}.${format}`, `futures-${format}`);
      if (path === null) return;
      const asked = tables.map(({ table, keys }) => ({
        table,
        ...(keys === undefined ? {} : { keys: [...keys] }),
      }));
      const answer = await runTask('Writing tables', (options) =>
        call('futures/export', { path, tables: asked, include: [...include] }, options),
      );
      if (!answer.ok) return;
      store.setState({ written: { path, leftOut: answer.value.leftOut } });
      await applyWorkspace(answer.value.workspace);
    },
    showInFolder: (path) => void shell.showInFolder(path),
    dismiss: () => store.setState(nothing),
  };
  return Object.assign(store, { actions });
};
