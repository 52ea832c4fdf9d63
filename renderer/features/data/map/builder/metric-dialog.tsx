import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import { aggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import { findMetricFault } from '#shared/metrics/metric-fault.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aggregations, type Aggregation, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import { ConditionRows } from './condition-rows.tsx';
import { CurrencyFields } from './currency-fields.tsx';
import { DecayFields } from './decay-fields.tsx';
import { headersOf, typeOfColumn, withAggregation } from './draft-metric.ts';
import { TemplateSelect } from './template-select.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { useMetricTrial } from './use-metric-trial.ts';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

const everyRow = 'rows';
const columnValue = (header: string): string => `column:${header}`;

type MetricDialogProps = {
  readonly recipe: Recipe;
  readonly metric: RecipeMetric;
  readonly actions: Pick<ImportActions, 'tryMetric' | 'changeMapping'>;
  readonly onTake: (metric: RecipeMetric) => void;
  readonly onClose: () => void;
};

/** Builds one metric, with its numbers for partners of the file beside it. */
export const MetricDialog = ({ recipe, metric, actions, onTake, onClose }: MetricDialogProps) => {
  const [draft, setDraft] = useState(metric);
  const set = (part: Partial<RecipeMetric>): void => setDraft((old) => ({ ...old, ...part }));
  const hidden = useHiddenWith(useMemo(() => ({ ...recipe, metrics: [draft] }), [recipe, draft]));
  const isMasked = hidden.metric(draft.code);
  const facts = aggregationFacts[draft.aggregation];
  const fault = useMemo(
    () => findMetricFault(draft, (header) => typeOfColumn(recipe, header)),
    [draft, recipe],
  );
  const asked = useMemo(() => (fault === null ? draft : null), [draft, fault]);
  const state = useMetricTrial(asked, actions.tryMetric, recipe.asOf ?? '');
  const missing = fault === null ? null : `This needs ${fault.expected}. ${fault.remedy}`;
  return (
    <Modal opened onClose={onClose} title="Build a metric" size={980}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onTake({ ...draft, name: draft.name.trim() });
          onClose();
        }}
      >
        <div className={classes['layout']}>
          <div className={classes['fields']}>
            <TemplateSelect
              recipe={recipe}
              onTake={(made) => setDraft(({ code }) => ({ code, ...made }))}
            />
            <div className={classes['told']}>
              <TextInput
                size="xs"
                label="Metric"
                required
                maxLength={200}
                data-autofocus
                value={draft.name}
                onChange={({ currentTarget }) => set({ name: currentTarget.value })}
              />
              <NumberInput
                size="xs"
                label="Decimals"
                min={0}
                max={9}
                allowDecimal={false}
                clampBehavior="strict"
                value={draft.decimals}
                onChange={(decimals) => {
                  if (typeof decimals === 'number') set({ decimals });
                }}
              />
              <TextInput
                size="xs"
                label="Unit"
                maxLength={40}
                value={draft.unit}
                onChange={({ currentTarget }) => set({ unit: currentTarget.value })}
              />
            </div>
            <div className={classes['made']}>
              <NativeSelect
                size="xs"
                label="Made as"
                data={aggregations.map((value) => ({
                  value,
                  label: aggregationFacts[value].label,
                }))}
                value={draft.aggregation}
                onChange={({ currentTarget }) => {
                  const aggregation = currentTarget.value as Aggregation;
                  setDraft((old) => withAggregation(old, aggregation, recipe));
                }}
              />
              <NativeSelect
                size="xs"
                label="Column"
                data={[
                  ...headersOf(recipe, facts.value).map((header) => ({
                    value: columnValue(header),
                    label: header,
                  })),
                  ...(facts.value.includes('rows')
                    ? [{ value: everyRow, label: 'rows of the partner' }]
                    : []),
                ]}
                value={draft.header === null ? everyRow : columnValue(draft.header)}
                onChange={({ currentTarget: { value } }) =>
                  set({
                    header: value === everyRow ? null : value.slice(columnValue('').length),
                  })
                }
              />
              {facts.hasPercent && (
                <NumberInput
                  size="xs"
                  label="Per cent at or below"
                  min={0}
                  max={100}
                  clampBehavior="strict"
                  value={draft.percent ?? ''}
                  onChange={(percent) => {
                    if (typeof percent === 'number') set({ percent });
                  }}
                />
              )}
              {facts.by.length > 0 && (
                <NativeSelect
                  size="xs"
                  label={`${facts.byLabel.charAt(0).toUpperCase()}${facts.byLabel.slice(1)}`}
                  data={[...headersOf(recipe, facts.by)]}
                  value={draft.by ?? ''}
                  onChange={({ currentTarget }) => set({ by: currentTarget.value })}
                />
              )}
            </div>
            <Text size="xs" c="dimmed">
              {facts.convention}
            </Text>
            {facts.hasWhere && (
              <ConditionRows
                legend="Where"
                note="Say whose share is taken."
                recipe={recipe}
                conditions={draft.where ?? []}
                onChange={(where) => set({ where })}
              />
            )}
            {facts.hasWhere && draft.header !== null && (
              <Checkbox
                size="xs"
                label={`Count ${draft.header} only where all its rows pass`}
                checked={draft.every === true}
                onChange={({ currentTarget }) =>
                  set({ every: currentTarget.checked ? true : undefined })
                }
              />
            )}
            <ConditionRows
              legend="Only rows where"
              note="All rows count."
              recipe={recipe}
              conditions={draft.filter ?? []}
              onChange={(filter) => set({ filter })}
            />
            <WindowFields
              recipe={recipe}
              metric={draft}
              facts={facts}
              onChange={(window) => set({ window })}
              onAsOf={(asOf) => actions.changeMapping((old) => ({ ...old, asOf }))}
            />
            {facts.mayConvert && draft.header !== null && (
              <CurrencyFields
                recipe={recipe}
                metric={draft}
                onChange={(currency) => set({ currency })}
              />
            )}
            {facts.mayDecay && (
              <DecayFields
                recipe={recipe}
                decay={draft.decay}
                onChange={(decay) => set({ decay })}
              />
            )}
          </div>
          <section aria-label="Tried on the file">
            <Text size="sm" fw={600} mb={4}>
              Tried on the file
            </Text>
            <TrialPanel
              isMasked={isMasked}
              isUnnamed={hidden.names}
              state={state}
              decimals={draft.decimals}
              unit={draft.unit}
              missing={missing}
            />
          </section>
        </div>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={fault !== null || draft.name.trim() === ''}>
            Use metric
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
