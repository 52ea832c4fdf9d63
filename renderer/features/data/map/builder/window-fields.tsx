import { Fieldset, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { Recipe, RecipeMetric } from '#shared/model/recipe.ts';
import { freshWindow, headersOf } from './draft-metric.ts';
import classes from './builder.module.css';

type WindowFieldsProps = {
  readonly recipe: Recipe;
  readonly metric: RecipeMetric;
  readonly mayBeAll: boolean;
  readonly stepMonths: number;
  readonly onChange: (window: RecipeMetric['window']) => void;
  readonly onAsOf: (asOf: string | undefined) => void;
};

/** Rows of which months count, and on which day the months end. */
export const WindowFields = (props: WindowFieldsProps) => {
  const { recipe, metric, mayBeAll, stepMonths, onChange, onAsOf } = props;
  const { window } = metric;
  const dates = headersOf(recipe, ['date']);
  const isDated = window !== undefined || metric.aggregation === 'recency';
  return (
    <Fieldset legend="Time" variant="unstyled" className={classes['group']}>
      <div className={classes['window']}>
        <NativeSelect
          size="xs"
          label="Rows of"
          data={[
            ...(mayBeAll || window === undefined ? [{ value: 'all', label: 'all dates' }] : []),
            ...(dates.length > 0 || window !== undefined
              ? [{ value: 'months', label: 'trailing months' }]
              : []),
          ]}
          value={window === undefined ? 'all' : 'months'}
          onChange={({ currentTarget }) =>
            onChange(
              currentTarget.value === 'all' ? undefined : freshWindow(recipe, metric.aggregation),
            )
          }
        />
        {window !== undefined && (
          <>
            <NumberInput
              size="xs"
              label="Months"
              min={1}
              max={600}
              step={stepMonths}
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
              step={stepMonths}
              allowDecimal={false}
              clampBehavior="strict"
              value={window.back}
              onChange={(back) => {
                if (typeof back === 'number') onChange({ ...window, back });
              }}
            />
            <NativeSelect
              size="xs"
              label="By the date in"
              data={[...(dates.includes(window.date) ? [] : [window.date]), ...dates]}
              value={window.date}
              onChange={({ currentTarget }) => onChange({ ...window, date: currentTarget.value })}
            />
          </>
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
