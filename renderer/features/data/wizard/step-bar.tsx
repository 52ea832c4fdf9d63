import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { canGoTo, wizardSteps, type ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { WizardStep } from '#renderer/stores/import-wizard.ts';
import { stepNames } from './step-names.ts';
import classes from './wizard.module.css';

type StepBarProps = {
  readonly wizard: ImportWizard;
  readonly onGoTo: (step: WizardStep) => void;
};

/** The five steps; those that are open can be clicked. */
export const StepBar = ({ wizard, onGoTo }: StepBarProps) => {
  const current = wizardSteps.indexOf(wizard.step);
  return (
    <ol className={classes['steps']} aria-label="Steps of the import">
      {wizardSteps.map((step, index) => {
        const isDone = index < current || wizard.outcome !== null;
        return (
          <li key={step}>
            <UnstyledButton
              className={classes['step']}
              data-state={index === current ? 'current' : isDone ? 'done' : 'ahead'}
              aria-current={index === current ? 'step' : undefined}
              // Writing is the one step that a click on its name must not start.
              disabled={index !== current && (step === 'commit' || !canGoTo(wizard, step))}
              onClick={() => onGoTo(step)}
            >
              <span className={classes['stepMark']} aria-hidden>
                {isDone ? <IconCheck size={12} stroke={3} /> : index + 1}
              </span>
              {stepNames[step].name}
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
};
