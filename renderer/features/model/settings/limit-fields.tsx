import { Text } from '@mantine/core';
import { formatPercent } from '#renderer/ui/format.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { WeightLimits } from '#shared/model/weight-limits.ts';
import { checkLimits } from '#shared/scoring/weights/check-limits.ts';
import { boundsOfAll, type Weighted } from '#shared/scoring/weights/weight-reach.ts';
import { NumberField } from '../weights/number-field.tsx';
import classes from '../model.module.css';

type LimitFieldsProps = {
  /** The node whose limits these are, as it is being changed. */
  readonly node: Weighted & { readonly name: string };
  readonly siblings: readonly (Weighted & { readonly name: string })[];
  readonly onChange: (limits: WeightLimits) => void;
};

type DeductionLimitsProps = {
  readonly limits: WeightLimits;
  readonly onChange: (limits: WeightLimits) => void;
};

/** Between how many points a deduction must stay; it shares its weight with nobody. */
export const DeductionLimits = ({ limits, onChange }: DeductionLimitsProps) => (
  <>
    <div className={classes['pair']}>
      <NumberField
        label="Takes off at least (points)"
        min={0}
        max={100}
        value={percentOf(limits.least)}
        onChange={(points) => onChange({ ...limits, least: points / 100 })}
      />
      <NumberField
        label="Takes off at most (points)"
        min={0}
        max={100}
        value={percentOf(limits.most)}
        onChange={(points) => onChange({ ...limits, most: points / 100 })}
      />
    </div>
    <Text fz="xs" c="dimmed">
      Its slider stops there: what it takes from a partner for whom every criterion is worth 0.
    </Text>
    {limits.least > limits.most && (
      <ul className={classes['findings']}>
        <li data-severity="error" role="alert">
          The least must not be above the most.
        </li>
      </ul>
    )}
  </>
);

const percentOf = (share: number): number => Math.round(share * 1000) / 10;

/** Between which weights one node must stay, what its siblings leave, and whether that goes together. */
export const LimitFields = ({ node, siblings, onChange }: LimitFieldsProps) => {
  const { limits } = node.rules;
  const others = siblings.filter(({ id }) => id !== node.id);
  const bounds = boundsOfAll(others);
  const faults = checkLimits(
    null,
    'these siblings',
    siblings.map((sibling) => (sibling.id === node.id ? node : sibling)),
  ).filter(({ severity }) => severity === 'error');
  return (
    <>
      <div className={classes['pair']}>
        <NumberField
          label="Weighs at least (%)"
          min={0}
          max={100}
          value={percentOf(limits.least)}
          onChange={(percent) => onChange({ ...limits, least: percent / 100 })}
        />
        <NumberField
          label="Weighs at most (%)"
          min={0}
          max={100}
          value={percentOf(limits.most)}
          onChange={(percent) => onChange({ ...limits, most: percent / 100 })}
        />
      </div>
      <Text fz="xs" c="dimmed">
        {others.length === 0
          ? 'Without siblings it always weighs 100 %.'
          : `Locks and limits of its siblings leave ${formatPercent(Math.max(0, 1 - bounds.most))} to ${formatPercent(Math.max(0, 1 - bounds.least))}. Sliders stop at the limits, and what a sibling cannot give the others do.`}
      </Text>
      {faults.length > 0 && (
        <ul className={classes['findings']}>
          {faults.map(({ message }) => (
            <li key={message} data-severity="error" role="alert">
              {unbroken(message)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Whether limits can be kept by all siblings at once. */
export const areLimitsPossible = (
  node: Weighted & { readonly name: string },
  siblings: readonly (Weighted & { readonly name: string })[],
): boolean =>
  !checkLimits(
    null,
    '',
    siblings.map((sibling) => (sibling.id === node.id ? node : sibling)),
  ).some(({ severity }) => severity === 'error');
