import { Button, CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { tierIdsOf } from '#renderer/stores/before-change.ts';
import type { ScoringState, ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { differenceOf } from '#renderer/tiers/bill-words.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import classes from '../model.module.css';

/**
 * What the outline in the distribution of a ladder is and what the change did to tiers and cost, in one line; null
 * where there is nothing to compare. A ladder that was not there before has no outline.
 */
export const beforeWords = (
  { before, result }: Pick<ScoringState, 'before' | 'result'>,
  ladder: string | null,
): string | null => {
  if (before === null || result === null) return null;
  const { tiers } = result.settled.model;
  const cost =
    before.cost === null || result.bill === null
      ? ''
      : `, bill ${differenceOf(before.cost, result.bill.then.total)} ${result.bill.unit}`.trimEnd();
  const outline =
    before.histogramOf(ladder) === null
      ? 'No outline: the ladder was not there before the last change'
      : 'Outline: before the last change';
  // Other tiers than then: their indexes mean something else.
  if (before.tierIds !== tierIdsOf(result)) return `${outline}${cost}`;
  const { up, down, other, across } = compareTiers(before.tiers, result.tiers, tiers);
  const inOrOut =
    (across === 0 ? '' : `, ${formatCount(across)} change ladder`) +
    (other === 0 ? '' : `, ${formatCount(other)} in or out`);
  return `${outline}; since then ${formatCount(up)} rise, ${formatCount(down)} fall${inOrOut}${cost}`;
};

type BeforeLineProps = {
  readonly store: ScoringStore;
  /** The ladder whose distribution is shown; null for the main one. */
  readonly ladder: string | null;
  /** Whether those who moved by it are listed. */
  readonly isListed: boolean;
  readonly onList: (isListed: boolean) => void;
};

/** What the outline in the distribution is; its words follow the store past React in every frame. */
export const BeforeLine = ({ store, ladder, isListed, onList }: BeforeLineProps) => {
  const isShown = useStoreState(store, ({ before }) => before !== null);
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown = '';
    const draw = (): void => {
      const next = beforeWords(store.getState(), ladder) ?? '';
      if (next === shown || words.current === null) return;
      shown = next;
      words.current.textContent = next;
    };
    draw();
    return store.subscribe(draw);
  }, [store, ladder, isShown]);
  // Its room is kept, so that nothing below jumps when a drag begins.
  return (
    <div className={classes['beforeLine']}>
      {isShown && (
        <>
          <span ref={words} className={classes['soft']} />
          <Button
            size="compact-xs"
            variant={isListed ? 'light' : 'subtle'}
            aria-pressed={isListed}
            onClick={() => onList(!isListed)}
          >
            List them
          </Button>
          <CloseButton
            size="xs"
            aria-label="Hide what was before"
            onClick={store.actions.forgetBefore}
          />
        </>
      )}
    </div>
  );
};
