import type { EngineClient } from '#renderer/ipc/engine-client.ts';
import { createApproveStore, type ApproveStore } from '#renderer/stores/approve-store.ts';
import { createAuditStore, type AuditStore } from '#renderer/stores/audit-store.ts';
import { createBackupStore, type BackupStore } from '#renderer/stores/backup-store.ts';
import { createCycleStore, type CycleStore } from '#renderer/stores/cycle-store.ts';
import { createDecideStore, type DecideStore } from '#renderer/stores/decide-store.ts';
import { createEnsembleStore, type EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import { createFuturesStore, type FuturesStore } from '#renderer/stores/futures-store.ts';
import { createHistoryStore, type HistoryStore } from '#renderer/stores/history-store.ts';
import { createIdentitiesStore, type IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { createLadderStore, type LadderStore } from '#renderer/stores/ladder-store.ts';
import { createLettersStore, type LettersStore } from '#renderer/stores/letters-store.ts';
import { createLineageStore, type LineageStore } from '#renderer/stores/lineage-store.ts';
import { createTakeawayStore, type TakeawayStore } from '#renderer/stores/takeaway-store.ts';
import {
  createMethodologyStore,
  type MethodologyStore,
} from '#renderer/stores/methodology-store.ts';
import { createMilestonesStore, type MilestonesStore } from '#renderer/stores/milestones-store.ts';
import { createMetricsStore, type MetricsStore } from '#renderer/stores/metrics-store.ts';
import { createImportStore, type ImportStore } from '#renderer/stores/import-store.ts';
import { createPartnersStore, type PartnersStore } from '#renderer/stores/partners-store.ts';
import { createPortfolioStore, type PortfolioStore } from '#renderer/stores/portfolio-store.ts';
import { createRefreshStore, type RefreshStore } from '#renderer/stores/refresh-store.ts';
import { createQualityStore, type QualityStore } from '#renderer/stores/quality-store.ts';
import { createScoringStore, type ScoringStore } from '#renderer/stores/scoring-store.ts';
import {
  createSensitivityStore,
  type SensitivityStore,
} from '#renderer/stores/sensitivity-store.ts';
import { createVersionsStore, type VersionsStore } from '#renderer/stores/versions-store.ts';
import { createVotesStore, type VotesStore } from '#renderer/stores/votes-store.ts';
import { createViewStore, type ViewStore } from '#renderer/stores/view-store.ts';
import { createWorkspaceStore, type WorkspaceStore } from '#renderer/stores/workspace-store.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Theme } from '#shared/ipc/shell-contract.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { createFrameRunner } from './frame-runner.ts';

/** Every store of the window, made once. */
export type Stores = {
  readonly workspace: WorkspaceStore;
  readonly scoring: ScoringStore;
  readonly versions: VersionsStore;
  readonly methodology: MethodologyStore;
  readonly takeaway: TakeawayStore;
  readonly view: ViewStore;
  readonly imports: ImportStore;
  readonly metrics: MetricsStore;
  readonly partners: PartnersStore;
  readonly portfolio: PortfolioStore;
  readonly refresh: RefreshStore;
  readonly futures: FuturesStore;
  readonly ensembles: EnsembleStore;
  readonly ladder: LadderStore;
  readonly history: HistoryStore;
  readonly votes: VotesStore;
  readonly milestones: MilestonesStore;
  readonly lineage: LineageStore;
  readonly quality: QualityStore;
  readonly sensitivity: SensitivityStore;
  readonly cycles: CycleStore;
  readonly decide: DecideStore;
  readonly approve: ApproveStore;
  readonly audit: AuditStore;
  readonly letters: LettersStore;
  readonly identities: IdentitiesStore;
  readonly backups: BackupStore;
};

/** What the stores need of the world. */
export type StoresDeps = {
  readonly engine: EngineClient;
  readonly shell: ShellApi;
  readonly theme: Theme;
};

const later = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** Makes the stores and ties them together: all follow the one open workspace. */
export const createStores = ({ engine, shell, theme }: StoresDeps): Stores => {
  const { call } = engine;
  const workspace = createWorkspaceStore({ engine, shell });
  const { applyWorkspace } = workspace.actions;
  const scoring = createScoringStore({
    call,
    source: workspace,
    applyWorkspace,
    nextFrame: createFrameRunner(requestAnimationFrame),
    later,
    today: () => {
      const knownOn = workspace.getState().workspace?.knownOn ?? null;
      return knownOn === null ? Math.floor(Date.now() / 86_400_000) : dayOfIso(knownOn);
    },
  });
  workspace.actions.beforeLeave(scoring.actions.settle);
  const futures = createFuturesStore({
    call,
    source: workspace,
    applyWorkspace,
    // Comparing many scenarios takes a frame each: the page answers in between.
    nextFrame: requestAnimationFrame,
    later,
    newId: () => crypto.randomUUID(),
  });
  const ensembles = createEnsembleStore({
    call,
    applyWorkspace,
    runTask: workspace.actions.runTask,
    settle: futures.actions.settle,
  });
  workspace.subscribe((now, before) => {
    if (now.workspace?.path === before.workspace?.path) return;
    ensembles.actions.forget();
    takeaway.actions.dismiss();
    takeaway.actions.closeReport();
  });
  const versions = createVersionsStore({
    call,
    workspace: () => workspace.getState().workspace,
    applyWorkspace,
    runTask: workspace.actions.runTask,
    settle: scoring.actions.settle,
  });
  const imports = createImportStore({
    call,
    shell,
    applyWorkspace,
    runs: () => workspace.getState().workspace?.runs ?? [],
  });
  const metrics = createMetricsStore({
    call,
    applyWorkspace,
    newId: () => crypto.randomUUID(),
  });
  const view = createViewStore(theme);
  const include = (): readonly string[] =>
    view.getState().isRevealed
      ? (workspace.getState().workspace?.sensitive ?? []).map(({ id }) => id)
      : [];
  const methodology = createMethodologyStore({
    call,
    shell,
    settle: scoring.actions.settle,
    include,
  });
  const partners = createPartnersStore({
    call,
    applyWorkspace,
    runTask: workspace.actions.runTask,
    include,
  });
  const portfolio = createPortfolioStore({
    call,
    applyWorkspace,
    newId: () => crypto.randomUUID(),
    shell,
    runTask: workspace.actions.runTask,
  });
  const takeaway = createTakeawayStore({
    call,
    shell,
    applyWorkspace,
    runTask: workspace.actions.runTask,
    include,
  });
  const refresh = createRefreshStore({
    call,
    shell,
    workspace: () => workspace.getState().workspace,
    applyWorkspace,
  });
  const decide = createDecideStore({ call, shell, applyWorkspace });
  const cycles = createCycleStore({
    call,
    shell,
    applyWorkspace,
    runTask: workspace.actions.runTask,
    settle: scoring.actions.settle,
  });
  const audit = createAuditStore({ call, shell });
  const letters = createLettersStore({
    call,
    shell,
    applyWorkspace,
    today: () => new Date().toISOString().slice(0, 10),
  });
  const approve = createApproveStore({ call, shell, applyWorkspace });
  const identities = createIdentitiesStore({ call, shell });
  const backups = createBackupStore({ call, shell, workspace: workspace.actions });
  const quality = createQualityStore({ call, applyWorkspace });
  const ladder = createLadderStore({
    call,
    applyWorkspace,
    settle: scoring.actions.settle,
  });
  const votes = createVotesStore({ call, applyWorkspace, newId: () => crypto.randomUUID() });
  const history = createHistoryStore({ call, settle: scoring.actions.settle, include });
  const milestones = createMilestonesStore({
    call,
    shell,
    applyWorkspace,
    settle: scoring.actions.settle,
  });
  const lineage = createLineageStore({ call, include });
  const sensitivity = createSensitivityStore({
    call,
    applyWorkspace,
    runTask: workspace.actions.runTask,
  });
  hideAfterAWhile(view, lineage, workspace);
  workspace.subscribe((now, before) => {
    if (now.workspace === before.workspace) return;
    const isOtherDay = now.workspace?.knownOn !== before.workspace?.knownOn;
    if (isOtherDay) partners.actions.reset();
    if (isOtherDay || now.workspace?.revision !== before.workspace?.revision) {
      void lineage.actions.refresh();
    }
  });
  leaveFinishedImport(view, imports);
  forgetWithWorkspace(workspace, {
    imports,
    refresh,
    partners,
    portfolio,
    cycles,
    decide,
    approve,
    audit,
    letters,
    ladder,
    history,
    milestones,
    lineage,
    quality,
    view,
  });
  return {
    workspace,
    scoring,
    versions,
    methodology,
    takeaway,
    view,
    imports,
    metrics,
    partners,
    portfolio,
    refresh,
    futures,
    ensembles,
    cycles,
    decide,
    approve,
    audit,
    letters,
    identities,
    ladder,
    votes,
    history,
    milestones,
    lineage,
    quality,
    backups,
    sensitivity,
  };
};

/** So long sensitive values stay in sight. */
const revealMilliseconds = 60_000;

/** Hides sensitive values after a while and on leaving the place, and asks lineage anew. */
const hideAfterAWhile = (
  view: ViewStore,
  lineage: LineageStore,
  workspace: WorkspaceStore,
): void => {
  let stop = (): void => undefined;
  view.subscribe((now, before) => {
    if (now.isRevealed && now.place !== before.place) view.setState({ isRevealed: false });
    if (now.isRevealed === before.isRevealed) return;
    stop();
    if (now.isRevealed)
      stop = later(revealMilliseconds, () => view.setState({ isRevealed: false }));
    void workspace.actions.showNames(now.isRevealed);
    void lineage.actions.refresh();
  });
};

/** The outcome of an import is read once: who leaves it comes back to the Data place itself. */
const leaveFinishedImport = (view: ViewStore, imports: ImportStore): void => {
  view.subscribe((now, before) => {
    const isFinished = imports.getState().wizard.outcome !== null;
    if (before.place === 'data' && now.place !== 'data' && isFinished) imports.actions.close();
  });
};

/** What belongs to one workspace is put away when another is opened. */
const forgetWithWorkspace = (
  workspace: WorkspaceStore,
  {
    imports,
    refresh,
    partners,
    portfolio,
    cycles,
    decide,
    approve,
    audit,
    letters,
    ladder,
    history,
    milestones,
    lineage,
    quality,
    view,
  }: Pick<
    Stores,
    | 'imports'
    | 'refresh'
    | 'partners'
    | 'portfolio'
    | 'cycles'
    | 'decide'
    | 'approve'
    | 'audit'
    | 'letters'
    | 'ladder'
    | 'history'
    | 'milestones'
    | 'lineage'
    | 'quality'
    | 'view'
  >,
): void => {
  workspace.subscribe((now, before) => {
    if (now.workspace?.path === before.workspace?.path || before.workspace === null) return;
    imports.actions.close();
    refresh.actions.close();
    partners.actions.reset();
    portfolio.actions.reset();
    lineage.actions.close();
    quality.actions.forget();
    ladder.actions.forget();
    history.actions.forget();
    milestones.actions.forget();
    cycles.actions.forget();
    decide.actions.reset();
    letters.actions.reset();
    approve.actions.close();
    audit.actions.forget();
    view.setState({
      place: 'portfolio',
      dataTab: 'sources',
      selectedKey: null,
      isRevealed: false,
      overlay: null,
    });
  });
};
