import { Text, Title, VisuallyHidden } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { modelSentence } from '#shared/scoring/model-sentence.ts';
import { unweighedMetrics } from '#shared/scoring/weigh-metrics.ts';
import { CheckStep } from '../check/check-step.tsx';
import { CommitStep } from '../commit/commit-step.tsx';
import { FileStep } from '../file/file-step.tsx';
import { MapStep } from '../map/map-step.tsx';
import { ReadStep } from '../read/read-step.tsx';
import { FilesNotice } from './files-notice.tsx';
import { stepNames } from './step-names.ts';
import classes from './wizard.module.css';

type WizardBodyProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  readonly workspace: Workspace;
  readonly onDropFiles: (files: readonly File[]) => void;
  readonly onLeaveTo: (place: 'portfolio' | 'model' | 'data') => void;
  /** Weighs the metrics of the import that no criterion reads yet, and goes to Model. */
  readonly onWeigh: () => void;
};

/** The step that is shown; drawn again only where the wizard or the workspace is another. */
export const WizardBody = memo(
  ({ wizard, actions, workspace, onDropFiles, onLeaveTo, onWeigh }: WizardBodyProps) => {
    const heading = useRef<HTMLHeadingElement>(null);
    const { step } = wizard;
    // Whoever works by keyboard or ear starts each step at its beginning. Focus asks for the layout, which
    // the next frame makes anyway.
    useEffect(() => {
      const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
      return () => cancelAnimationFrame(frame);
    }, [step]);
    const { runs, model } = workspace;
    const metrics = wizard.recipe?.metrics ?? [];
    const unweighed = unweighedMetrics(model, metrics).length;
    return (
      <div className={classes['body']}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes['heading']}>
          <VisuallyHidden>Import: </VisuallyHidden>
          {stepNames[step].name}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {stepNames[step].task}
        </Text>
        {wizard.error !== null && (
          <div className={classes['error']}>
            <ErrorPanel error={wizard.error} />
          </div>
        )}
        {(step === 'read' || step === 'check') && (
          <FilesNotice wizard={wizard} onShowFiles={() => void actions.goTo('file')} />
        )}
        {step === 'file' && (
          <FileStep wizard={wizard} actions={actions} runs={runs} onDropFiles={onDropFiles} />
        )}
        {step === 'read' && <ReadStep wizard={wizard} actions={actions} />}
        {step === 'map' && <MapStep wizard={wizard} actions={actions} runs={runs} />}
        {step === 'check' && <CheckStep wizard={wizard} actions={actions} runs={runs} />}
        {step === 'commit' && (
          <CommitStep
            wizard={wizard}
            actions={actions}
            modelSentence={modelSentence(
              model,
              metrics,
              unweighed === 1
                ? 'weigh it too, or leave it as it is'
                : 'weigh them too, or leave them as they are',
            )}
            unweighed={unweighed}
            onWeigh={onWeigh}
            onLeaveTo={onLeaveTo}
          />
        )}
      </div>
    );
  },
  // The handlers are made anew at each drawing but do the same.
  (before, now) => before.wizard === now.wizard && before.workspace === now.workspace,
);
