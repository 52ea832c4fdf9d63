import { NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { doubtOfPartner, weightingsForOne, weightingsOf } from '#shared/doubt/doubt-of-partner.ts';
import type { Weightings } from '#shared/doubt/draw-weightings.ts';
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

const band25: Choice = {
  label: 'each to ± 25 %',
  words: 'with each weight up to a quarter off',
  doubt: { kind: 'band', share: 0.25 },
};

const choices: Readonly<Record<string, Choice>> = {
  band10: {
    label: 'each to ± 10 %',
    words: 'with each weight up to a tenth off',
    doubt: { kind: 'band', share: 0.1 },
  },
  band25,
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

/** Even where the page never rests, the weightings are drawn after this. */
const longestWaitMs = 500;

/**
 * Drawn after the frame in which they are asked for, so that the click that asks is answered first;
 * kept from partner to partner. Null until they are there.
 */
const useWeightings = (model: ScoringModel, doubt: WeightDoubt): Weightings | null => {
  const [drawn, setDrawn] = useState<{
    readonly model: ScoringModel;
    readonly doubt: WeightDoubt;
    readonly weightings: Weightings | null;
  } | null>(null);
  useEffect(() => {
    const idle = requestIdleCallback(
      () => setDrawn({ model, doubt, weightings: weightingsOf(model, doubt) }),
      { timeout: longestWaitMs },
    );
    return () => cancelIdleCallback(idle);
  }, [model, doubt]);
  return drawn?.model === model && drawn.doubt === doubt ? drawn.weightings : null;
};

/** How often the partner would be in which tier if the weights are not quite right. */
export const TierDoubt = (props: TierDoubtProps) => {
  const { model } = props;
  const [chosen, setChosen] = useState(usual);
  const choice = choices[chosen] ?? band25;
  const weightings = useWeightings(model, choice.doubt);
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
      {weightings === null ? (
        <div className={classes['doubtAhead']} aria-busy />
      ) : (
        <DoubtShares {...props} weightings={weightings} words={choice.words} />
      )}
    </>
  );
};

type DoubtSharesProps = TierDoubtProps & {
  readonly weightings: Weightings;
  readonly words: string;
};

const DoubtShares = ({ row, model, columns, open, tier, weightings, words }: DoubtSharesProps) => {
  const shares = useMemo(
    () => doubtOfPartner(model, columns, row, weightings, open),
    [model, columns, row, weightings, open],
  );
  const rows = [
    ...model.tiers.map((each, index) => ({ tier: each, index, share: shares.byTier[index] ?? 0 })),
    { tier: null, index: noTier, share: shares.without },
  ].filter(({ share, index }) => share > 5e-5 || index === tier);
  return (
    <>
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
                      background: colourOfTier(each.tier, each.index),
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
          {words}, the tier is {model.tiers[tier]?.name}.
        </p>
      )}
    </>
  );
};
