import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { draftSide } from '#shared/model/model-version.ts';

/** Forms in which the document is saved, by the ending of its file. */
export const methodologyForms = ['pdf', 'html', 'md'] as const;

export type MethodologyState = {
  /** The dialog is open. */
  readonly isOpen: boolean;
  /** Id of the version that is shown, or `draftSide`. */
  readonly version: string;
  readonly document: MethodologyDocument | null;
  /** The path of the last file that was written. */
  readonly written: string | null;
  readonly isBusy: boolean;
  readonly error: AppError | null;
};

export type MethodologyActions = {
  readonly open: (version?: string) => Promise<void>;
  readonly close: () => void;
  /** Asks for a place and writes the document there; the ending says in which form. */
  readonly save: (form: (typeof methodologyForms)[number], suggestedName: string) => Promise<void>;
};

export type MethodologyStore = StoreApi<MethodologyState> & {
  readonly actions: MethodologyActions;
};

export type MethodologyDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave'>;
  /** Fulfilled when every edit of the draft is saved. */
  readonly settle: () => Promise<void>;
  /** Ids of the sensitive things that are shown for a moment. */
  readonly include: () => readonly string[];
};

const closed: MethodologyState = {
  isOpen: false,
  version: draftSide,
  document: null,
  written: null,
  isBusy: false,
  error: null,
};

/** The methodology document: shown as the engine makes it, and saved. */
export const createMethodologyStore = (deps: MethodologyDeps): MethodologyStore => {
  const { call, shell, settle, include } = deps;
  const store = createStore<MethodologyState>(() => closed);
  const actions: MethodologyActions = {
    open: async (version = draftSide) => {
      store.setState({ ...closed, isOpen: true, version, isBusy: true });
      await settle();
      const read = await call('methodology/read', { version, include: include() });
      store.setState(
        read.ok ? { isBusy: false, document: read.value } : { isBusy: false, error: read.error },
      );
    },
    close: () => store.setState(closed),
    save: async (form, suggestedName) => {
      const path = await shell.chooseSave(`${suggestedName}.${form}`, 'methodology');
      if (path === null) return;
      store.setState({ isBusy: true, error: null, written: null });
      const { version } = store.getState();
      const saved = await call('methodology/write', { version, path, include: include() });
      store.setState(
        saved.ok ? { isBusy: false, written: path } : { isBusy: false, error: saved.error },
      );
    },
  };
  return Object.assign(store, { actions });
};
