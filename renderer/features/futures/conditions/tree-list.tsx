import { Text } from '@mantine/core';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import type { TreeNode } from '#shared/discovery/tree.ts';
import type { Driver } from '#shared/model/futures.ts';
import classes from './conditions.module.css';

type TreeListProps = { readonly node: TreeNode; readonly drivers: readonly Driver[] };

const short = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');

const leafWords = ({ futures, ofInterest }: TreeNode): string =>
  `${formatPercent(ofInterest / futures, 0)} of ${formatCount(futures)} futures break`;

/** A tree as nested sentences, so that it can be read aloud and needs no wide screen. */
export const TreeList = ({ node, drivers }: TreeListProps) => {
  const { split } = node;
  if (split === null) {
    return (
      <Text size="sm" fw={node.ofInterest * 2 > node.futures ? 600 : 400}>
        {leafWords(node)}
      </Text>
    );
  }
  const driver = drivers[split.driver];
  const limit = `${short(split.limit)}${driver === undefined || driver.unit === '' ? '' : ` ${driver.unit}`}`;
  return (
    <ul className={classes['tree']}>
      {(
        [
          ['at most', split.below],
          ['above', split.above],
        ] as const
      ).map(([words, child]) => (
        <li key={words}>
          <Text size="sm">
            {driver?.name} {words} {limit}
          </Text>
          <TreeList node={child} drivers={drivers} />
        </li>
      ))}
    </ul>
  );
};
