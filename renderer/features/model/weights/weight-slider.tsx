import { ActionIcon, NumberInput, Slider, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { memo, useMemo, useRef, type ReactNode } from 'react';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { formatPercent } from '#renderer/ui/format.ts';
import { setLocked, type WeightedNodeId } from '#shared/scoring/set-weight.ts';
import classes from '../model.module.css';

type WeightSliderProps = {
  readonly id: WeightedNodeId;
  readonly name: string;
  /** Share of its siblings, 0..1. */
  readonly weight: number;
  /** The weight before this change, marked on the track. */
  readonly savedWeight: number | undefined;
  readonly locked: boolean;
  readonly actions: ScoringActions;
  /** Further controls at the end of the row. */
  readonly tools?: ReactNode;
};

/** As shown: per cent with one decimal. */
const percentOf = (weight: number): number => Math.round(weight * 1000) / 10;

/** One slider moves all its siblings; a row whose shown number stays is not drawn again. */
const isShownAlike = (
  { weight, ...before }: WeightSliderProps,
  { weight: nextWeight, ...after }: WeightSliderProps,
): boolean =>
  percentOf(weight) === percentOf(nextWeight) &&
  before.id === after.id &&
  before.name === after.name &&
  before.savedWeight === after.savedWeight &&
  before.locked === after.locked &&
  before.actions === after.actions &&
  before.tools === after.tools;

/** One weight: drag, arrow keys (Shift by ten), a typed number, and a lock. */
export const WeightSlider = memo((props: WeightSliderProps) => {
  const { id, name, weight, savedWeight, locked, actions, tools } = props;
  const by = useRef<'pointer' | 'keyboard'>('pointer');
  const shown = percentOf(weight);
  const label = (percent: number): string => `Set ${name} to ${formatPercent(percent / 100)}`;
  const take = (percent: number): void => {
    actions.previewWeight(id, percent / 100);
    actions.commitWeight(label(percent), 'pointer');
  };
  const lock = useMemo(
    () => (
      <Tooltip label={locked ? 'Unlock: give way to others again' : 'Lock: never give way'}>
        <ActionIcon
          size="sm"
          variant="subtle"
          color={locked ? 'accent' : 'gray'}
          aria-pressed={locked}
          aria-label={`Lock ${name}`}
          onClick={() =>
            actions.edit(`${locked ? 'Unlock' : 'Lock'} ${name}`, (model) =>
              setLocked(model, id, !locked),
            )
          }
        >
          {locked ? <IconLock size={14} /> : <IconLockOpen size={14} />}
        </ActionIcon>
      </Tooltip>
    ),
    [id, name, locked, actions],
  );
  return (
    <div className={classes['weight']}>
      <span className={classes['name']} title={name}>
        {name}
      </span>
      <div
        onPointerDownCapture={() => {
          by.current = 'pointer';
        }}
        onKeyDownCapture={(event) => {
          by.current = 'keyboard';
          const step = { ArrowRight: 10, ArrowUp: 10, ArrowLeft: -10, ArrowDown: -10 }[event.key];
          if (event.shiftKey && step !== undefined) {
            event.preventDefault();
            event.stopPropagation();
            const next = Math.min(100, Math.max(0, shown + step));
            actions.previewWeight(id, next / 100);
            actions.commitWeight(label(next), 'keyboard');
          }
        }}
      >
        <Slider
          size="sm"
          min={0}
          max={100}
          step={1}
          value={shown}
          disabled={locked}
          label={(percent) => formatPercent(percent / 100)}
          thumbLabel={`Weight of ${name}`}
          thumbValueText={(percent) => formatPercent(percent / 100)}
          marks={savedWeight === undefined ? [] : [{ value: savedWeight * 100 }]}
          onChange={(percent) => actions.previewWeight(id, percent / 100)}
          onChangeEnd={(percent) => actions.commitWeight(label(percent), by.current)}
        />
      </div>
      <NumberInput
        size="xs"
        aria-label={`Weight of ${name} in per cent`}
        value={shown}
        min={0}
        max={100}
        step={1}
        decimalScale={1}
        suffix=" %"
        hideControls
        disabled={locked}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={(event) => {
          const typed = Number.parseFloat(event.currentTarget.value.replace(',', '.'));
          if (Number.isFinite(typed) && Math.abs(typed - shown) > 0.049) take(typed);
        }}
      />
      <span className={classes['tools']}>
        {lock}
        {tools}
      </span>
    </div>
  );
}, isShownAlike);
