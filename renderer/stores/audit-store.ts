import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditEntry } from '#shared/audit/audit-event.ts';
import { everything, type AuditFilter } from '#shared/audit/filter-trail.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { TrailReport } from '#shared/ipc/audit-channels.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';

export type AuditState = {
  /** Oldest first; null until they were read. */
  readonly entries: readonly AuditEntry[] | null;
  /** Whether the chain holds; null until it was followed. */
  readonly report: TrailReport | null;
  readonly error: AppError | null;
  readonly filter: AuditFilter;
  /** `seq` of the event that is looked at. */
  readonly chosen: number | null;
  /** Where the trail was saved last, in this window. */
  readonly saved: string | null;
};

export type AuditDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen'>;
};

export type AuditActions = {
  /** Reads the events and follows their chain. */
  readonly read: () => Promise<void>;
  readonly setFilter: (part: Partial<AuditFilter>) => void;
  readonly choose: (seq: number | null) => void;
  /** Asks for a proposal or a backup and holds the chain against its head. */
  readonly compareWith: (kind: 'proposal' | 'backup') => Promise<void>;
  readonly save: (suggestedName: string) => Promise<void>;
  readonly forget: () => void;
};

export type AuditStore = StoreApi<AuditState> & { readonly actions: AuditActions };

const fresh: AuditState = {
  entries: null,
  report: null,
  error: null,
  filter: everything,
  chosen: null,
  saved: null,
};

/** Who did what in the open workspace. */
export const createAuditStore = ({ call, shell }: AuditDeps): AuditStore => {
  const store = createStore<AuditState>(() => fresh);

  const verify = async (against: string | null): Promise<void> => {
    const report = await call('audit/verify', { against });
    store.setState(report.ok ? { report: report.value, error: null } : { error: report.error });
  };

  const read = async (): Promise<void> => {
    const listed = await call('audit/list', {});
    if (!listed.ok) {
      store.setState({ error: listed.error });
      return;
    }
    store.setState({ entries: listed.value, error: null });
    await verify(null);
  };

  return Object.assign(store, {
    actions: {
      read,
      setFilter: (part) =>
        store.setState(({ filter }) => ({ filter: { ...filter, ...part }, chosen: null })),
      choose: (chosen) => store.setState({ chosen }),
      compareWith: async (kind) => {
        const against = await shell.chooseOpen(kind);
        if (against !== null) await verify(against);
      },
      save: async (suggestedName) => {
        const target = await shell.chooseSave(suggestedName, 'audit');
        if (target === null) return;
        store.setState({ saved: null });
        const written = await call('audit/export', { target });
        if (!written.ok) {
          store.setState({ error: written.error });
          return;
        }
        await read();
        store.setState({ saved: target });
      },
      forget: () => store.setState(fresh),
    } satisfies AuditActions,
  });
};
