import type { ImportStore } from '#renderer/stores/import-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Workspace } from '#shared/model/workspace.ts';
import { QualityPanel } from './quality-panel.tsx';

type QualityTabProps = { readonly store: ImportStore; readonly workspace: Workspace };

/** What may be doubted about the imports and their metrics. */
export const QualityTab = ({ store, workspace }: QualityTabProps) =>
  workspace.runs.length === 0 ? (
    <EmptyState title="Nothing to judge yet">
      Each import gets a scorecard: gaps, outliers, constant numbers, repeated keys, jumps.
    </EmptyState>
  ) : (
    <QualityPanel runs={workspace.runs} readQuality={store.actions.readQuality} />
  );
