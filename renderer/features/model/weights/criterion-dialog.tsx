import { Button, Group, Modal, NativeSelect, Tabs, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk, type ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import type { Criterion, ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { checkCriterion } from '#shared/scoring/check-criterion.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { metricOfCriterion } from '#shared/scoring/criteria.ts';
import { referencesFor } from '#shared/scoring/reference/references-for.ts';
import { statisticsOf } from '#shared/scoring/reference-statistics.ts';
import { boundsOf } from '#shared/scoring/value-of.ts';
import { isLabelRubric } from '#shared/scoring/values/rubric.ts';
import { changeCriterion, keepWithinLimits } from '../model-edits.ts';
import { areLimitsPossible, LimitFields } from '../settings/limit-fields.tsx';
import { CriterionReference } from '../settings/criterion-reference.tsx';
import { AbsenceRules } from '../settings/absence-rules.tsx';
import { criterionTabs, type CriterionPlace } from './criterion-tabs.ts';
import { MethodFields } from './method-fields.tsx';
import { handlesOf } from './value-handles.ts';
import { PointHandles } from './point-handles.tsx';
import { methodWords, startWith } from './value-function-start.ts';
import { shownSpan, valueFunctionOption } from './value-function-option.ts';
import classes from '../model.module.css';

type CriterionDialogProps = {
  readonly criterion: Criterion;
  /** All criteria of its dimension. */
  readonly siblings: readonly Criterion[];
  readonly model: ScoringModel;
  /** The tab that is shown first. */
  readonly tab: CriterionPlace['tab'];
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
  readonly onClose: () => void;
};

/** How a metric becomes a value: the method and its numbers, drawn over the partners' own numbers. */
export const CriterionDialog = ({
  criterion,
  siblings,
  model,
  tab,
  snapshot,
  actions,
  onClose,
}: CriterionDialogProps) => {
  const [name, setName] = useState(criterion.name);
  const [valueFunction, setValueFunction] = useState<ValueFunction>(criterion.valueFunction);
  const [rules, setRules] = useState(criterion.rules);
  const isLabels = valueFunction.method === 'rubric' && isLabelRubric(valueFunction.levels);
  const drawn = useMemo(
    () => ({ ...criterion, valueFunction, rules }),
    [criterion, valueFunction, rules],
  );
  const metric = useMemo(() => metricOfCriterion(snapshot, drawn), [snapshot, drawn]);
  const range = useMemo(() => (metric === undefined ? null : statisticsOf(metric)), [metric]);
  const span = range ?? { lower: 0, upper: 100 };
  const hidden = useHidden();
  const isMasked = hidden.metric(criterion.metricCode) || hidden.attribute(criterion.metricCode);
  const ink = useChartInk();
  const handles = handlesOf(valueFunction);
  const words = methodWords[valueFunction.method];
  const fault = useMemo(() => checkCriterion(model, drawn, snapshot), [model, drawn, snapshot]);
  const hasEmptyLabel =
    valueFunction.method === 'rubric' &&
    valueFunction.levels.some(({ at }) => typeof at === 'string' && at.trim() === '');
  const picture = useMemo(() => {
    const [yardstick = null] = referencesFor(model, drawn, metric, () => []).yardsticks;
    const bounds = boundsOf(drawn.valueFunction, yardstick) ?? range;
    if (metric === undefined || range === null || bounds === null) return null;
    const shown = shownSpan(range, bounds);
    return {
      shown,
      chart: valueFunctionOption(metric, drawn.valueFunction, yardstick, shown, ink),
      draw: (paper: ChartInk) =>
        valueFunctionOption(metric, drawn.valueFunction, yardstick, shown, paper),
    };
  }, [model, drawn, metric, range, ink]);
  return (
    <Modal opened onClose={onClose} title={`How ${criterion.name} is judged`} size="xl">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(`Judge ${name.trim()} by ${words.name.toLowerCase()}`, (before) =>
            keepWithinLimits(
              changeCriterion(before, criterion.id, { name: name.trim(), valueFunction, rules }),
              criterion.id,
            ),
          );
          onClose();
        }}
      >
        <Tabs defaultValue={tab} keepMounted={false}>
          <Tabs.List mb="xs">
            {criterionTabs.map((each) => (
              <Tabs.Tab key={each.tab} value={each.tab}>
                {each.label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="value" className={classes['form']}>
            <div className={classes['pair']}>
              <TextInput
                size="xs"
                label="Criterion"
                required
                maxLength={120}
                data-autofocus
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <NativeSelect
                size="xs"
                label="Method"
                disabled={isLabels}
                value={valueFunction.method}
                onChange={({ currentTarget }) =>
                  setValueFunction(
                    startWith(
                      currentTarget.value as ValueFunction['method'],
                      valueFunction,
                      span,
                      metric,
                    ),
                  )
                }
                data={Object.entries(methodWords).map(([value, each]) => ({
                  value,
                  label: each.name,
                }))}
              />
            </div>
            <Text fz="xs" c="dimmed">
              {words.does}
            </Text>
            {isMasked ? (
              <MaskedNotice what={`What partners have of ${criterion.name}`} />
            ) : picture === null ? (
              <Text c="dimmed">No partner has a value, so there is nothing to draw.</Text>
            ) : (
              <div style={{ position: 'relative' }}>
                <Chart
                  label={`Partners by ${criterion.name}, and the value from 0 to 100 that each number becomes`}
                  option={picture.chart}
                  height={210}
                  picture={() => ({
                    title: `How ${criterion.name} is judged`,
                    note: 'Partners by their number as bars, and the value from 0 to 100 that each number becomes as a line.',
                    legend: [],
                    draw: picture.draw,
                    ...{ width: 820, height: 380 },
                    subjects: [
                      sensitiveId({ kind: 'metric', source: '', code: criterion.metricCode }),
                      sensitiveId({ kind: 'attribute', source: '', code: criterion.metricCode }),
                    ],
                  })}
                />
                {handles !== null && (
                  <PointHandles
                    points={handles.points}
                    lower={picture.shown.lower}
                    upper={picture.shown.upper}
                    onMove={(index, to) => setValueFunction(handles.move(index, to))}
                  />
                )}
              </div>
            )}
            {!isMasked && (
              <MethodFields
                valueFunction={valueFunction}
                unit={metric?.unit ?? ''}
                span={span}
                onChange={setValueFunction}
              />
            )}
            {fault !== null && (
              <ul className={classes['findings']}>
                <li
                  data-severity={fault.severity}
                  role={fault.severity === 'error' ? 'alert' : 'note'}
                >
                  {fault.message}
                </li>
              </ul>
            )}
            {range !== null && metric !== undefined && !isLabels && !isMasked && (
              <Text c="dimmed" fz="xs">
                Partners lie between {formatNumber(range.lower, metric.decimals)} and{' '}
                {formatNumber(range.upper, metric.decimals)} {metric.unit}.
              </Text>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="reference" className={classes['form']}>
            <CriterionReference
              model={model}
              criterion={drawn}
              metric={metric}
              snapshot={snapshot}
              onChange={setRules}
            />
          </Tabs.Panel>
          <Tabs.Panel value="absence" className={classes['form']}>
            <AbsenceRules model={model} rules={rules} metric={metric} onChange={setRules} />
          </Tabs.Panel>
          <Tabs.Panel value="limits" className={classes['form']}>
            <LimitFields
              node={drawn}
              siblings={siblings}
              onChange={(limits) => setRules({ ...rules, limits })}
            />
          </Tabs.Panel>
        </Tabs>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={
              fault?.severity === 'error' ||
              hasEmptyLabel ||
              name.trim() === '' ||
              !areLimitsPossible(drawn, siblings)
            }
          >
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
