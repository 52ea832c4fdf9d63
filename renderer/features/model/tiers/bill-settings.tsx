import { NumberInput, Select } from '@mantine/core';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { typedNumber } from './typed-number.ts';
import classes from './tier-rules.module.css';

type BillSettingsProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

/** What the rates of tiers are taken of, and what may be spent. */
export const BillSettings = ({ model, snapshot, findings, actions }: BillSettingsProps) => {
  const { moneyMetric, budget } = model.rules;
  const save = (label: string, change: Partial<ScoringModel['rules']>): void =>
    actions.edit(label, (before) => ({ ...before, rules: { ...before.rules, ...change } }));
  const known = snapshot.metrics.map(({ code, name, unit }) => ({
    value: code,
    label: unit === '' ? name : `${name}, ${unit}`,
  }));
  return (
    <section className={classes['vetoes']} aria-label="What the bill is made of">
      <h2 className={classes['heading']}>The bill</h2>
      <div className={classes['pair']}>
        <Select
          size="xs"
          label="Rates are taken of"
          placeholder="nothing: only fixed costs"
          searchable
          clearable
          data={[
            ...known,
            ...(moneyMetric === null || known.some(({ value }) => value === moneyMetric)
              ? []
              : [{ value: moneyMetric, label: `${moneyMetric}, not imported` }]),
          ]}
          value={moneyMetric}
          onChange={(code) => save('Choose what the rates are taken of', { moneyMetric: code })}
        />
        <NumberInput
          key={String(budget)}
          size="xs"
          label="Budget"
          placeholder="none"
          hideControls
          thousandSeparator=","
          min={0}
          defaultValue={budget ?? ''}
          onBlur={({ currentTarget }) => {
            const typed = currentTarget.value.trim();
            const next = typed === '' ? null : typedNumber(typed);
            if (next !== budget && (next === null || next >= 0)) {
              save(next === null ? 'Remove the budget' : `Set the budget to ${typed}`, {
                budget: next,
              });
            }
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </div>
      <FindingList findings={findings} about="moneyMetric" />
    </section>
  );
};
