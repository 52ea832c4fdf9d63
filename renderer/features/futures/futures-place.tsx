import { Button, SegmentedControl } from '@mantine/core';
import { IconReport, IconTimeline } from '@tabler/icons-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesStore } from '#renderer/stores/futures-store.ts';
import type { TakeawayStore } from '#renderer/stores/takeaway-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { settledWords } from '#shared/ladder/settle-ladder.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { HeatMapView } from './compare/heat-map-view.tsx';
import { ConditionsView } from './conditions/conditions-view.tsx';
import { DriversView } from './drivers/drivers-view.tsx';
import { EnsembleView } from './ensemble/ensemble-view.tsx';
import { PlansView } from './plans/plans-view.tsx';
import { ScenariosView } from './scenarios/scenarios-view.tsx';
import { SignpostsView } from './signposts/signposts-view.tsx';
import { ReportDialog } from './take/report-dialog.tsx';
import { TakeContext } from './take/take-context.ts';
import classes from './futures.module.css';

type FuturesPlaceProps = {
  readonly store: FuturesStore;
  readonly ensembles: EnsembleStore;
  readonly takeaway: TakeawayStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot | null;
  readonly onOpenPlace: (place: 'data' | 'model') => void;
};

const views = [
  'scenarios',
  'drivers',
  'compare',
  'ensemble',
  'conditions',
  'plans',
  'signposts',
] as const;
type View = (typeof views)[number];

const viewNames: Readonly<Record<View, string>> = {
  scenarios: 'Scenarios',
  drivers: 'Drivers',
  compare: 'Heat map',
  ensemble: 'Ensemble',
  conditions: 'Conditions',
  plans: 'Plans',
  signposts: 'Signposts',
};

/** Tiers in other futures: drivers, what they do to whom, and named scenarios beside today. */
export const FuturesPlace = (props: FuturesPlaceProps) => {
  const { store, ensembles, takeaway, workspace, snapshot, onOpenPlace } = props;
  const state = useStoreState(store, (all) => all);
  // An empty place begins where something can be made, and stays there while it is made.
  const [view, setView] = useState<View>(() =>
    workspace.futures.drivers.length === 0 ? 'drivers' : 'scenarios',
  );
  useLayoutEffect(() => store.actions.watch(), [store]);
  const { futures, saveError } = state;
  const { run, question } = useStoreState(ensembles, (all) => all);
  const runId = run?.id ?? null;
  const take = useMemo(
    () => ({ actions: takeaway.actions, workspace, runId, question }),
    [takeaway, workspace, runId, question],
  );
  const findings = useMemo(
    () => (snapshot === null ? [] : checkFutures(futures, snapshot, workspace.model)),
    [futures, snapshot, workspace.model],
  );
  const openReport = async (): Promise<void> => {
    // Which runs are kept may not have been asked yet.
    await ensembles.actions.read();
    const asked = ensembles.getState();
    await takeaway.actions.openReport({
      ...{ scenarioId: null, runId: asked.run?.id ?? null, question: asked.question },
    });
  };
  const hasPartners = snapshot !== null && snapshot.partnerKeys.length > 0;
  const hasCriteria = workspace.model.dimensions.some(({ criteria }) => criteria.length > 0);

  if (!hasPartners || !hasCriteria) {
    return (
      <div className={classes['place']}>
        <PageHeader title="Futures" />
        <EmptyState
          icon={<IconTimeline size={40} stroke={1.25} />}
          title={hasPartners ? 'No criterion to judge by yet' : 'No partners yet'}
          actions={
            <Button onClick={() => onOpenPlace(hasPartners ? 'model' : 'data')}>
              {hasPartners ? 'Go to Model' : 'Go to Data'}
            </Button>
          }
        >
          {hasPartners
            ? 'A future changes scores through the criteria of the model. Add criteria first.'
            : 'Import partners and their metrics first; then try their tiers in other futures.'}
        </EmptyState>
      </div>
    );
  }

  return (
    <TakeContext value={take}>
      <div className={classes['place']}>
        <PageHeader
          title="Futures"
          description={`What the tiers would be if the world turned out differently; the model stays as it is.${isTimed(workspace.model) ? ` ${settledWords}` : ''}`}
          actions={
            <>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconReport size={15} />}
                disabled={futures.drivers.length === 0}
                onClick={() => void openReport()}
              >
                Report…
              </Button>
              <SegmentedControl
                size="xs"
                aria-label="View"
                data={views.map((value) => ({ value, label: viewNames[value] }))}
                value={view}
                onChange={(value) => setView(views.find((each) => each === value) ?? 'scenarios')}
              />
            </>
          }
        />
        {saveError !== null && (
          <div className={classes['error']}>
            <ErrorPanel error={saveError} onClose={store.actions.dismissError} />
          </div>
        )}
        <ReportDialog store={takeaway} workspace={workspace} />
        <div className={classes['view']}>
          {view === 'scenarios' && (
            <ScenariosView store={store} state={state} findings={findings} />
          )}
          {view === 'drivers' && (
            <DriversView store={store} state={state} snapshot={snapshot} findings={findings} />
          )}
          {view === 'compare' && (
            <HeatMapView ensembles={ensembles} state={state} revision={workspace.revision} />
          )}
          {view === 'ensemble' && (
            <EnsembleView
              store={ensembles}
              futuresStore={store}
              state={state}
              revision={workspace.revision}
              isReadOnly={workspace.isReadOnly}
              onAskWhen={() => setView('conditions')}
            />
          )}
          {view === 'signposts' && (
            <SignpostsView
              store={store}
              ensembles={ensembles}
              state={state}
              data={JSON.stringify([workspace.dataRevision, workspace.knownOn])}
            />
          )}
          {view === 'plans' && (
            <PlansView
              store={store}
              ensembles={ensembles}
              state={state}
              revision={workspace.revision}
            />
          )}
          {view === 'conditions' && (
            <ConditionsView
              store={ensembles}
              state={state}
              revision={workspace.revision}
              onRun={() => setView('ensemble')}
            />
          )}
        </div>
      </div>
    </TakeContext>
  );
};
