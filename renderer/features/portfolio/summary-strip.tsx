import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { billSentence, differenceOf, moneyOf } from '#renderer/tiers/bill-words.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { countTiers } from '#shared/scoring/assign-tiers.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import classes from './portfolio.module.css';

/** Partners per tier, today and proposed, who moves, and what it costs. */
export const SummaryStrip = ({
  model,
  result,
}: {
  readonly model: ScoringModel;
  readonly result: LiveResult;
}) => {
  const today = countTiers(result.currentTiers, model.tiers.length);
  return (
    <div
      className={classes['strip']}
      role="group"
      aria-label="Partners per tier, today and proposed"
    >
      <ByLadder groups={tierGroupsOf(model)}>
        {(tier, index) => (
          <span className={classes['stat']}>
            <TierBadge tier={tier} index={index} />
            <span className={classes['soft']}>{formatCount(today.byTier[index] ?? 0)} →</span>
            <b>{formatCount(result.counts.byTier[index] ?? 0)}</b>
          </span>
        )}
      </ByLadder>
      {result.counts.without > 0 && (
        <span className={classes['stat']}>
          <TierBadge tier={null} index={0} none="Not enough data" />
          <b>{formatCount(result.counts.without)}</b>
        </span>
      )}
      <span className={classes['stat']}>
        <b>{formatCount(result.movement.up)}</b> rise, <b>{formatCount(result.movement.down)}</b>{' '}
        fall
      </span>
      {result.movement.across > 0 && (
        <span
          className={classes['stat']}
          title="Their label leads to another ladder: neither up nor down"
        >
          <b>{formatCount(result.movement.across)}</b> change ladder
        </span>
      )}
      {result.movement.other > 0 && (
        <span className={classes['stat']} title="They get a first tier, or lose theirs">
          <b>{formatCount(result.movement.other)}</b> in or out
        </span>
      )}
      {result.bill !== null && (
        <span className={classes['stat']} title={billSentence(result.bill)}>
          Bill <span className={classes['soft']}>{moneyOf(result.bill.now.total)} →</span>
          <b>
            {moneyOf(result.bill.then.total)} {result.bill.unit}
          </b>
          ({differenceOf(result.bill.now.total, result.bill.then.total)})
        </span>
      )}
    </div>
  );
};
