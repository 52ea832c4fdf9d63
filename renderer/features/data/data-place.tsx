import { Button, Text } from '@mantine/core';
import { IconDatabaseImport, IconFileImport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportActions, ImportStore } from '#renderer/stores/import-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { GrantedFile } from '#shared/ipc/shell-contract.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { CatalogueTable } from './catalogue/catalogue-table.tsx';
import { metricCatalogue } from './catalogue/metric-catalogue.ts';
import { QualityPanel } from './quality/quality-panel.tsx';
import { RunTable } from './runs/run-table.tsx';
import { ImportWizardView } from './wizard/import-wizard-view.tsx';
import classes from './data-place.module.css';

type DataPlaceProps = {
  readonly store: ImportStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot | null;
  /** Asks the shell for the path of a dropped file; null where it is of no kind that is read. */
  readonly grantFile: (file: File) => Promise<GrantedFile | null>;
  readonly onOpenPlace: (place: 'portfolio' | 'model') => void;
};

/** Where the figures come from: imports, the wizard that makes them, and the metric catalogue. */
export const DataPlace = (props: DataPlaceProps) => {
  const { store, workspace, snapshot, grantFile, onOpenPlace } = props;
  const isOpen = useStoreState(store, (state) => state.isOpen);
  const wizard = useStoreState(store, (state) => state.wizard);
  const { actions } = store;

  const takeDropped = async (file: File): Promise<void> => {
    const granted = await grantFile(file);
    if (granted?.kind === 'data') await actions.takeFile(granted.path);
    else actions.refuse(file.name);
  };

  const repeat = async (run: ImportRun): Promise<void> => {
    await actions.open();
    await actions.takeRecipe(run.recipe, `${run.sourceName} · ${run.fileName}`);
    await actions.chooseFile();
  };

  return isOpen ? (
    <ImportWizardView
      wizard={wizard}
      actions={actions}
      workspace={workspace}
      onDropFile={(file) => void takeDropped(file)}
      onLeaveTo={(place) => {
        actions.close();
        if (place !== 'data') onOpenPlace(place);
      }}
    />
  ) : (
    <Overview
      workspace={workspace}
      snapshot={snapshot}
      readQuality={actions.readQuality}
      onImport={() => void actions.open()}
      onRepeat={(run) => void repeat(run)}
    />
  );
};

type OverviewProps = Pick<DataPlaceProps, 'workspace' | 'snapshot'> & {
  readonly readQuality: ImportActions['readQuality'];
  readonly onImport: () => void;
  readonly onRepeat: (run: ImportRun) => void;
};

const Overview = ({ workspace, snapshot, readQuality, onImport, onRepeat }: OverviewProps) => {
  const { runs, isReadOnly } = workspace;
  const entries = useMemo(
    () => (snapshot === null ? [] : metricCatalogue(snapshot, runs)),
    [snapshot, runs],
  );
  const importButton = (
    <Button
      leftSection={<IconFileImport size={16} />}
      onClick={onImport}
      disabled={isReadOnly}
      title={isReadOnly ? 'This workspace is open for reading only' : undefined}
    >
      Import file…
    </Button>
  );

  if (runs.length === 0) {
    return (
      <div className={classes['place']}>
        <PageHeader title="Data" />
        <EmptyState
          icon={<IconDatabaseImport size={40} stroke={1.25} />}
          title="No data yet"
          actions={importButton}
        >
          Import what sales, finance, marketing, product and customer success already have: a CSV or
          XLSX file with one or many rows per partner. You see how it is read, what it becomes and
          what would be rejected before anything is written.
        </EmptyState>
      </div>
    );
  }

  const partners = snapshot?.partnerKeys.length ?? 0;
  return (
    <div className={classes['place']}>
      <PageHeader
        title="Data"
        description={`${formatCount(partners)} partners, ${formatCount(entries.length)} metrics from ${formatCount(runs.length)} ${runs.length === 1 ? 'import' : 'imports'}`}
        actions={importButton}
      />
      <div className={classes['scroll']}>
        <Panel
          title="Imports"
          description="Of two imports that know the same metric of a partner, the newer counts."
        >
          <RunTable runs={runs} onRepeat={onRepeat} isReadOnly={isReadOnly} />
        </Panel>
        <Panel
          title="Metrics"
          description="One number per partner each; criteria of the model judge them."
        >
          {entries.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              The imports deliver no metric yet, only names and attributes.
            </Text>
          ) : (
            <CatalogueTable entries={entries} />
          )}
        </Panel>
        <QualityPanel runs={runs} readQuality={readQuality} />
      </div>
    </div>
  );
};
