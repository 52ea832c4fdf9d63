import { Button, NumberInput, Select } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReplaySettings } from '#shared/ladder/replay-figures.ts';
import { reviewMonths, type ReplayPlan } from '#shared/model/ladder-history.ts';
import classes from './replay.module.css';

type ReplayFormProps = {
  readonly plan: ReplayPlan;
  readonly settings: ReplaySettings;
  readonly isRunning: boolean;
  readonly onPlan: (plan: ReplayPlan) => void;
  readonly onSettings: (settings: ReplaySettings) => void;
  readonly onRun: () => void;
};

const periods = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' } as const;

/** Which reviews are replayed, and what counts as a reversal, a cliff and a sound tier. */
export const ReplayForm = (props: ReplayFormProps) => {
  const { plan, settings, isRunning, onPlan, onSettings, onRun } = props;
  const number = (
    label: string,
    value: number,
    span: readonly [number, number],
    onChange: (value: number) => void,
    suffix = '',
  ) => (
    <NumberInput
      size="xs"
      label={label}
      min={span[0]}
      max={span[1]}
      suffix={suffix}
      clampBehavior="strict"
      hideControls
      value={value}
      onChange={(next) => {
        if (typeof next === 'number' && next >= span[0] && next <= span[1]) onChange(next);
      }}
    />
  );
  return (
    <div className={classes['form']}>
      <Select
        size="xs"
        label="A review each"
        allowDeselect={false}
        data={reviewMonths.map((months) => ({ value: String(months), label: periods[months] }))}
        value={String(plan.months)}
        onChange={(text) => {
          const months = reviewMonths.find((each) => String(each) === text);
          if (months !== undefined) onPlan({ ...plan, months });
        }}
      />
      {number('Reviews', plan.reviews, [2, 60], (reviews) =>
        onPlan({ ...plan, reviews: Math.round(reviews) }),
      )}
      {number('Reversal within', settings.within, [1, 60], (within) =>
        onSettings({ ...settings, within: Math.round(within) }),
      )}
      {number('Near a line, points', settings.points, [0, 100], (points) =>
        onSettings({ ...settings, points }),
      )}
      {number(
        'Thin below',
        Number((settings.least * 100).toFixed(4)),
        [0, 100],
        (least) => onSettings({ ...settings, least: least / 100 }),
        ' %',
      )}
      {number(
        'Crowded above',
        Number((settings.most * 100).toFixed(4)),
        [0, 100],
        (most) => onSettings({ ...settings, most: most / 100 }),
        ' %',
      )}
      <Button
        size="xs"
        leftSection={<IconPlayerPlay size={13} />}
        loading={isRunning}
        onClick={onRun}
      >
        Replay
      </Button>
    </div>
  );
};
