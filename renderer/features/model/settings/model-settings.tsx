import { NumberInput, Select, Text } from '@mantine/core';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { absences, type Absence } from '#shared/model/cell-status.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import classes from '../model.module.css';

const questions: Readonly<Record<Absence, string>> = {
  missing: 'A number should exist but was not delivered',
  notApplicable: 'The metric does not apply to the partner',
  noActivity: 'The partner is known, but the file holds no row about it',
  notComputable: 'Rows exist, but no number follows from them',
};

/** What an empty cell does to the score, and how much must be known for a tier. */
export const ModelSettings = ({
  model,
  actions,
}: {
  readonly model: ScoringModel;
  readonly actions: ScoringActions;
}) => (
  <div className={classes['form']}>
    <Text fz="sm" c="dimmed">
      Missing, not applicable, no activity and zero are four different things. Nothing is filled in
      unseen: an empty cell follows the rule you choose here.
    </Text>
    {absences.map((absence) => (
      <Select
        key={absence}
        size="xs"
        label={questions[absence]}
        allowDeselect={false}
        value={model.absencePolicies[absence]}
        data={[
          { value: 'reweight', label: 'Leave the criterion out; the others share its weight' },
          { value: 'worst', label: 'Count it as the worst value, 0' },
        ]}
        onChange={(policy) => {
          if (policy !== null && policy !== model.absencePolicies[absence]) {
            actions.edit(`Change the rule for "${questions[absence].toLowerCase()}"`, (before) => ({
              ...before,
              absencePolicies: { ...before.absencePolicies, [absence]: policy },
            }));
          }
        }}
      />
    ))}
    <NumberInput
      key={model.minimumCoverage}
      size="xs"
      w={260}
      label="Weight that must have data for a tier"
      description="Below it a partner is “not enough data”"
      min={0}
      max={100}
      step={5}
      decimalScale={1}
      suffix=" %"
      defaultValue={Math.round(model.minimumCoverage * 1000) / 10}
      onBlur={(event) => {
        const share = Number.parseFloat(event.currentTarget.value.replace(',', '.')) / 100;
        if (Number.isFinite(share) && Math.abs(share - model.minimumCoverage) > 1e-9) {
          actions.edit(`Require ${Math.round(share * 100)} % coverage`, (before) => ({
            ...before,
            minimumCoverage: Math.min(1, Math.max(0, share)),
          }));
        }
      }}
    />
  </div>
);
