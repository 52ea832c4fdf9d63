import type { ReactNode } from 'react';
import { unbroken } from './unbroken.ts';
import classes from './key-values.module.css';

/** A fact with its name. */
export type KeyValue = { readonly key: string; readonly value: ReactNode };

/** Names on the left, what they stand for on the right. */
export const KeyValues = ({ items }: { readonly items: readonly KeyValue[] }) => (
  <dl className={classes['list']}>
    {items.map(({ key, value }) => (
      <div key={key} className={classes['item']}>
        <dt>{key}</dt>
        <dd>{typeof value === 'string' ? unbroken(value) : value}</dd>
      </div>
    ))}
  </dl>
);
