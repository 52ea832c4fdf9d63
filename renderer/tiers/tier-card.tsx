import type { ReactNode } from 'react';
import type { Tier } from '#shared/model/scoring-model.ts';
import { TierMark } from './tier-mark.tsx';
import classes from './tier-card.module.css';

const lists = [
  ['Expected outcomes', 'outcomes'],
  ['Decision rights', 'decisionRights'],
  ['Entitlements', 'entitlements'],
] as const;

/** Whether a tier's card says anything beside its name. */
export const hasCard = ({ purpose, rules: { card } }: Tier): boolean =>
  purpose !== '' || card.engagement !== '' || lists.some(([, field]) => card[field].length > 0);

/** What a tier means: purpose, engagement and the lists of its card; what is empty is left out. */
export const TierCardText = ({ tier }: { readonly tier: Tier }) => {
  const { card } = tier.rules;
  return (
    <div className={classes['text']}>
      {tier.purpose !== '' && <p>{tier.purpose}</p>}
      {card.engagement !== '' && (
        <>
          <h3 className={classes['title']}>Engagement</h3>
          <p>{card.engagement}</p>
        </>
      )}
      {lists.map(([title, field]) =>
        card[field].length === 0 ? null : (
          <div key={field}>
            <h3 className={classes['title']}>{title}</h3>
            <ul>
              {card[field].map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
};

type TierCardProps = {
  readonly tier: Tier;
  /** Index of the tier in the model, 0 the highest. */
  readonly index: number;
  /** What follows from it: the line, gates, how many partners. */
  readonly facts?: ReactNode;
  /** Controls at the right end of the heading. */
  readonly actions?: ReactNode;
};

/** A tier as a card that can be read out in the room. */
export const TierCard = ({ tier, index, facts, actions }: TierCardProps) => (
  <section className={classes['card']} aria-label={`Card of ${tier.name}`}>
    <header className={classes['head']}>
      <TierMark tier={tier} index={index} size={18} />
      <h2>{tier.name}</h2>
      {actions}
    </header>
    {facts}
    {hasCard(tier) ? (
      <TierCardText tier={tier} />
    ) : (
      <p className={classes['soft']}>Nobody has said yet what this tier is for.</p>
    )}
  </section>
);
