import type { ReactNode } from 'react';
import classes from './stat.module.css';

type StatProps = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** A quieter figure beside the main one, for example the same count of today. */
  readonly beside?: ReactNode;
};

/** One figure with its name, small enough for a row of many. Stands inside a `dl`. */
export const Stat = ({ label, value, beside }: StatProps) => (
  <div className={classes['stat']}>
    <dt>{label}</dt>
    <dd>
      <span className={classes['value']}>{value}</span>
      {beside !== undefined && <span className={classes['beside']}>{beside}</span>}
    </dd>
  </div>
);
