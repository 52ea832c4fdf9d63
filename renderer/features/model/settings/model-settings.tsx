import { NumberInput, Text } from '@mantine/core';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { absences } from '#shared/model/cell-status.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { absenceQuestions } from './absence-kinds.ts';
import { AbsenceRule } from './absence-rule.tsx';
import classes from '../model.module.css';

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
      unseen: an empty cell follows the rule you choose here, unless a criterion has one of its own.
    </Text>
    {absences.map((absence) => (
      <AbsenceRule
        key={absence}
        absence={absence}
        policy={model.absencePolicies[absence]}
        inherited={null}
        onChange={(policy) => {
          if (policy !== null) {
            actions.edit(
              `Change the rule for "${absenceQuestions[absence].toLowerCase()}"`,
              (before) => ({
                ...before,
                absencePolicies: { ...before.absencePolicies, [absence]: policy },
              }),
            );
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
