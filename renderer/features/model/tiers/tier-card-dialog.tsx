import { Autocomplete, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { Tier } from '#shared/model/scoring-model.ts';
import { changeTier } from '../model-edits.ts';
import { readPoints } from './read-points.ts';
import classes from '../model.module.css';

type TierCardDialogProps = {
  readonly tier: Tier;
  readonly actions: ScoringActions;
  readonly onClose: () => void;
};

/** Ways of working together that programmes name often, from loose to close. */
const engagements = [
  'Self-service: portal and support by mail',
  'Shared partner manager, half-yearly review',
  'Named partner manager, quarterly plan',
  'Executive sponsor, joint plan and roadmap',
];

/** Everything that a tier's card says, saved as one step. */
export const TierCardDialog = ({ tier, actions, onClose }: TierCardDialogProps) => {
  const { card } = tier.rules;
  const [purpose, setPurpose] = useState(tier.purpose);
  const [engagement, setEngagement] = useState(card.engagement);
  const [outcomes, setOutcomes] = useState(card.outcomes.join('\n'));
  const [decisionRights, setDecisionRights] = useState(card.decisionRights.join('\n'));
  const [entitlements, setEntitlements] = useState(card.entitlements.join('\n'));
  const save = (): void => {
    actions.edit(`Describe ${tier.name}`, (model) => {
      const rules = model.tiers.find(({ id }) => id === tier.id)?.rules ?? tier.rules;
      return changeTier(model, tier.id, {
        purpose: purpose.trim(),
        rules: {
          ...rules,
          card: {
            ...rules.card,
            engagement: engagement.trim(),
            outcomes: readPoints(outcomes),
            decisionRights: readPoints(decisionRights),
            entitlements: readPoints(entitlements),
          },
        },
      });
    });
    onClose();
  };
  const list = (label: string, hint: string, value: string, set: (next: string) => void) => (
    <Textarea
      label={label}
      description="One a line"
      placeholder={hint}
      autosize
      minRows={2}
      maxRows={8}
      value={value}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );
  return (
    <FormDialog
      title={`What ${tier.name} means`}
      action="Save the card"
      onSubmit={save}
      onClose={onClose}
    >
      <div className={classes['form']}>
        <Textarea
          label="Purpose"
          description="In one sentence: what the tier is for"
          placeholder="What partners of this tier get and give"
          autosize
          minRows={2}
          maxLength={2000}
          value={purpose}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
        />
        <Autocomplete
          label="Engagement"
          description="How closely one works together"
          data={engagements}
          maxLength={500}
          value={engagement}
          onChange={setEngagement}
        />
        {list('Expected outcomes', 'Joint pipeline of 2 million a year', outcomes, setOutcomes)}
        {list(
          'Decision rights',
          'The partner board decides on joint campaigns up to 50,000',
          decisionRights,
          setDecisionRights,
        )}
        {list('Entitlements', 'Market development funds', entitlements, setEntitlements)}
      </div>
    </FormDialog>
  );
};
