import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen, IconRestore } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { setLocked, setWeight, type WeightedNodeId } from '#shared/scoring/set-weight.ts';
import { weightIn } from '#shared/scoring/weights/reset-weights.ts';
import { WeightField, type WeightFieldHandle } from './weight-field.tsx';
import { WeightTrack, type WeightTrackHandle } from './weight-track.tsx';
import type { EarlierWeights } from './earlier-weights.ts';
import { beyondReach, type Reach } from './reach-words.ts';
import classes from '../model.module.css';

type WeightSliderProps = {
  readonly id: WeightedNodeId;
  readonly name: string;
  /** The weight before this change, marked on the track. */
  readonly savedWeight: number | undefined;
  /** What it can be reset to; null for nothing. */
  readonly earlier: EarlierWeights | null;
  readonly locked: boolean;
  /** Where locks and limits let it go. */
  readonly reach: Reach;
  readonly store: ScoringStore;
  /** What its number is: a share of its siblings, or points that a deduction takes off at most. */
  readonly unit?: '%' | 'points';
  /** Further controls at the end of the row. */
  readonly tools?: ReactNode;
};

/** As shown: per cent with one decimal. */
const percentOf = (weight: number): number => Math.round(weight * 1000) / 10;

const weightsById = new WeakMap<ScoringModel, ReadonlyMap<string, number>>();

/** The weights of a model by id, gathered once for all sliders that look one up in a frame. */
const weightsOf = (model: ScoringModel): ReadonlyMap<string, number> => {
  const known = weightsById.get(model);
  if (known !== undefined) return known;
  const weights = new Map<string, number>(
    model.dimensions.flatMap((dimension) => [
      [dimension.id, dimension.weight] as const,
      ...dimension.criteria.map(({ id, weight }) => [id, weight] as const),
    ]),
  );
  weightsById.set(model, weights);
  return weights;
};

/** The weight of a dimension or criterion as shown; null for one that is gone. */
const weightOf = (model: ScoringModel | null, id: WeightedNodeId): number | null =>
  model === null ? null : (weightsOf(model).get(id) ?? null);

/**
 * One weight: drag, arrow keys (Shift by ten), a typed number, and a lock. The number and the thumb
 * follow the store past React: a drag moves every sibling in every frame.
 */
export const WeightSlider = memo((props: WeightSliderProps) => {
  const { id, name, savedWeight, earlier, locked, reach, store, tools, unit = '%' } = props;
  const { actions } = store;
  const track = useRef<WeightTrackHandle>(null);
  const field = useRef<WeightFieldHandle>(null);
  const reset = useRef<HTMLButtonElement>(null);
  const earlierWeight = useMemo(
    () => (earlier === null ? null : weightIn(earlier.model, id)),
    [earlier, id],
  );
  const label = (percent: number): string =>
    unit === '%'
      ? `Set ${name} to ${formatNumber(percent, 1)} %`
      : `Let ${name} take up to ${percent} points off`;

  useEffect(() => {
    let shown = -1;
    const draw = (): void => {
      const weight = weightOf(store.getState().model, id);
      const percent = weight === null ? shown : percentOf(weight);
      if (percent === shown) return;
      shown = percent;
      track.current?.show(percent);
      field.current?.show(percent);
      if (reset.current !== null) {
        const isSame = earlierWeight === null || percent === percentOf(earlierWeight);
        reset.current.style.visibility = isSame ? 'hidden' : 'visible';
      }
    };
    draw();
    return store.subscribe(draw);
  }, [store, id, earlierWeight]);

  const take = (percent: number, by: 'pointer' | 'keyboard'): void => {
    actions.previewWeight(id, percent / 100);
    actions.commitWeight(label(percent), by);
  };
  return (
    <div className={classes['weight']}>
      <span className={classes['name']} title={name}>
        {name}
      </span>
      <WeightTrack
        ref={track}
        name={name}
        mark={savedWeight === undefined ? null : savedWeight * 100}
        isDisabled={locked}
        least={reach.least * 100}
        most={reach.most * 100}
        onMove={(percent) => actions.previewWeight(id, percent / 100)}
        onEnd={(percent, by) => actions.commitWeight(label(percent), by)}
      />
      <WeightField
        ref={field}
        name={name}
        isDisabled={locked}
        unit={unit}
        faultOf={(percent) => beyondReach(reach, percent, unit)}
        onTake={take}
      />
      <span className={classes['tools']}>
        <ActionIcon
          ref={reset}
          size="sm"
          variant="subtle"
          color="gray"
          disabled={locked}
          aria-label={`Reset ${name}`}
          title={
            earlier === null || earlierWeight === null
              ? undefined
              : `Back to ${percentOf(earlierWeight)} ${unit === '%' ? '%' : 'points'}, as in ${earlier.name}`
          }
          onClick={() => {
            if (earlier === null || earlierWeight === null) return;
            actions.edit(`Reset ${name} to ${earlier.name}`, (model) =>
              setWeight(model, id, earlierWeight),
            );
          }}
        >
          <IconRestore size={14} />
        </ActionIcon>
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
        {tools}
      </span>
      {reach.note !== null && <span className={classes['note']}>{reach.note}</span>}
    </div>
  );
});
