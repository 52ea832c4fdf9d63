import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { tierColourVariable } from '#renderer/tiers/tier-colours.ts';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { doubtOfPartner, weightingsForOne } from '#shared/doubt/doubt-of-partner.ts';
import type { WeightDoubt } from '#shared/doubt/weight-doubt.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { OpenTiers } from '#shared/scoring/gates.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import classes from './portfolio.module.css';

type TierDoubtProps = {
  readonly row: number;
  readonly model: ScoringModel;
  readonly columns: readonly ValueColumn[];
  /** The tiers that gates and vetoes leave to the partner; no weight changes them. */
  readonly open: OpenTiers;
  /** Index of the tier that the weights of today give. */
  readonly tier: number | null;
};

type Choice = { readonly label: string; readonly words: string; readonly doubt: WeightDoubt };

const choices: Readonly<Record<string, Choice>> = {
  band10: {
    label: 'each to ± 10 %',
    words: 'with each weight up to a tenth off',
    doubt: { kind: 'band', share: 0.1 },
  },
  band25: {
    label: 'each to ± 25 %',
    words: 'with each weight up to a quarter off',
    doubt: { kind: 'band', share: 0.25 },
  },
  band50: {
    label: 'each to ± 50 %',
    words: 'with each weight up to half off',
    doubt: { kind: 'band', share: 0.5 },
  },
  order: {
    label: 'only their order',
    words: 'that keep the order of the weights',
    doubt: { kind: 'order' },
  },
  any: {
    label: 'nothing',
    words: 'of all that are possible',
    doubt: { kind: 'any' },
  },
};

const usual = 'band25';

/** How often the partner would be in which tier if the weights are not quite right. */
export const TierDoubt = ({ row, model, columns, open, tier }: TierDoubtProps) => {
  const [chosen, setChosen] = useState<string>(usual);
  const choice = choices[chosen];
  const shares = useMemo(
    () => (choice === undefined ? null : doubtOfPartner(model, columns, row, choice.doubt, open)),
    [model, columns, row, choice, open],
  );
  if (choice === undefined || shares === null) return null;
  const rows = [
    ...model.tiers.map((each, index) => ({ tier: each, index, share: shares.byTier[index] ?? 0 })),
    { tier: null, index: noTier, share: shares.without },
  ].filter(({ share, index }) => share > 5e-5 || index === tier);
  return (
    <>
      <h3>How sure the tier is</h3>
      <NativeSelect
        size="xs"
        label="What is known of the weights"
        data={Object.entries(choices).map(([value, { label }]) => ({ value, label }))}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <table className={classes['doubt']} aria-label="Share of weightings by tier">
        <tbody>
          {rows.map((each) => (
            <tr key={each.index}>
              <th scope="row">
                <TierBadge tier={each.tier} index={each.index} none="Not enough data" />
              </th>
              <td aria-hidden>
                <div className={classes['doubtTrack']}>
                  <div
                    style={{
                      width: `${100 * each.share}%`,
                      background: tierColourVariable(each.index),
                    }}
                  />
                </div>
              </td>
              <td data-align="end">{formatPercent(each.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tier !== null && (
        <p className={classes['words']}>
          In {formatPercent(shares.byTier[tier] ?? 0)} of {formatCount(weightingsForOne)} weightings{' '}
          {choice.words}, the tier is {model.tiers[tier]?.name}.
        </p>
      )}
    </>
  );
};
