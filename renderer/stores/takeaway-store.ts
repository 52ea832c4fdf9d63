import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FuturesTableRequest } from '#shared/futures-report/table-request.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { WorkspaceActions } from './workspace-store.ts';

/** A table as it is asked for; `keys` are the partners that are wanted, in their order. */
export type WantedTable = {
  readonly table: FuturesTableRequest;
  readonly keys?: readonly string[];
};

/** Forms in which the report is saved, by the ending of its file. */
export const reportForms = ['pdf', 'html', 'md'] as const;

/** What a report is about; null stands for all scenarios, no run, no question of one's own. */
export type ReportSubject = Omit<CheckedRequest<'report/read'>, 'include'>;

export type ReportState = {
  readonly subject: ReportSubject;
  readonly document: MethodologyDocument | null;
  readonly isBusy: boolean;
  readonly error: AppError | null;
};

export type TakeawayState = {
  /** The report that is being read; null while its dialog is closed. */
  readonly report: ReportState | null;
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
  readonly openReport: (subject: ReportSubject) => Promise<void>;
  readonly closeReport: () => void;
  /** Asks for a place and writes the report there; the ending says in which form. */
  readonly saveReport: (form: (typeof reportForms)[number], suggestedName: string) => Promise<void>;
  /** Asks where to, then writes a picture there; `include` are the sensitive things that it shows. */
  readonly savePicture: (
    suggestedName: string,
    format: 'png' | 'svg',
    draw: () => Promise<Uint8Array<ArrayBuffer>>,
    include: readonly string[],
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
  /** Ids of the sensitive things that are shown for a moment. */
  readonly include: () => readonly string[];
};

const nothing: TakeawayState = { written: null, report: null };

/** What is taken away from Futures: tables that are written where a person says. */
export const createTakeawayStore = (deps: TakeawayDeps): TakeawayStore => {
  const { call, shell, applyWorkspace, runTask, include } = deps;
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
    openReport: async (subject) => {
      store.setState({ report: { subject, document: null, isBusy: true, error: null } });
      const read = await call('report/read', { ...subject, include: [...include()] });
      const { report } = store.getState();
      // Another subject was chosen meanwhile, or the dialog is closed.
      if (report?.subject !== subject) return;
      store.setState({
        report: {
          ...report,
          isBusy: false,
          ...(read.ok ? { document: read.value } : { error: read.error }),
        },
      });
    },
    closeReport: () => store.setState({ report: null }),
    saveReport: async (form, suggestedName) => {
      const { report } = store.getState();
      if (report === null) return;
      const path = await shell.chooseSave(`${suggestedName}.${form}`, 'report');
      if (path === null) return;
      const answer = await runTask('Writing the report', (options) =>
        call('report/write', { ...report.subject, path, include: [...include()] }, options),
      );
      if (!answer.ok) return;
      store.setState({ report: null, written: { path, leftOut: [] } });
      await applyWorkspace(answer.value);
    },
    savePicture: async (suggestedName, format, draw, shown) => {
      const path = await shell.chooseSave(`${suggestedName}.${format}`, `picture-${format}`);
      if (path === null) return;
      const answer = await runTask('Writing the picture', async (options) =>
        call('picture/write', { path, bytes: await draw(), include: [...shown] }, options),
      );
      if (!answer.ok) return;
      store.setState({ written: { path, leftOut: [] } });
      await applyWorkspace(answer.value);
    },
    showInFolder: (path) => void shell.showInFolder(path),
    dismiss: () => store.setState({ written: null }),
  };
  return Object.assign(store, { actions });
};
