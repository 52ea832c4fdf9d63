import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Bill } from '#shared/scoring/bill.ts';
import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';
import { billSentence, differenceOf, moneyOf } from '#renderer/tiers/bill-words.ts';
import classes from './bill-table.module.css';

/** What the tiers cost: now, as proposed and the difference, by tier and in total against the budget. */
export const BillTable = ({
  groups,
  bill,
}: {
  readonly groups: readonly TierGroup<Tier>[];
  readonly bill: Bill;
}) => (
  <section className={classes['bill']} aria-label="The bill">
    <table className={classes['table']}>
      <caption>{bill.unit === '' ? 'The bill' : `The bill, ${bill.unit}`}</caption>
      <thead>
        <tr>
          <th scope="col">Tier</th>
          <th scope="col">Today</th>
          <th scope="col">Proposed</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        <ByLadder groups={groups} columns={4}>
          {(tier, index) => (
            <tr>
              <th scope="row">
                <TierBadge tier={tier} index={index} />
              </th>
              <td>{moneyOf(bill.now.byTier[index] ?? 0)}</td>
              <td>{moneyOf(bill.then.byTier[index] ?? 0)}</td>
              <td>{differenceOf(bill.now.byTier[index] ?? 0, bill.then.byTier[index] ?? 0)}</td>
            </tr>
          )}
        </ByLadder>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>{moneyOf(bill.now.total)}</td>
          <td>{moneyOf(bill.then.total)}</td>
          <td>{differenceOf(bill.now.total, bill.then.total)}</td>
        </tr>
      </tfoot>
    </table>
    <p className={classes['words']}>{billSentence(bill)}</p>
  </section>
);
