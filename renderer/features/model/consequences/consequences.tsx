import { memo, useMemo, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { countTiers } from '#shared/scoring/assign-tiers.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { LadderChoice } from '../tiers/ladder-choice.tsx';
import { BeforeLine } from './before-line.tsx';
import { BillTable } from './bill-table.tsx';
import { Distribution } from './distribution.tsx';
import { Movers } from './movers.tsx';
import { rankedColumns, type RankedSource } from './ranked-columns.ts';
import classes from '../model.module.css';

type ConsequencesProps = {
  readonly store: ScoringStore;
  readonly snapshot: Snapshot;
  /** The ladder whose lines and partners the distribution shows; null for the main one. */
  readonly ladder: string | null;
  readonly onLadder: (ladder: string | null) => void;
};

/** What follows from the model as shown: distribution, tiers, movers and ranks, frame by frame. */
export const Consequences = ({ store, snapshot, ladder, onLadder }: ConsequencesProps) => {
  // Tiers rest while a weight moves: this is drawn once a change, its parts once a frame.
  const model = useStoreState(store, ({ restingModel }) => restingModel);
  const tiers = model?.tiers ?? null;
  const [isByChange, setByChange] = useState(false);
  if (model === null || tiers === null) return null;
  return (
    <section className={classes['consequences']} aria-label="What follows">
      <LadderChoice
        model={model}
        label="Ladder whose distribution is shown"
        ladder={ladder}
        onLadder={onLadder}
      />
      <Distribution store={store} tiers={tiers} ladder={ladder} />
      <BeforeLine store={store} ladder={ladder} isListed={isByChange} onList={setByChange} />
      <Counts store={store} model={model} />
      <TheBill store={store} model={model} />
      <div className={classes['split']}>
        <Movers store={store} tiers={tiers} names={snapshot.partnerNames} isByChange={isByChange} />
        <Ranked store={store} snapshot={snapshot} />
      </div>
    </section>
  );
};

type CountsProps = { readonly store: ScoringStore; readonly model: ScoringModel };

const Counts = ({ store, model }: CountsProps) => {
  const { tiers } = model;
  const groups = useMemo(() => tierGroupsOf(model), [model]);
  const currentTiers = useStoreState(store, ({ result }) => result?.currentTiers ?? null);
  const today = useMemo(
    () => (currentTiers === null ? null : countTiers(currentTiers, tiers.length)),
    [currentTiers, tiers],
  );
  const counts = useStoreState(store, ({ result }) => result?.counts ?? null);
  if (today === null || counts === null) return null;
  return (
    <div className={classes['counts']} role="group" aria-label="Partners per tier, today and then">
      <ByLadder groups={groups}>
        {(tier, index) => (
          <Count
            tier={tier}
            index={index}
            today={today.byTier[index] ?? 0}
            then={counts.byTier[index] ?? 0}
          />
        )}
      </ByLadder>
      {counts.without > 0 && (
        <span className={classes['count']}>
          <span className={classes['soft']}>Not enough data</span>
          <b>{formatCount(counts.without)}</b>
        </span>
      )}
    </div>
  );
};

const TheBill = ({ store, model }: CountsProps) => {
  const bill = useStoreState(store, ({ result }) => result?.bill ?? null);
  return bill === null ? null : <BillTable groups={tierGroupsOf(model)} bill={bill} />;
};

type CountProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly today: number;
  readonly then: number;
};

const Count = memo(({ tier, index, today, then }: CountProps) => (
  <span className={classes['count']}>
    <TierBadge tier={tier} index={index} />
    <span className={classes['soft']}>{formatCount(today)} →</span>
    <b>{formatCount(then)}</b>
  </span>
));

const Ranked = ({ store, snapshot }: Pick<ConsequencesProps, 'store' | 'snapshot'>) => {
  const source = useMemo<RankedSource>(
    () => ({ now: store.getState, snapshot }),
    [store, snapshot],
  );
  return (
    <div className={classes['ranked']}>
      <DataGrid
        label="Partners by rank"
        columns={rankedColumns}
        rows={snapshot.partnerKeys.length}
        source={source}
        follow={store.subscribe}
      />
    </div>
  );
};
