import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import { formatPercent } from '#renderer/ui/format.ts';
import type { TierShares } from '#shared/doubt/data-doubt.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import classes from './why.module.css';

/** How often a partner is in each tier when weights, data or both are not quite right. */
export type TierDoubt = {
  readonly weights: TierShares;
  /** Null where every number is taken as exact. */
  readonly data: TierShares | null;
  readonly both: TierShares | null;
};

type DoubtTableProps = {
  readonly model: ScoringModel;
  /** Index of the tier that the weights of today give. */
  readonly tier: number | null;
  readonly doubt: TierDoubt;
};

/** Below this a share is shown as none: less than one draw in two thousand. */
const leastShown = 5e-5;

/** Tiers with the share of draws that end there, by weights, data and both. */
export const DoubtTable = ({ model, tier, doubt: { weights, data, both } }: DoubtTableProps) => {
  const columns = data === null || both === null ? [weights] : [weights, data, both];
  const last = columns.at(-1) ?? weights;
  const rows = [...model.tiers.keys(), noTier]
    .map((index) => ({
      index,
      tier: model.tiers[index] ?? null,
      shares: columns.map(({ byTier, without }) =>
        index === noTier ? without : (byTier[index] ?? 0),
      ),
      bar: index === noTier ? last.without : (last.byTier[index] ?? 0),
    }))
    .filter(({ shares, index }) => index === tier || shares.some((share) => share > leastShown));
  return (
    <table className={classes['doubt']} aria-label="Probability of each tier">
      <thead>
        <tr>
          <th scope="col">Tier</th>
          <td data-bar aria-hidden />
          {['Weights', 'Data', 'Both'].slice(0, columns.length).map((heading) => (
            <th key={heading} scope="col" data-align="end">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <tr key={each.index}>
            <th scope="row">
              <TierBadge tier={each.tier} index={each.index} none="Not enough data" />
            </th>
            <td data-bar aria-hidden>
              <div className={classes['doubtTrack']}>
                <div
                  style={{
                    width: `${100 * each.bar}%`,
                    background: colourOfTier(each.tier, each.index),
                  }}
                />
              </div>
            </td>
            {each.shares.map((share, column) => (
              <td key={column} data-align="end">
                {formatPercent(share)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
