import { Fragment, type ReactNode } from 'react';
import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';
import classes from './by-ladder.module.css';

type ByLadderProps<T> = {
  readonly groups: readonly TierGroup<T>[];
  /** What stands in the list for a tier. */
  readonly children: (tier: T, index: number) => ReactNode;
  /** How many columns a row of the table has; without it the tiers stand beside each other. */
  readonly columns?: number;
};

/** Lists tiers ladder by ladder, each ladder under its name; one ladder alone has none and is a plain list. */
export function ByLadder<T>({ groups, children, columns }: ByLadderProps<T>) {
  return groups.map(({ heading, tiers }) => {
    const items = tiers.map(({ tier, index }) => (
      <Fragment key={index}>{children(tier, index)}</Fragment>
    ));
    const key = tiers[0]?.index;
    if (heading === null) return <Fragment key={key}>{items}</Fragment>;
    return columns === undefined ? (
      <div key={key} className={classes['together']} role="group" aria-label={heading}>
        <span className={classes['ladder']} title={heading} aria-hidden>
          {heading}
        </span>
        {items}
      </div>
    ) : (
      <Fragment key={key}>
        <tr className={classes['row']}>
          <th scope="colgroup" colSpan={columns} title={heading}>
            {heading}
          </th>
        </tr>
        {items}
      </Fragment>
    );
  });
}

type LadderHeadsProps = {
  readonly groups: readonly TierGroup<unknown>[];
  /** Columns that stand left and right of those of the tiers. */
  readonly before: number;
  readonly after: number;
};

/** The row over headings that are tiers: the name of each ladder over its own; nothing with one ladder alone. */
export const LadderHeads = ({ groups, before, after }: LadderHeadsProps) =>
  groups.every(({ heading }) => heading === null) ? null : (
    <tr>
      {before > 0 && <td colSpan={before} />}
      {groups.map(({ heading, tiers }) => (
        <th
          key={tiers[0]?.index}
          scope="colgroup"
          colSpan={tiers.length}
          className={classes['over']}
          title={heading ?? undefined}
        >
          {heading}
        </th>
      ))}
      {after > 0 && <td colSpan={after} />}
    </tr>
  );
