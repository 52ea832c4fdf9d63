import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type {
  MilestoneImport,
  MilestoneList,
  MilestoneQuery,
} from '#shared/model/milestone-list.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

export type MilestonesState = {
  readonly query: MilestoneQuery;
  /** Null until it was read. */
  readonly list: MilestoneList | null;
  /** Ids of those that a person ticked. */
  readonly ticked: ReadonlySet<string>;
  readonly error: AppError | null;
  /** What became of the last table that was imported, or was wrong with it. */
  readonly imported: MilestoneImport | null;
};

export type MilestonesActions = {
  /** Reads the list anew; those that are gone are no longer ticked. */
  readonly read: () => Promise<void>;
  readonly ask: (query: Partial<MilestoneQuery>) => Promise<void>;
  readonly tick: (ids: readonly string[], isTicked: boolean) => void;
  /** Each is one step of undo and answers what failed, or null. */
  readonly assign: (what: EngineRequest<'milestones/assign'>) => Promise<AppError | null>;
  readonly settle: (what: EngineRequest<'milestones/settle'>) => Promise<AppError | null>;
  readonly move: (what: EngineRequest<'milestones/move'>) => Promise<AppError | null>;
  readonly remove: (ids: readonly string[]) => Promise<AppError | null>;
  /** The path of a file that proves something; null where none was chosen. */
  readonly chooseEvidence: () => Promise<string | null>;
  readonly importTable: () => Promise<void>;
  readonly exportTable: (suggestedName: string) => Promise<void>;
  readonly dismiss: () => void;
  readonly forget: () => void;
};

export type MilestonesStore = StoreApi<MilestonesState> & { readonly actions: MilestonesActions };

export type MilestonesDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseOpen' | 'chooseOpenData' | 'chooseSave'>;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  /** Fulfilled when every edit of the catalogue is saved. */
  readonly settle: () => Promise<void>;
};

const nothing: MilestonesState = {
  query: { show: 'open', milestone: null, soonDays: 30, limit: 20_000 },
  list: null,
  ticked: new Set(),
  error: null,
  imported: null,
};

/** Milestones that partners have: the list that is asked for, and what is done with it. */
export const createMilestonesStore = (deps: MilestonesDeps): MilestonesStore => {
  const { call, shell, applyWorkspace } = deps;
  const store = createStore<MilestonesState>(() => nothing);

  const read = async (): Promise<void> => {
    const { query } = store.getState();
    const answer = await call('milestones/list', { query });
    if (store.getState().query !== query) return;
    if (!answer.ok) {
      store.setState({ error: answer.error });
      return;
    }
    const known = new Set(answer.value.rows.map(({ id }) => id));
    store.setState(({ ticked }) => ({
      list: answer.value,
      ticked: new Set([...ticked].filter((id) => known.has(id))),
    }));
  };

  const applied = async (answer: Result<Workspace, AppError>): Promise<AppError | null> => {
    if (!answer.ok) return answer.error;
    await applyWorkspace(answer.value);
    await read();
    return null;
  };

  const actions: MilestonesActions = {
    read,
    ask: async (query) => {
      store.setState((state) => ({ query: { ...state.query, ...query } }));
      await read();
    },
    tick: (ids, isTicked) =>
      store.setState((state) => {
        const ticked = new Set(state.ticked);
        for (const id of ids) {
          if (isTicked) ticked.add(id);
          else ticked.delete(id);
        }
        return { ticked };
      }),
    assign: async (what) => {
      await deps.settle();
      const answer = await call('milestones/assign', what);
      return applied(answer.ok ? { ok: true, value: answer.value.workspace } : answer);
    },
    settle: async (what) => applied(await call('milestones/settle', what)),
    move: async (what) => applied(await call('milestones/move', what)),
    remove: async (ids) => applied(await call('milestones/remove', { ids: [...ids] })),
    chooseEvidence: () => shell.chooseOpen('evidence'),
    importTable: async () => {
      const [path] = (await shell.chooseOpenData()) ?? [];
      if (path === undefined) return;
      store.setState({ error: null, imported: null });
      await deps.settle();
      const answer = await call('milestones/import', { path, check: false });
      if (!answer.ok) {
        store.setState({ error: answer.error });
        return;
      }
      store.setState({ imported: answer.value.report });
      await applyWorkspace(answer.value.workspace);
      await read();
    },
    exportTable: async (suggestedName) => {
      const path = await shell.chooseSave(suggestedName, 'portfolio-csv');
      if (path === null) return;
      const answer = await call('milestones/export', { path });
      if (!answer.ok) store.setState({ error: answer.error });
    },
    dismiss: () => store.setState({ error: null, imported: null }),
    forget: () => store.setState(nothing),
  };
  return Object.assign(store, { actions });
};
