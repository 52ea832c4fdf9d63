import { useMemo } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { CatalogueTable } from './catalogue-table.tsx';
import { metricCatalogue } from './metric-catalogue.ts';

type MetricsTabProps = { readonly workspace: Workspace; readonly snapshot: Snapshot | null };

/** The metric catalogue. */
export const MetricsTab = ({ workspace, snapshot }: MetricsTabProps) => {
  const { runs } = workspace;
  const entries = useMemo(
    () => (snapshot === null ? [] : metricCatalogue(snapshot, runs)),
    [snapshot, runs],
  );
  return entries.length === 0 ? (
    <EmptyState title="No metric yet">
      {runs.length === 0
        ? 'A metric is one number per partner, made from the rows of an import.'
        : 'The imports deliver no metric yet, only names and attributes.'}
    </EmptyState>
  ) : (
    <Panel
      title="Metrics"
      description="One number per partner each; criteria of the model judge them."
    >
      <CatalogueTable entries={entries} />
    </Panel>
  );
};
