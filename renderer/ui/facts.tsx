import { unbroken } from './unbroken.ts';
import classes from './facts.module.css';

/** One figure with its name; `warning` draws the eye to it. */
export type Fact = {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'warning' | undefined;
};

/** A row of figures, read as a list of names and values. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={classes['facts']}>
    {facts.map(({ label, value, tone }) => (
      <div key={label} className={classes['fact']} data-tone={tone}>
        <dt>{label}</dt>
        <dd>{unbroken(value)}</dd>
      </div>
    ))}
  </dl>
);
