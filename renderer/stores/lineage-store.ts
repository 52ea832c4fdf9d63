import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { FigureLineage, RunUses } from '#shared/model/lineage.ts';
import { createRowPages, type RowPages } from './row-pages.ts';

/** What lineage can be asked of: a metric of a partner, or an import. */
export type LineageTarget =
  | { readonly kind: 'figure'; readonly partner: string; readonly metric: string }
  | { readonly kind: 'run'; readonly run: number };

/** What the engine answered. */
export type LineageShown =
  | { readonly kind: 'figure'; readonly figure: FigureLineage; readonly pages: RowPages }
  | { readonly kind: 'run'; readonly uses: RunUses };

export type LineageState = {
  /** The way that was followed, the last of it is shown; empty while lineage is closed. */
  readonly trail: readonly LineageTarget[];
  /** The answer about the last of the trail; the one before stays until it is here. */
  readonly shown: LineageShown | null;
  readonly error: AppError | null;
};

export type LineageActions = {
  /** Begins a new way. */
  readonly open: (target: LineageTarget) => Promise<void>;
  /** Goes on from what is shown. */
  readonly follow: (target: LineageTarget) => Promise<void>;
  /** Shows another one in the place of the last. */
  readonly swap: (target: LineageTarget) => Promise<void>;
  readonly back: () => Promise<void>;
  /** Asks again, because the workspace changed. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

export type LineageStore = StoreApi<LineageState> & { readonly actions: LineageActions };

const nothing: LineageState = { trail: [], shown: null, error: null };

/** Holds the way from a figure to what it comes from, and from an import to what it feeds. */
export const createLineageStore = ({
  call,
  include = () => [],
}: {
  readonly call: EngineCall;
  /** Ids of the sensitive things that are shown for the moment. */
  readonly include?: () => readonly string[];
}): LineageStore => {
  const store = createStore<LineageState>(() => nothing);
  /** Answers to what is no longer asked are dropped. */
  let asked = 0;

  const askFigure = async (partner: string, metric: string) => {
    const shown = include();
    const answer = await call('lineage/figure', { partner, metric, include: shown });
    if (!answer.ok) return answer;
    const { origin } = answer.value;
    const pages = createRowPages(
      origin?.kind === 'rows' ? origin.total : 0,
      async (offset, limit) => {
        const rows = await call('lineage/rows', { partner, metric, include: shown, offset, limit });
        return rows.ok ? rows.value : null;
      },
    );
    return { ok: true, value: { kind: 'figure', figure: answer.value, pages } } as const;
  };

  const askRun = async (run: number) => {
    const answer = await call('lineage/run', { run });
    return answer.ok ? ({ ok: true, value: { kind: 'run', uses: answer.value } } as const) : answer;
  };

  const show = async (trail: readonly LineageTarget[]): Promise<void> => {
    asked += 1;
    const mine = asked;
    const target = trail.at(-1);
    store.setState({ trail });
    if (target === undefined) {
      store.setState(nothing);
      return;
    }
    const answer =
      target.kind === 'figure'
        ? await askFigure(target.partner, target.metric)
        : await askRun(target.run);
    if (mine !== asked) return;
    store.setState(
      answer.ok ? { shown: answer.value, error: null } : { shown: null, error: answer.error },
    );
  };

  const trail = (): readonly LineageTarget[] => store.getState().trail;
  return Object.assign(store, {
    actions: {
      open: (target: LineageTarget) => show([target]),
      follow: (target: LineageTarget) => show([...trail(), target]),
      swap: (target: LineageTarget) => show([...trail().slice(0, -1), target]),
      back: () => show(trail().slice(0, -1)),
      refresh: () => (trail().length === 0 ? Promise.resolve() : show(trail())),
      close: () => {
        asked += 1;
        store.setState(nothing);
      },
    },
  });
};
