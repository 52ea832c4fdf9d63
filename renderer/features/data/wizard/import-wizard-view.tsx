import { Button, Text } from '@mantine/core';
import { useDeferredValue, useEffect, useState } from 'react';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { nextStep, stepBefore } from './next-step.ts';
import { StepBar } from './step-bar.tsx';
import { WizardBody } from './wizard-body.tsx';
import { WorkNotice } from './work-notice.tsx';
import classes from './wizard.module.css';

type ImportWizardViewProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  readonly workspace: Workspace;
  readonly onDropFiles: (files: readonly File[]) => void;
  readonly onLeaveTo: (place: 'portfolio' | 'model' | 'data') => void;
  readonly onWeigh: () => void;
};

/** The import, one step at a time over the whole place; Ctrl+Enter leads on. */
export const ImportWizardView = ({
  wizard,
  actions,
  workspace,
  onDropFiles,
  onLeaveTo,
  onWeigh,
}: ImportWizardViewProps) => {
  const { step } = wizard;
  const before = stepBefore(wizard);
  // Another step is drawn in pieces between which the page answers; what is typed in one shows at once.
  const drawn = useDeferredValue(wizard);
  const shown = drawn.step === step ? wizard : drawn;

  const [isAsking, setIsAsking] = useState(false);
  const leave = (): void => {
    if (wizard.preview !== null && wizard.outcome === null) setIsAsking(true);
    else onLeaveTo('data');
  };
  const isCommitting = wizard.work?.kind === 'commit';
  const next = nextStep(wizard);
  const why = next?.why ?? null;
  const goOn = (): void => {
    if (next?.isEnabled !== true) return;
    if (next.step === 'commit') void actions.commit();
    else void actions.goTo(next.step);
  };
  // Wherever the focus is: a button that was pressed may be gone by now.
  useEffect(() => {
    const leadOn = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isAsking) return;
      event.preventDefault();
      goOn();
    };
    document.addEventListener('keydown', leadOn);
    return () => document.removeEventListener('keydown', leadOn);
  });

  return (
    <section className={classes['frame']} aria-label="Import">
      {isAsking && (
        <DiscardDialog onDiscard={() => onLeaveTo('data')} onStay={() => setIsAsking(false)} />
      )}
      <div className={classes['bar']}>
        <StepBar wizard={wizard} onGoTo={(to) => void actions.goTo(to)} />
        <Text size="sm" c="dimmed" truncate className={classes['fileName']}>
          {wizard.file?.name}
        </Text>
      </div>
      <WizardBody
        wizard={shown}
        actions={actions}
        workspace={workspace}
        onDropFiles={onDropFiles}
        onLeaveTo={onLeaveTo}
        onWeigh={onWeigh}
      />
      <div className={classes['foot']}>
        <Button variant="subtle" color="gray" disabled={isCommitting} onClick={leave}>
          {wizard.outcome === null ? 'Cancel import' : 'Close'}
        </Button>
        <div className={classes['footMiddle']}>
          {!isCommitting && <WorkNotice wizard={wizard} onCancel={actions.cancel} />}
          {wizard.work === null && wizard.notice === null && why !== null && (
            <Text size="sm" c="dimmed" ta="end" id="why-not-on">
              {why}
            </Text>
          )}
        </div>
        {before !== null && (
          <Button
            variant="default"
            disabled={isCommitting}
            onClick={() => void actions.goTo(before)}
          >
            Back
          </Button>
        )}
        {step === 'check' && wizard.report === null && wizard.work === null && (
          <Button variant="default" onClick={() => void actions.check()}>
            Check again
          </Button>
        )}
        {next !== null && (
          <Button
            disabled={!next.isEnabled}
            aria-describedby={why === null ? undefined : 'why-not-on'}
            onClick={goOn}
          >
            {next.label}
          </Button>
        )}
      </div>
    </section>
  );
};
