import { spotlight } from '@mantine/spotlight';
import type { BackupStore } from '#renderer/stores/backup-store.ts';
import type { DecideStore } from '#renderer/stores/decide-store.ts';
import type { FuturesStore } from '#renderer/stores/futures-store.ts';
import { baseName, type ImportStore } from '#renderer/stores/import-store.ts';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { MethodologyStore } from '#renderer/stores/methodology-store.ts';
import type { RefreshStore } from '#renderer/stores/refresh-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { ViewStore } from '#renderer/stores/view-store.ts';
import { canRedo, canUndo, type WorkspaceStore } from '#renderer/stores/workspace-store.ts';
import {
  findCommand,
  type CommandId,
  type MainCommandId,
  type PageCommandId,
} from '#shared/commands/command-list.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Theme } from '#shared/ipc/shell-contract.ts';
import { withEqualWeights } from './equal-weights.ts';

/** What commands act on. */
export type CommandDeps = {
  readonly workspace: WorkspaceStore;
  readonly scoring: ScoringStore;
  readonly view: ViewStore;
  readonly imports: ImportStore;
  readonly refresh: RefreshStore;
  readonly futures: FuturesStore;
  readonly lineage: LineageStore;
  readonly decide: DecideStore;
  readonly methodology: MethodologyStore;
  readonly backups: BackupStore;
  readonly shell: Pick<
    ShellApi,
    | 'chooseOpenWorkspace'
    | 'chooseSaveWorkspace'
    | 'performCommand'
    | 'present'
    | 'restartEngine'
    | 'setTheme'
    | 'showInFolder'
  >;
};

export type Commands = {
  readonly isEnabled: (id: CommandId) => boolean;
  /** Does nothing where the command is not enabled. */
  readonly run: (id: CommandId) => void;
};

/** The name of a file without its ending, as the name of what is in it. */
const nameOf = (path: string): string => baseName(path).replace(/\.[^.]+$/u, '');

/** Every command of the page; the compiler asks for each id of the list. */
export const createCommands = (deps: CommandDeps): Commands => {
  const { workspace, scoring, view, imports, refresh, futures, decide, backups, shell } = deps;

  const setTheme = async (theme: Theme): Promise<void> => {
    view.setState({ theme });
    await shell.setTheme(theme);
  };

  const setPresenting = async (isPresenting: boolean): Promise<void> => {
    view.setState(isPresenting ? { isPresenting, isRevealed: false } : { isPresenting });
    await shell.present(isPresenting);
  };

  const runs: Readonly<Record<PageCommandId, () => unknown>> = {
    'new-workspace': async () => {
      const path = await shell.chooseSaveWorkspace('Partner programme');
      if (path !== null) await workspace.actions.createWorkspace(path, nameOf(path));
    },
    'open-workspace': async () => {
      const path = await shell.chooseOpenWorkspace();
      if (path !== null) await workspace.actions.openWorkspace(path);
    },
    'open-sample': () => workspace.actions.openSample(),
    'rename-workspace': () => view.setState({ overlay: 'rename' }),
    'show-workspace-in-folder': async () => {
      const path = workspace.getState().workspace?.path;
      if (path !== undefined) await shell.showInFolder(path);
    },
    'back-up': async () => {
      view.setState({ overlay: 'backups' });
      await backups.actions.open();
    },
    'restore-backup': () => backups.actions.choose(),
    'import-file': async () => {
      view.setState({ place: 'data' });
      await imports.actions.open();
    },
    'refresh-all': () => {
      view.setState({ place: 'data', dataTab: 'sources' });
      return refresh.actions.refresh();
    },
    'create-proposal': () => {
      view.setState({ place: 'decide' });
      decide.actions.show('propose');
    },
    'methodology-document': () => {
      view.setState({ place: 'model' });
      return deps.methodology.actions.open();
    },
    'tell-partners': () => {
      view.setState({ place: 'decide' });
      decide.actions.show('letters');
    },
    'verify-proposal': () => {
      view.setState({ place: 'decide' });
      decide.actions.show('verify');
    },
    'show-cycles': () => {
      view.setState({ place: 'decide' });
      decide.actions.show('cycles');
    },
    'show-audit': () => {
      view.setState({ place: 'decide' });
      decide.actions.show('audit');
    },
    'close-workspace': () => workspace.actions.closeWorkspace(),
    undo: () => workspace.actions.undo(),
    redo: () => workspace.actions.redo(),
    'show-history': () => view.setState({ overlay: 'history' }),
    'find-partner': () =>
      view.setState(({ findRequests }) => ({ place: 'portfolio', findRequests: findRequests + 1 })),
    'equal-weights': () => scoring.actions.edit('Give all criteria equal weight', withEqualWeights),
    'reset-weights': () => scoring.actions.reset(),
    'new-scenario': () => {
      view.setState({ place: 'futures' });
      return futures.actions.newScenario();
    },
    'command-palette': () => spotlight.toggle(),
    'toggle-inspector': () =>
      view.setState(({ isInspectorOpen, place }) => ({
        place: 'portfolio',
        isInspectorOpen: place !== 'portfolio' || !isInspectorOpen,
      })),
    'show-lineage': () => traceFirst(deps),
    'show-as-of': () => view.setState({ overlay: 'asOf' }),
    'back-to-now': () => workspace.actions.showAsOf(null),
    'theme-light': () => setTheme('light'),
    'theme-dark': () => setTheme('dark'),
    'theme-system': () => setTheme('system'),
    'go-portfolio': () => view.setState({ place: 'portfolio' }),
    'go-data': () => view.setState({ place: 'data' }),
    'data-sources': () => view.setState({ place: 'data', dataTab: 'sources' }),
    'data-metrics': () => view.setState({ place: 'data', dataTab: 'metrics' }),
    'data-partners': () => view.setState({ place: 'data', dataTab: 'partners' }),
    'data-sensitive': () => view.setState({ place: 'data', dataTab: 'sensitive' }),
    'reveal-sensitive': () => view.setState(({ isRevealed }) => ({ isRevealed: !isRevealed })),
    'data-quality': () => view.setState({ place: 'data', dataTab: 'quality' }),
    'go-model': () => view.setState({ place: 'model' }),
    'go-futures': () => view.setState({ place: 'futures' }),
    'go-decide': () => view.setState({ place: 'decide' }),
    present: () => setPresenting(!view.getState().isPresenting),
    'shortcut-sheet': () => view.setState({ overlay: 'shortcuts' }),
    'restart-engine': () => shell.restartEngine(),
    about: () => view.setState({ overlay: 'about' }),
  };

  const isEnabled = (id: CommandId): boolean => {
    const state = workspace.getState();
    if (id === 'undo') return canUndo(state) || hasUnsaved(scoring);
    if (id === 'redo') return canRedo(state);
    if (id === 'reveal-sensitive') return canReveal(deps);
    if (id === 'back-to-now') return (state.workspace?.knownOn ?? null) !== null;
    if (id === 'show-as-of' && imports.getState().isOpen) return false;
    if (id === 'show-lineage') return (state.snapshot?.metrics.length ?? 0) > 0;
    const { workspace: open } = state;
    // The import lies over the tabs; leaving it is a question of its own.
    if (isOfDataTab(id) && imports.getState().isOpen) return false;
    const { needsWorkspace, undo } = findCommand(id);
    const isPast = (open?.knownOn ?? null) !== null && id === 'create-proposal';
    const isLocked = (open?.isReadOnly === true && undo !== 'none') || isPast;
    return (open !== null || !needsWorkspace) && !isLocked;
  };

  return {
    isEnabled,
    run: (id) => {
      if (!isEnabled(id)) return;
      if (isOfMain(id)) void shell.performCommand(id);
      else runs[id]();
    },
  };
};

/** Where the first criterion's figure of the chosen partner comes from; others are chosen there. */
const traceFirst = async ({ workspace, view, lineage }: CommandDeps): Promise<void> => {
  const { workspace: open, snapshot } = workspace.getState();
  const partner = view.getState().selectedKey ?? snapshot?.partnerKeys[0];
  const judged = open?.model.dimensions.flatMap(({ criteria }) => criteria) ?? [];
  const codes = new Set(snapshot?.metrics.map(({ code }) => code));
  const metric =
    judged.find(({ metricCode }) => codes.has(metricCode))?.metricCode ??
    snapshot?.metrics[0]?.code;
  if (partner !== undefined && metric !== undefined) {
    await lineage.actions.open({ kind: 'figure', partner, metric });
  }
};

/** There is something sensitive, and nobody looks on. */
const canReveal = ({ workspace, view }: CommandDeps): boolean =>
  (workspace.getState().workspace?.sensitive.length ?? 0) > 0 && !view.getState().isPresenting;

/** A change that is saved before the undo and is then the step that is taken back. */
const hasUnsaved = (scoring: ScoringStore): boolean => {
  const { model, savedModel } = scoring.getState();
  return model !== savedModel;
};

const isOfDataTab = (id: CommandId): boolean => id.startsWith('data-');

const isOfMain = (id: CommandId): id is MainCommandId => findCommand(id).by === 'main';
