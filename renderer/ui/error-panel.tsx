import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/ipc/app-error.ts';
import { unbroken } from './unbroken.ts';
import classes from './error-panel.module.css';

type ErrorPanelProps = {
  readonly error: AppError;
  readonly onClose?: () => void;
  /** A button for what the last sentence advises. */
  readonly action?: ReactNode;
};

/** An expected failure in its four sentences: where, expected, found, and what to do. */
export const ErrorPanel = ({ error, onClose, action }: ErrorPanelProps) => (
  <Alert
    role="alert"
    color="red"
    variant="light"
    icon={<IconAlertTriangle size={18} />}
    title={error.where}
    withCloseButton={onClose !== undefined}
    closeButtonLabel="Dismiss"
    {...(onClose === undefined ? {} : { onClose })}
  >
    <dl className={classes['facts']}>
      <dt>Expected</dt>
      <dd>{unbroken(error.expected)}</dd>
      <dt>Found</dt>
      <dd>{unbroken(error.found)}</dd>
      <dt>What to do</dt>
      <dd>{unbroken(error.remedy)}</dd>
    </dl>
    {action !== undefined && <div className={classes['action']}>{action}</div>}
  </Alert>
);
