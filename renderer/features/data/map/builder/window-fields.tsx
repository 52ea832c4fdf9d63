import { Fieldset, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { AggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import { calendarNames } from '#shared/metrics/calendar-names.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { calendarSpans, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import { freshWindow, headersOf } from './draft-metric.ts';
import classes from './builder.module.css';

type WindowFieldsProps = {
  readonly recipe: Recipe;
  readonly metric: RecipeMetric;
  readonly facts: AggregationFacts;
  readonly onChange: (window: RecipeMetric['window']) => void;
  readonly onAsOf: (asOf: string | undefined) => void;
};

const monthNames = Array.from({ length: 12 }, (_, month) => ({
  value: String(month + 1),
  label: new Date(Date.UTC(2000, month, 1)).toLocaleString('en', {
    month: 'long',
    timeZone: 'UTC',
  }),
}));

/** Rows of which months, quarter or year count, and on which day they end. */
export const WindowFields = (props: WindowFieldsProps) => {
  const { recipe, metric, facts, onChange, onAsOf } = props;
  const { window } = metric;
  const dates = headersOf(recipe, ['date']);
  const isDated =
    window !== undefined ||
    metric.decay !== undefined ||
    metric.aggregation === 'recency' ||
    metric.aggregation === 'tenure';
  const hasDates = dates.length > 0 || window !== undefined;
  const kind = window === undefined ? 'all' : 'months' in window ? 'months' : window.calendar;
  const chosen = (value: string): RecipeMetric['window'] => {
    const calendar = calendarSpans.find((each) => each === value);
    const fresh = freshWindow(recipe, metric.aggregation);
    const date = window?.date ?? fresh.date;
    return value === 'all'
      ? undefined
      : calendar === undefined
        ? { ...fresh, date }
        : {
            date,
            calendar,
            firstMonth:
              window !== undefined && 'calendar' in window ? window.firstMonth : undefined,
          };
  };
  return (
    <Fieldset legend="Time" variant="unstyled" className={classes['group']}>
      <div className={classes['window']}>
        <NativeSelect
          size="xs"
          label="Rows of"
          data={[
            ...(facts.leastMonths === 0 || kind === 'all'
              ? [{ value: 'all', label: 'all dates' }]
              : []),
            ...(hasDates ? [{ value: 'months', label: 'trailing months' }] : []),
            ...(hasDates && (facts.mayBeCalendar || kind in calendarNames)
              ? calendarSpans.map((value) => ({ value, label: calendarNames[value] }))
              : []),
          ]}
          value={kind}
          onChange={({ currentTarget }) => onChange(chosen(currentTarget.value))}
        />
        {window !== undefined && 'months' in window && (
          <>
            <NumberInput
              size="xs"
              label="Months"
              min={1}
              max={facts.mostMonths}
              step={facts.stepMonths}
              allowDecimal={false}
              clampBehavior="strict"
              value={window.months}
              onChange={(months) => {
                if (typeof months === 'number') onChange({ ...window, months });
              }}
            />
            <NumberInput
              size="xs"
              label="Ending months back"
              min={0}
              max={600}
              step={facts.stepMonths}
              allowDecimal={false}
              clampBehavior="strict"
              value={window.back}
              onChange={(back) => {
                if (typeof back === 'number') onChange({ ...window, back });
              }}
            />
          </>
        )}
        {window !== undefined && 'calendar' in window && (
          <NativeSelect
            size="xs"
            label="The year begins in"
            className={classes['wide']}
            data={monthNames}
            value={String(window.firstMonth ?? 1)}
            onChange={({ currentTarget }) => {
              const month = Number(currentTarget.value);
              onChange({ ...window, firstMonth: month === 1 ? undefined : month });
            }}
          />
        )}
        {window !== undefined && (
          <NativeSelect
            size="xs"
            label="By the date in"
            data={[...(dates.includes(window.date) ? [] : [window.date]), ...dates]}
            value={window.date}
            onChange={({ currentTarget }) => onChange({ ...window, date: currentTarget.value })}
          />
        )}
      </div>
      {isDated && (
        <TextInput
          size="xs"
          mt="xs"
          type="date"
          label="As-of date of this recipe"
          description="Empty: the newest date of the column in the file"
          value={recipe.asOf ?? ''}
          onChange={({ currentTarget }) =>
            onAsOf(currentTarget.value === '' ? undefined : currentTarget.value)
          }
        />
      )}
    </Fieldset>
  );
};
