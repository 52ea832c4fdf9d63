import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { QualityState, QualityStore } from '#renderer/stores/quality-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
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
  const { report, cards, error, work } = useStoreState(quality, (state) => state);
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
      {work !== null && <Judging work={work} onCancel={actions.cancel} />}
      {work === null && error !== null && (
        <NotJudged error={error} hasReport={report !== null} onRead={() => void actions.read()} />
      )}
      {report !== null && (
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

type JudgingProps = {
  readonly work: NonNullable<QualityState['work']>;
  readonly onCancel: () => void;
};

/** Shown once the engine says that it takes a while: most readings are over before. */
const Judging = ({ work: { progress }, onCancel }: JudgingProps) =>
  progress !== null && (
    <WorkProgress
      label={progress.label}
      share={progress.total === null ? null : progress.done / Math.max(1, progress.total)}
      onCancel={onCancel}
    />
  );

type NotJudgedProps = {
  readonly error: AppError;
  readonly hasReport: boolean;
  readonly onRead: () => void;
};

/** A reading that was stopped or failed, and the way to begin it again. */
const NotJudged = ({ error, hasReport, onRead }: NotJudgedProps) => {
  const again = (
    <Button size="compact-sm" variant="default" onClick={onRead}>
      Try again
    </Button>
  );
  if (error.type !== 'Cancelled') {
    return <ErrorPanel error={error} action={again} />;
  }
  return hasReport ? (
    <Notice
      tone="warning"
      icon={<IconAlertTriangle size={18} />}
      title="Judging was stopped"
      role="status"
    >
      <Group gap="sm">
        <Text size="sm">What stands below may be from before a change.</Text>
        {again}
      </Group>
    </Notice>
  ) : (
    <EmptyState title="Judging was stopped" actions={again}>
      Nothing is judged yet. What was looked at is remembered, so the next try goes on from there.
    </EmptyState>
  );
};
