import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

type PlainTableProps = {
  /** What the table is about, for who cannot see it. */
  readonly label: string;
  /** The row of headings, `<tr>` with `<th scope="col">`. */
  readonly head: ReactNode;
  /** Rows; `data-align="end"` on a cell puts figures to the right, `data-selected` on a
   * row marks it, `data-row-button` on a button makes it the row's name. */
  readonly children: ReactNode;
  /** Height at which the rows begin to scroll under their headings. */
  readonly maxHeight?: number;
};

/** A dense table for dozens of rows; thousands go to the grid. Scrolls sideways by itself. */
export const PlainTable = ({ label, head, children, maxHeight }: PlainTableProps) => (
  // What scrolls must be reachable with the keyboard.
  <div
    className={classes['scroll']}
    style={maxHeight === undefined ? undefined : { maxHeight }}
    role="group"
    aria-label={label}
    tabIndex={0}
  >
    <table className={classes['table']}>
      <thead>{head}</thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
