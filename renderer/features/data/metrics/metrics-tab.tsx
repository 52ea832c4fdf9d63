import { useMemo } from 'react';
import type { MetricsStore } from '#renderer/stores/metrics-store.ts';
import type { ImportStore } from '#renderer/stores/import-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { FormulaSection } from '../formulas/formula-section.tsx';
import { CatalogueTable } from './catalogue-table.tsx';
import { metricCatalogue } from './metric-catalogue.ts';
import { RatesPanel } from './rates-panel.tsx';

type MetricsTabProps = {
  readonly store: ImportStore;
  readonly metrics: MetricsStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot | null;
  readonly openedAt: string | null;
};

/** The metric catalogue, the formulas that add to it, and the rates of currencies. */
export const MetricsTab = ({ store, metrics, workspace, snapshot, openedAt }: MetricsTabProps) => {
  const { runs, rates, isReadOnly } = workspace;
  const entries = useMemo(
    () => (snapshot === null ? [] : metricCatalogue(snapshot, runs)),
    [snapshot, runs],
  );
  return (
    <>
      {entries.length === 0 ? (
        <EmptyState title="No metric yet">
          {runs.length === 0
            ? 'A metric is one number per partner, made from the rows of an import.'
            : 'The imports deliver no metric yet, only names and attributes.'}
        </EmptyState>
      ) : (
        <>
          <Panel
            title="Metrics"
            description="One number per partner each; criteria of the model judge them."
          >
            <CatalogueTable
              entries={entries}
              openedAt={openedAt}
              isReadOnly={isReadOnly}
              describe={metrics.actions.describe}
            />
          </Panel>
          {snapshot !== null && (
            <FormulaSection store={metrics} workspace={workspace} snapshot={snapshot} />
          )}
        </>
      )}
      <RatesPanel rates={rates} isReadOnly={isReadOnly} actions={store.actions} />
    </>
  );
};
