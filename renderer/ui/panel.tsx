import type { ReactNode } from 'react';
import { unbroken } from './unbroken.ts';
import classes from './panel.module.css';

type PanelProps = {
  readonly title: string;
  readonly description?: ReactNode;
  /** Controls at the right end of the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The body takes what is left of the height and scrolls by itself. */
  readonly fills?: boolean;
};

/** A titled part of a place. */
export const Panel = ({ title, description, actions, children, fills = false }: PanelProps) => (
  <section className={classes['panel']} data-fills={fills || undefined}>
    <header className={classes['head']}>
      <div>
        <h2 className={classes['title']}>{title}</h2>
        {description !== undefined && (
          <p className={classes['description']}>
            {typeof description === 'string' ? unbroken(description) : description}
          </p>
        )}
      </div>
      {actions}
    </header>
    <div className={classes['body']}>{children}</div>
  </section>
);
