import { Group, NativeSelect } from '@mantine/core';
import { reviewMonths } from '#shared/model/defaults.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import { periodNames } from '#shared/portfolio/history/trend-words.ts';

const counts = [4, 6, 8, 12, 16, 20, 24];

type TrendSettingsProps = {
  readonly plan: ReplayPlan;
  readonly onChange: (plan: ReplayPlan) => void;
};

/** Which past periods the lines show. */
export const TrendSettings = ({ plan, onChange }: TrendSettingsProps) => (
  <Group gap={8} wrap="nowrap" mt={8} role="group" aria-label="Past periods of trends">
    <NativeSelect
      size="xs"
      label="Trends over"
      data={[...new Set([...counts, plan.reviews])].sort((a, b) => a - b).map(String)}
      value={String(plan.reviews)}
      onChange={({ currentTarget }) => onChange({ ...plan, reviews: Number(currentTarget.value) })}
    />
    <NativeSelect
      size="xs"
      label="periods of a"
      data={reviewMonths.map((months) => ({ value: String(months), label: periodNames[months] }))}
      value={String(plan.months)}
      onChange={({ currentTarget }) => {
        const months = reviewMonths.find((each) => String(each) === currentTarget.value);
        if (months !== undefined) onChange({ ...plan, months });
      }}
    />
  </Group>
);
