import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';
import type { RefreshOutcome } from '#shared/sources/refresh-outcome.ts';

/** What a refresh does or has done; closed, it keeps nothing. */
export type RefreshState = {
  readonly isOpen: boolean;
  /** Null while nothing runs. */
  readonly work: { readonly progress: Progress | null } | null;
  /** One for each source, in the order in which they were read; null before the first answer. */
  readonly outcomes: readonly RefreshOutcome[] | null;
  readonly error: AppError | null;
};

export type RefreshDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseFolder' | 'confirmedFolders'>;
  readonly workspace: () => Workspace | null;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
};

export type RefreshActions = {
  /** Reads the folders of all sources again, or of these, and shows what it did. */
  readonly refresh: (sources?: readonly string[]) => Promise<void>;
  /** Asks for the folder of a source on this computer, and reads it where one is chosen. */
  readonly confirm: (source: string) => Promise<void>;
  readonly cancel: () => void;
  readonly close: () => void;
  /** Null where the person chose none. */
  readonly chooseFolder: (startIn: string | null) => Promise<string | null>;
  /** Names of the files that a feed would read now. */
  readonly tryFeed: (feed: SourceFeed) => Promise<Result<readonly string[], AppError>>;
  /** Remembers or forgets the folder of a source; answers what failed, or null. */
  readonly saveFeed: (name: string, feed: SourceFeed | null) => Promise<AppError | null>;
};

export type RefreshStore = StoreApi<RefreshState> & { readonly actions: RefreshActions };

const closed: RefreshState = { isOpen: false, work: null, outcomes: null, error: null };

/** Sources that were read again take the place of what was told of them before. */
const merged = (
  before: readonly RefreshOutcome[],
  now: readonly RefreshOutcome[],
): readonly RefreshOutcome[] => [
  ...before.map((each) => now.find(({ source }) => source === each.source) ?? each),
  ...now.filter(({ source }) => !before.some((each) => each.source === source)),
];

/** The store of refreshing: one refresh at a time. */
export const createRefreshStore = ({
  call,
  shell,
  workspace,
  applyWorkspace,
}: RefreshDeps): RefreshStore => {
  const store = createStore<RefreshState>(() => closed);
  let running: AbortController | null = null;

  const run = async (sources: readonly string[] | null): Promise<void> => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    store.setState({ isOpen: true, work: { progress: null }, error: null });
    const confirmed = new Set(await shell.confirmedFolders());
    const known = workspace()?.sources ?? [];
    const folders = known.flatMap(({ feed }) => (feed === null ? [] : [feed.folder]));
    const answer = await call(
      'refresh/run',
      {
        folders: [...new Set(folders)].filter((folder) => confirmed.has(folder)),
        check: false,
        ...(sources === null ? {} : { sources }),
      },
      {
        signal: mine.signal,
        onProgress: (progress) => {
          if (running === mine) store.setState({ work: { progress } });
        },
      },
    );
    // What was written is true, whoever waits for it.
    if (answer.ok) applyWorkspace(answer.value.workspace);
    if (running !== mine) return;
    running = null;
    if (answer.ok) {
      const before = sources === null ? [] : (store.getState().outcomes ?? []);
      store.setState({ work: null, outcomes: merged(before, answer.value.outcomes) });
    } else {
      // Who cancelled knows it; sources that were imported before are in.
      store.setState({ work: null, error: answer.error });
    }
  };

  const saveFeed = async (name: string, feed: SourceFeed | null): Promise<AppError | null> => {
    const saved = await call(
      'source/save-feed',
      feed === null ? { name, folder: null, pattern: '*', takes: 'all' } : { name, ...feed },
    );
    if (!saved.ok) return saved.error;
    applyWorkspace(saved.value);
    return null;
  };

  const actions: RefreshActions = {
    refresh: (sources) => {
      if (sources === undefined) store.setState({ outcomes: null });
      return run(sources ?? null);
    },
    confirm: async (name) => {
      const feed = workspace()?.sources.find((source) => source.name === name)?.feed ?? null;
      if (feed === null) return;
      const folder = await shell.chooseFolder(feed.folder);
      if (folder === null) return;
      const failed = folder === feed.folder ? null : await saveFeed(name, { ...feed, folder });
      if (failed === null) await run([name]);
      else store.setState({ error: failed });
    },
    cancel: () => running?.abort(),
    close: () => {
      running?.abort();
      running = null;
      store.setState(closed);
    },
    chooseFolder: (startIn) => shell.chooseFolder(startIn),
    tryFeed: (feed) => call('source/try-feed', feed),
    saveFeed,
  };

  return Object.assign(store, { actions });
};
