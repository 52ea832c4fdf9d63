import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { absences, absenceOf, type Absence } from '#shared/model/cell-status.ts';
import type { CriterionRules } from '#shared/model/criterion-rules.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { MetricColumn } from '#shared/model/snapshot.ts';
import { AbsenceRule } from './absence-rule.tsx';

type AbsenceRulesProps = {
  readonly model: ScoringModel;
  readonly rules: CriterionRules;
  readonly metric: MetricColumn | undefined;
  readonly onChange: (rules: CriterionRules) => void;
};

/** How many partners lack a number, for each reason; null where no import delivers the metric. */
const countAbsences = (metric: MetricColumn | undefined): Record<Absence, number> | null => {
  if (metric === undefined) return null;
  const counts = { missing: 0, notApplicable: 0, noActivity: 0, notComputable: 0 };
  for (const status of metric.status) {
    const absence = absenceOf(status);
    if (absence !== null) counts[absence] += 1;
  }
  return counts;
};

/** What absences do to one criterion, each with how many partners it is about. */
export const AbsenceRules = ({ model, rules, metric, onChange }: AbsenceRulesProps) => {
  const counts = countAbsences(metric);
  return (
    <>
      <Text fz="sm" c="dimmed">
        {counts === null
          ? 'No import delivers this metric: it is missing for every partner.'
          : `Partners without a number: ${absences
              .map((absence) => `${formatCount(counts[absence])} ${shortNames[absence]}`)
              .join(', ')}.`}
      </Text>
      {absences.map((absence) => (
        <AbsenceRule
          key={absence}
          absence={absence}
          policy={rules.absencePolicies[absence] ?? null}
          inherited={model.absencePolicies[absence]}
          onChange={(policy) => {
            const others = Object.entries(rules.absencePolicies).filter(
              ([each]) => each !== absence,
            );
            onChange({
              ...rules,
              absencePolicies: Object.fromEntries(
                policy === null ? others : [...others, [absence, policy]],
              ),
            });
          }}
        />
      ))}
    </>
  );
};

const shortNames: Readonly<Record<Absence, string>> = {
  missing: 'missing',
  notApplicable: 'not applicable',
  noActivity: 'without activity',
  notComputable: 'not computable',
};
