import { Select } from '@mantine/core';
import { absenceQuestions, ruleKinds, ruleOfKind, kindOfRule } from './absence-kinds.ts';
import type { AbsencePolicy } from '#shared/model/absence-policy.ts';
import type { Absence } from '#shared/model/cell-status.ts';
import { policyWords } from '#shared/scoring/policy-words.ts';
import { NumberField } from '../weights/number-field.tsx';
import classes from '../model.module.css';

type AbsenceRuleProps = {
  readonly absence: Absence;
  /** Null where the criterion follows the model. */
  readonly policy: AbsencePolicy | null;
  /** What the model says, where a criterion may follow it; null for the model itself. */
  readonly inherited: AbsencePolicy | null;
  readonly onChange: (policy: AbsencePolicy | null) => void;
};

/** What one kind of absence does: to the model's criteria, or to one of them. */
export const AbsenceRule = ({ absence, policy, inherited, onChange }: AbsenceRuleProps) => {
  const figure =
    policy === null || typeof policy === 'string'
      ? null
      : 'value' in policy
        ? { label: 'Value', now: policy.value, kind: 'value' as const }
        : { label: 'Percentile', now: policy.percentile, kind: 'percentile' as const };
  return (
    <div className={classes['absence']} data-figure={figure === null ? undefined : ''}>
      <Select
        size="xs"
        label={absenceQuestions[absence]}
        allowDeselect={false}
        value={policy === null ? 'model' : kindOfRule(policy)}
        data={[
          ...(inherited === null
            ? []
            : [{ value: 'model', label: `As the model says: ${policyWords(inherited)}` }]),
          ...ruleKinds,
        ]}
        onChange={(kind) => {
          if (kind !== null) onChange(kind === 'model' ? null : ruleOfKind(kind));
        }}
      />
      {figure !== null && (
        <NumberField
          label={figure.label}
          min={0}
          max={100}
          value={figure.now}
          onChange={(next) =>
            onChange(figure.kind === 'value' ? { value: next } : { percentile: next })
          }
        />
      )}
    </div>
  );
};
