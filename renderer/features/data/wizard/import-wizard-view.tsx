import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { CheckStep } from '../check/check-step.tsx';
import { CommitStep } from '../commit/commit-step.tsx';
import { FileStep } from '../file/file-step.tsx';
import { MapStep } from '../map/map-step.tsx';
import { ReadStep } from '../read/read-step.tsx';
import { FilesNotice } from './files-notice.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { nextStep, stepBefore } from './next-step.ts';
import { StepBar } from './step-bar.tsx';
import { stepNames } from './step-names.ts';
import { WorkNotice } from './work-notice.tsx';
import classes from './wizard.module.css';

type ImportWizardViewProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  readonly workspace: Workspace;
  readonly onDropFiles: (files: readonly File[]) => void;
  readonly onLeaveTo: (place: 'portfolio' | 'model' | 'data') => void;
};

const mostNamed = 4;

/** Metrics of the import that no criterion reads, in one sentence; empty where all are weighed. */
const unweighed = ({ model }: Workspace, recipe: Recipe | null): string => {
  const weighed = new Set(
    model.dimensions.flatMap(({ criteria }) => criteria.map(({ metricCode }) => metricCode)),
  );
  const names = (recipe?.metrics ?? [])
    .filter(({ code }) => !weighed.has(code))
    .map(({ name }) => name);
  const more = names.length - mostNamed;
  return names.length === 0
    ? ''
    : ` Not weighed yet: ${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}; add criteria for them in Model.`;
};

const criteriaSentence = (workspace: Workspace, recipe: Recipe | null): string => {
  const { model } = workspace;
  const count = model.dimensions.reduce((sum, { criteria }) => sum + criteria.length, 0);
  return `The model now has ${count} ${count === 1 ? 'criterion' : 'criteria'} in ${
    model.dimensions.length
  } ${model.dimensions.length === 1 ? 'dimension' : 'dimensions'}, and ${model.tiers.length} tiers.${unweighed(workspace, recipe)}`;
};

/** The import, one step at a time over the whole place; Ctrl+Enter leads on. */
export const ImportWizardView = ({
  wizard,
  actions,
  workspace,
  onDropFiles,
  onLeaveTo,
}: ImportWizardViewProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { step } = wizard;
  // A step of many columns is drawn in pieces between which the page answers.
  const shown = useDeferredValue(step);
  // Whoever works by keyboard or ear starts each step at its beginning.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [shown]);

  const [isAsking, setIsAsking] = useState(false);
  const leave = (): void => {
    if (wizard.preview !== null && wizard.outcome === null) setIsAsking(true);
    else onLeaveTo('data');
  };
  const isCommitting = wizard.work?.kind === 'commit';
  const next = nextStep(wizard);
  const why = next?.why ?? null;
  const before = stepBefore(wizard);
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
      <div className={classes['body']}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes['heading']}>
          <VisuallyHidden>Import: </VisuallyHidden>
          {stepNames[shown].name}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {stepNames[shown].task}
        </Text>
        {wizard.error !== null && (
          <div className={classes['error']}>
            <ErrorPanel error={wizard.error} />
          </div>
        )}
        {(shown === 'read' || shown === 'check') && (
          <FilesNotice wizard={wizard} onShowFiles={() => void actions.goTo('file')} />
        )}
        {shown === 'file' && (
          <FileStep
            wizard={wizard}
            actions={actions}
            runs={workspace.runs}
            onDropFiles={onDropFiles}
          />
        )}
        {shown === 'read' && <ReadStep wizard={wizard} actions={actions} />}
        {shown === 'map' && <MapStep wizard={wizard} actions={actions} runs={workspace.runs} />}
        {shown === 'check' && (
          <CheckStep
            wizard={wizard}
            actions={actions}
            partnersBefore={Math.max(0, ...workspace.runs.map(({ partners }) => partners))}
          />
        )}
        {shown === 'commit' && (
          <CommitStep
            wizard={wizard}
            actions={actions}
            modelSentence={criteriaSentence(workspace, wizard.recipe)}
            onLeaveTo={onLeaveTo}
          />
        )}
      </div>
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
