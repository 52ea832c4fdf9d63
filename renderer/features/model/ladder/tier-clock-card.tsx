import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { clockField } from '#shared/ladder/check-ladder.ts';
import { tierClockSentences } from '#shared/ladder/clock-words.ts';
import type { TierClock } from '#shared/model/ladder-rules.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { ClockField } from './clock-field.tsx';
import { changeClock } from './ladder-edits.ts';
import classes from './ladder.module.css';

type TierClockCardProps = {
  readonly model: ScoringModel;
  readonly index: number;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

const fields: readonly {
  readonly field: Exclude<keyof TierClock, 'hold'>;
  readonly label: string;
  readonly unit: string;
}[] = [
  { field: 'confirmUp', label: 'Confirm up', unit: 'reviews' },
  { field: 'confirmDown', label: 'Confirm down', unit: 'reviews' },
  { field: 'highWater', label: 'High-water mark', unit: 'reviews' },
  { field: 'noticeDays', label: 'Notice', unit: 'days' },
];

/** When one tier is won and lost; the lowest cannot be lost and has no clock. */
export const TierClockCard = ({ model, index, findings, actions }: TierClockCardProps) => {
  const tier = model.tiers[index];
  const sentences = tierClockSentences(model, index);
  if (tier === undefined || sentences === null) return null;
  const { clock } = tier.rules;
  const save = (label: string, change: Partial<TierClock>): void =>
    actions.edit(label, (before) => changeClock(before, tier.id, change));
  return (
    <section className={classes['card']} aria-label={`Clock of ${tier.name}`}>
      <TierBadge tier={tier} index={index} />
      <ClockField
        label="Hold line"
        name={`Hold line of ${tier.name}`}
        value={clock.hold}
        placeholder={`${tier.line ?? ''}`}
        decimals={2}
        sentence={sentences.hold}
        findings={findings}
        about={clockField(tier.id, 'hold')}
        onSave={(hold) =>
          save(
            hold === null
              ? `Remove the hold line of ${tier.name}`
              : `Set the hold line of ${tier.name} to ${hold}`,
            { hold: hold === null ? null : Math.min(100, Math.max(0, hold)) },
          )
        }
      />
      {fields.map(({ field, label, unit }) => (
        <ClockField
          key={field}
          label={label}
          name={`${label} of ${tier.name}`}
          value={clock[field]}
          unit={unit}
          sentence={sentences[field]}
          findings={findings}
          about={clockField(tier.id, field)}
          onSave={(value) => {
            if (value !== null) {
              save(`Set ${label.toLowerCase()} of ${tier.name} to ${value}`, { [field]: value });
            }
          }}
        />
      ))}
    </section>
  );
};
