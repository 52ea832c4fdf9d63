import { ulid } from 'ulid';
import type { ImportStore } from '#renderer/stores/import-store.ts';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { MetricsStore } from '#renderer/stores/metrics-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import type { PartnersStore } from '#renderer/stores/partners-store.ts';
import type { RefreshStore } from '#renderer/stores/refresh-store.ts';
import type { SensitivityStore } from '#renderer/stores/sensitivity-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { ViewStore } from '#renderer/stores/view-store.ts';
import type { GrantedFile } from '#shared/ipc/shell-contract.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { followLines } from '#shared/scoring/follow-lines.ts';
import { unweighedMetrics, weighMetrics } from '#shared/scoring/weigh-metrics.ts';
import { counted } from './counted.ts';
import { Overview } from './overview.tsx';
import { ImportWizardView } from './wizard/import-wizard-view.tsx';

type DataPlaceProps = {
  readonly store: ImportStore;
  readonly scoring: ScoringStore;
  readonly metrics: MetricsStore;
  readonly partners: PartnersStore;
  readonly refresh: RefreshStore;
  readonly lineage: LineageStore;
  readonly quality: QualityStore;
  readonly sensitivity: SensitivityStore;
  readonly view: ViewStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot | null;
  /** Asks the shell for the path of a dropped file; null where it is of no kind that is read. */
  readonly grantFile: (file: File) => Promise<GrantedFile | null>;
  readonly onOpenPlace: (place: 'portfolio' | 'model') => void;
};

/** Where the figures come from: tabs about the data, and the wizard that brings it in. */
export const DataPlace = (props: DataPlaceProps) => {
  const {
    store,
    scoring,
    metrics,
    partners,
    refresh,
    lineage,
    quality,
    sensitivity,
    view,
    workspace,
    snapshot,
    grantFile,
    onOpenPlace,
  } = props;
  const isOpen = useStoreState(store, (state) => state.isOpen);
  const wizard = useStoreState(store, (state) => state.wizard);
  const { actions } = store;

  const takeDropped = async (files: readonly File[]): Promise<void> => {
    const granted = await Promise.all(files.map(grantFile));
    const paths = granted.flatMap((each) => (each?.kind === 'data' ? [each.path] : []));
    const ignored = files.filter((_, place) => granted[place]?.kind !== 'data');
    const names = ignored.map(({ name }) => name);
    if (paths.length > 0) await actions.takeFiles(paths, names);
    else actions.refuse(names[0] ?? '');
  };

  const repeat = async (run: ImportRun): Promise<void> => {
    await actions.open();
    await actions.takeRecipe(run.recipe, `${run.sourceName} · ${run.fileName}`);
    await actions.chooseFile();
  };

  const dropOnSource = async (files: readonly File[], run: ImportRun | null): Promise<void> => {
    await actions.open();
    if (run !== null) {
      await actions.takeRecipe(run.recipe, `${run.sourceName} · ${run.fileName}`);
    }
    await takeDropped(files);
  };

  const weigh = (): void => {
    const { recipe } = store.getState().wizard;
    if (recipe === null) return;
    const { name } = recipe.source;
    const left = unweighedMetrics(workspace.model, recipe.metrics).length;
    scoring.actions.edit(`Weigh ${counted(left, 'metric')} of ${name}`, (model) => {
      const weighed = weighMetrics(model, recipe.metrics, name, ulid);
      return snapshot === null ? weighed : followLines(model, weighed, snapshot);
    });
    actions.close();
    onOpenPlace('model');
  };

  return isOpen ? (
    <ImportWizardView
      wizard={wizard}
      actions={actions}
      workspace={workspace}
      onDropFiles={(files) => void takeDropped(files)}
      onLeaveTo={(place) => {
        actions.close();
        if (place !== 'data') onOpenPlace(place);
      }}
      onWeigh={weigh}
    />
  ) : (
    <Overview
      store={store}
      metrics={metrics}
      partners={partners}
      refresh={refresh}
      lineage={lineage}
      quality={quality}
      sensitivity={sensitivity}
      view={view}
      workspace={workspace}
      snapshot={snapshot}
      onImport={() => void actions.open()}
      onRepeat={(run) => void repeat(run)}
      onDropOnSource={(files, run) => void dropOnSource(files, run)}
    />
  );
};
