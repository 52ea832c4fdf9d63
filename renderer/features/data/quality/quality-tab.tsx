import { Text } from '@mantine/core';
import { useEffect } from 'react';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { AlertsPanel } from './alerts-panel.tsx';
import { ControlsPanel } from './controls-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';

type QualityTabProps = {
  readonly quality: QualityStore;
  readonly workspace: Workspace;
  readonly onOpenTab: (tab: QualityAlert['mend']['tab'], at: string) => void;
};

/** What may be doubted about the imports, their metrics and partners, and what was said of it. */
export const QualityTab = ({ quality, workspace, onOpenTab }: QualityTabProps) => {
  const { report, cards, error } = useStoreState(quality, (state) => state);
  const { actions } = quality;
  const { revision, isReadOnly, runs } = workspace;
  useEffect(() => {
    void actions.read();
  }, [actions, revision]);
  if (runs.length === 0) {
    return (
      <EmptyState title="Nothing to judge yet">
        Each import gets a scorecard: gaps, outliers, constant numbers, repeated keys, jumps.
      </EmptyState>
    );
  }
  return (
    <>
      {error !== null && <ErrorPanel error={error} />}
      {report === null ? (
        error === null && (
          <Text size="sm" c="dimmed" p="md" role="status">
            Judging the data
          </Text>
        )
      ) : (
        <>
          <AlertsPanel
            report={report}
            isReadOnly={isReadOnly}
            actions={actions}
            onMend={({ tab, at }) => onOpenTab(tab, at)}
          />
          <ControlsPanel report={report} isReadOnly={isReadOnly} actions={actions} />
          <QualityPanel runs={runs} cards={cards} thresholds={report.thresholds} />
        </>
      )}
    </>
  );
};
