import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** What a place says while there is nothing in it, and the way out. */
export const EmptyState = ({ icon, title, children, actions }: EmptyStateProps) => (
  <div className={classes['empty']}>
    {icon !== undefined && (
      <div className={classes['icon']} aria-hidden>
        {icon}
      </div>
    )}
    <h2 className={classes['title']}>{title}</h2>
    {children !== undefined && <p className={classes['words']}>{children}</p>}
    {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
  </div>
);
