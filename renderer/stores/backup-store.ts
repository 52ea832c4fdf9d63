import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { BackupFacts, BackupList, WrittenBackup } from '#shared/model/backup.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type BackupState = {
  /** What lies beside the open workspace; null until it is known. */
  readonly list: BackupList | null;
  /** What was made since the dialog was opened. */
  readonly written: WrittenBackup | null;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  /** The backup that a person chose to restore, with what is inside. */
  readonly chosen: BackupFacts | null;
};

export type BackupDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseOpen' | 'chooseSave' | 'chooseSaveWorkspace'>;
  readonly workspace: Pick<WorkspaceActions, 'restoreBackup' | 'runTask'>;
};

export type BackupActions = {
  /** Asks what there is, for the dialog. */
  readonly open: () => Promise<void>;
  /** Into the folder beside the workspace, or to a place that the person chooses. */
  readonly backUp: (where: 'beside' | { readonly suggestedName: string }) => Promise<void>;
  /** Asks for a backup and looks into it. */
  readonly choose: () => Promise<void>;
  /** Asks for a new file and makes a workspace of the chosen backup. */
  readonly restore: () => Promise<void>;
  readonly forgetChosen: () => void;
};

export type BackupStore = StoreApi<BackupState> & { readonly actions: BackupActions };

const start: BackupState = {
  list: null,
  written: null,
  error: null,
  isBusy: false,
  chosen: null,
};

/** Backups of the open workspace, and the one that is being restored. */
export const createBackupStore = ({ call, shell, workspace }: BackupDeps): BackupStore => {
  const store = createStore<BackupState>(() => start);

  const refresh = async (): Promise<void> => {
    const listed = await call('backup/list', {});
    store.setState(listed.ok ? { list: listed.value } : { error: listed.error });
  };

  const actions: BackupActions = {
    open: async () => {
      store.setState({ ...start, chosen: null });
      await refresh();
    },
    backUp: async (where) => {
      const target =
        where === 'beside' ? null : await shell.chooseSave(where.suggestedName, 'backup');
      if (where !== 'beside' && target === null) return;
      store.setState({ isBusy: true, error: null, written: null });
      let failure: AppError | null = null;
      const written = await workspace.runTask('Backing up', async (options) => {
        const result = await call('backup/create', { target }, options);
        failure = result.ok ? null : result.error;
        return result;
      });
      store.setState({
        isBusy: false,
        written: written.ok ? written.value : null,
        error: failure,
      });
      await refresh();
    },
    choose: async () => {
      const path = await shell.chooseOpen('backup');
      if (path === null) return;
      const facts = await workspace.runTask('Looking into the backup', (options) =>
        call('backup/inspect', { path }, options),
      );
      store.setState({ chosen: facts.ok ? facts.value : null });
    },
    restore: async () => {
      const { chosen } = store.getState();
      if (chosen === null) return;
      const target = await shell.chooseSaveWorkspace(`${chosen.name} restored`);
      if (target === null) return;
      store.setState({ chosen: null });
      await workspace.restoreBackup(chosen.path, target);
    },
    forgetChosen: () => store.setState({ chosen: null }),
  };

  return Object.assign(store, { actions });
};
