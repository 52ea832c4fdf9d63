import type { ReactNode } from 'react';
import classes from './warning-tag.module.css';

/** A short text that should be looked at, readable in both themes. */
export const WarningTag = ({ children }: { readonly children: ReactNode }) => (
  <span className={classes['tag']}>{children}</span>
);
