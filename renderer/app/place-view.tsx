import { Button } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { PortfolioPlace } from '#renderer/features/portfolio/portfolio-place.tsx';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { Place } from '#renderer/stores/view-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { Workspace } from '#shared/model/workspace.ts';
import type { AppParts } from './app-parts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { DataPlace, DecidePlace, FuturesPlace, ModelPlace } from './places.tsx';
import classes from './place-view.module.css';

type PlaceViewProps = { readonly parts: AppParts; readonly workspace: Workspace };

/** The one place that is shown; its code is loaded when it is first asked for. */
export const PlaceView = (props: PlaceViewProps) => {
  const place = useStoreState(props.parts.stores.view, (state) => state.place);
  return (
    <ErrorBoundary resetKey={place}>
      <Chosen {...props} place={place} />
    </ErrorBoundary>
  );
};

const Chosen = ({ parts, workspace, place }: PlaceViewProps & { readonly place: Place }) => {
  const { stores, shell, commands } = parts;
  const snapshot = useStoreState(stores.workspace, (state) => state.snapshot);
  const openPlace = (next: Place): void => stores.view.setState({ place: next });
  const isEmpty = snapshot === null || snapshot.partnerKeys.length === 0;

  switch (place) {
    case 'portfolio':
      return isEmpty ? (
        <NoPartners
          place="Portfolio"
          title="No partners yet"
          isReadOnly={workspace.isReadOnly}
          onImport={() => commands.run('import-file')}
        />
      ) : (
        <PortfolioPlace
          scoring={stores.scoring}
          view={stores.view}
          lineage={stores.lineage}
          portfolio={stores.portfolio}
          milestones={stores.milestones}
          quality={stores.quality}
          history={stores.history}
          workspace={workspace}
          snapshot={snapshot}
        />
      );
    case 'data':
      return (
        <DataPlace
          store={stores.imports}
          scoring={stores.scoring}
          metrics={stores.metrics}
          partners={stores.partners}
          refresh={stores.refresh}
          quality={stores.quality}
          lineage={stores.lineage}
          sensitivity={stores.sensitivity}
          view={stores.view}
          workspace={workspace}
          snapshot={snapshot}
          grantFile={shell.grantDroppedFile}
          onOpenPlace={openPlace}
        />
      );
    case 'model':
      return isEmpty ? (
        <NoPartners
          place="Model"
          title="Nothing to weigh yet"
          isReadOnly={workspace.isReadOnly}
          onImport={() => commands.run('import-file')}
        />
      ) : (
        <ModelPlace
          store={stores.scoring}
          versions={stores.versions}
          ladder={stores.ladder}
          milestones={stores.milestones}
          methodology={stores.methodology}
          votes={stores.votes}
          workspace={workspace}
          snapshot={snapshot}
        />
      );
    case 'futures':
      return (
        <FuturesPlace
          store={stores.futures}
          ensembles={stores.ensembles}
          takeaway={stores.takeaway}
          workspace={workspace}
          snapshot={snapshot}
          onOpenPlace={openPlace}
        />
      );
    case 'decide':
      return (
        <DecidePlace
          store={stores.decide}
          cycles={stores.cycles}
          audit={stores.audit}
          letters={stores.letters}
          identities={stores.identities}
          approve={stores.approve}
          quality={stores.quality}
          onOpenQuality={() => stores.view.setState({ place: 'data', dataTab: 'quality' })}
          workspace={workspace}
          snapshot={snapshot}
          grantFile={shell.grantDroppedFile}
          onOpenPlace={openPlace}
        />
      );
  }
};

type NoPartnersProps = {
  readonly place: string;
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly onImport: () => void;
};

const NoPartners = ({ place, title, isReadOnly, onImport }: NoPartnersProps) => (
  <div className={classes['empty']}>
    <PageHeader title={place} />
    <EmptyState
      icon={<IconDatabaseImport size={40} stroke={1.25} />}
      title={title}
      actions={
        <Button disabled={isReadOnly} onClick={onImport}>
          Import file…
        </Button>
      }
    >
      Import a table (CSV, Excel, JSON or Parquet) with one or many rows per partner. You see what
      it becomes before anything is written.
    </EmptyState>
  </div>
);
