import type { ReactNode } from 'react';
import classes from './page-header.module.css';

type PageHeaderProps = {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
};

/** The heading of a place, with what can be done there. */
export const PageHeader = ({ title, description, actions }: PageHeaderProps) => (
  <header className={classes['header']}>
    <div className={classes['words']}>
      <h1 className={classes['title']}>{title}</h1>
      {description !== undefined && <p className={classes['description']}>{description}</p>}
    </div>
    {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
  </header>
);
