import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { tierIdsOf } from '#renderer/stores/before-change.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { MovementMark } from '#renderer/tiers/movement-mark.tsx';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { compareTiers, listMovers, type Movement } from '#shared/scoring/movement.ts';
import classes from '../model.module.css';

/** As many movers as anybody reads; the count above says how many there are. */
const shownMovers = 200;

/** CSS pixels, as the style sheet says. */
const rowHeight = 27;

type MoverTierProps = { readonly tiers: readonly Tier[]; readonly index: number };

const MoverTier = ({ tiers, index }: MoverTierProps) => {
  const tier = tiers[index];
  return (
    <>
      {tier !== undefined && <TierMark tier={tier} index={index} />}
      <span className={classes['word']}>{tier?.name ?? 'none'}</span>
    </>
  );
};

type MoverProps = {
  readonly place: number;
  readonly count: number;
  readonly name: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly tiers: readonly Tier[];
};

/** Drawn again only when somebody else stands here or moves otherwise. */
const MoverRow = memo(({ place, count, name, from, to, tiers }: MoverProps) => (
  <li aria-posinset={place + 1} aria-setsize={count}>
    <MovementMark from={from} to={to} tiers={tiers} />
    <span className={classes['mover']} title={name}>
      {name}
    </span>
    <span className={classes['fromTo']}>
      <MoverTier tiers={tiers} index={from} /> → <MoverTier tiers={tiers} index={to} />
    </span>
  </li>
));

/** How many rows the list has room for, the one that is cut at each end included. */
const useRowsInSight = (list: RefObject<HTMLElement | null>): number => {
  const [rows, setRows] = useState(1);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setRows(Math.ceil(element.clientHeight / rowHeight) + 1),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return rows;
};

/** `Who moves: 45 rise, 67 fall`; with those who change ladder, get a first tier or lose theirs, on one line. */
const moveCounts = ({ up, down, other, across }: Movement): string => {
  const moves = `${formatCount(up)} rise, ${formatCount(down)} fall`;
  const crossing = [
    ...(across === 0 ? [] : [`${formatCount(across)} change ladder`]),
    ...(other === 0 ? [] : [`${formatCount(other)} in or out`]),
  ].join(', ');
  if (crossing === '') return `Who moves: ${moves}`;
  return up + down === 0 ? `Who moves: ${crossing}` : `${moves}, ${crossing}`;
};

type MoversProps = {
  readonly store: ScoringStore;
  readonly tiers: readonly Tier[];
  /** Names of partners by row. */
  readonly names: readonly string[];
  /** Whether tiers are compared with those before the last change, where that is known, and not of today. */
  readonly isByChange: boolean;
};

/** Who would change tier. Only rows in sight are made: they change with every frame of a drag. */
export const Movers = ({ store, tiers, names, isByChange }: MoversProps) => {
  const [first, setFirst] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const inSight = useRowsInSight(list);
  const result = useStoreState(store, (state) => state.result);
  const version = useStoreState(store, (state) => state.version);
  const before = useStoreState(store, (state) => state.before);
  const past =
    isByChange && before !== null && result !== null && before.tierIds === tierIdsOf(result)
      ? before.tiers
      : null;
  const movers = useMemo(
    () =>
      version > 0 && result !== null
        ? listMovers(past ?? result.currentTiers, result.tiers, tiers, shownMovers)
        : [],
    [result, version, past, tiers],
  );
  if (result === null) return null;
  const movement = past === null ? result.movement : compareTiers(past, result.tiers, tiers);
  const count = movers.length;
  const start = Math.min(first, count);
  const end = Math.min(count, start + inSight);
  return (
    <div className={classes['list']}>
      <h2 className={classes['heading']}>{moveCounts(movement)}</h2>
      <ul
        ref={list}
        className={classes['movers']}
        tabIndex={0}
        aria-label="Who moves"
        onScroll={({ currentTarget }) => setFirst(Math.floor(currentTarget.scrollTop / rowHeight))}
      >
        {/* Elements, not padding: a list is never lower than its padding, and the place would scroll. */}
        <li aria-hidden className={classes['spacer']} style={{ height: start * rowHeight }} />
        {movers.slice(start, end).map(({ row, from, to }, index) => (
          // By place: another partner there is another text, not another row of elements.
          <MoverRow
            key={start + index}
            place={start + index}
            count={count}
            name={names[row]}
            from={from}
            to={to}
            tiers={tiers}
          />
        ))}
        <li
          aria-hidden
          className={classes['spacer']}
          style={{ height: (count - end) * rowHeight }}
        />
      </ul>
    </div>
  );
};
