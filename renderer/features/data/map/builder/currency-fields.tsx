import { Checkbox, Fieldset, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { headerWords } from '#shared/intake/header-words.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { MetricCurrency, RecipeMetric } from '#shared/model/recipe-metric.ts';
import { headersOf } from './draft-metric.ts';
import classes from './builder.module.css';

const policyNames: Readonly<Record<MetricCurrency['policy'], string>> = {
  dated: 'the rate of its day',
  average: 'the mean rate of the window',
  frozen: 'the rate of one day',
};

const wordsOfCurrency: ReadonlySet<string> = new Set(['currency', 'curr', 'ccy', 'währung']);

/** The column that most likely holds the currency. */
const likelyColumn = (recipe: Recipe): string => {
  const texts = headersOf(recipe, ['text']);
  const named = texts.find((header) =>
    headerWords(header).some((word) => wordsOfCurrency.has(word)),
  );
  return named ?? texts[0] ?? '';
};

const withPolicy = (
  policy: string,
  column: string,
  recipe: Recipe,
  alsoBy: true | undefined,
): MetricCurrency => {
  switch (policy) {
    case 'average':
      return { policy, column, alsoBy };
    case 'frozen':
      return { policy, column, alsoBy, day: recipe.asOf ?? '', withinDays: 7 };
    default: {
      const date = recipe.orderedBy ?? headersOf(recipe, ['date'])[0] ?? '';
      return { policy: 'dated', column, alsoBy, date, withinDays: 7 };
    }
  }
};

type CurrencyFieldsProps = {
  readonly recipe: Recipe;
  readonly metric: RecipeMetric;
  readonly onChange: (currency: MetricCurrency | undefined) => void;
};

/** Whether amounts are in several currencies, and by which rates they become one. */
export const CurrencyFields = ({ recipe, metric, onChange }: CurrencyFieldsProps) => {
  const { currency } = metric;
  const texts = headersOf(recipe, ['text']);
  const dates = headersOf(recipe, ['date']);
  return (
    <Fieldset legend="Currency" variant="unstyled" className={classes['group']}>
      <div className={classes['window']}>
        <NativeSelect
          size="xs"
          label="Amounts are in"
          data={[
            { value: 'one', label: 'one currency' },
            ...texts.map((header) => ({ value: `column:${header}`, label: `that of ${header}` })),
          ]}
          value={currency === undefined ? 'one' : `column:${currency.column}`}
          onChange={({ currentTarget: { value } }) =>
            onChange(
              value === 'one'
                ? undefined
                : currency === undefined
                  ? withPolicy('dated', likelyColumn(recipe), recipe, undefined)
                  : { ...currency, column: value.slice('column:'.length) },
            )
          }
        />
        {currency !== undefined && (
          <NativeSelect
            size="xs"
            label="Converted by"
            className={currency.policy === 'average' ? classes['wide'] : undefined}
            data={Object.entries(policyNames).map(([value, label]) => ({ value, label }))}
            value={currency.policy}
            onChange={({ currentTarget }) =>
              onChange(withPolicy(currentTarget.value, currency.column, recipe, currency.alsoBy))
            }
          />
        )}
        {currency?.policy === 'dated' && (
          <NativeSelect
            size="xs"
            label="Day in"
            data={[...(dates.includes(currency.date) ? [] : [currency.date]), ...dates]}
            value={currency.date}
            onChange={({ currentTarget }) => onChange({ ...currency, date: currentTarget.value })}
          />
        )}
        {currency?.policy === 'frozen' && (
          <TextInput
            size="xs"
            type="date"
            label="Day"
            value={currency.day}
            onChange={({ currentTarget }) => onChange({ ...currency, day: currentTarget.value })}
          />
        )}
        {currency !== undefined && currency.policy !== 'average' && (
          <NumberInput
            size="xs"
            label="At most days old"
            min={0}
            max={366}
            allowDecimal={false}
            clampBehavior="strict"
            value={currency.withinDays}
            onChange={(days) => {
              if (typeof days === 'number') onChange({ ...currency, withinDays: days });
            }}
          />
        )}
      </div>
      {currency !== undefined && metric.aggregation === 'ratio' && (
        <Checkbox
          size="xs"
          mt="xs"
          label={`${metric.by ?? 'The lower column'} holds amounts of the same currency`}
          checked={currency.alsoBy === true}
          onChange={({ currentTarget }) =>
            onChange({ ...currency, alsoBy: currentTarget.checked ? true : undefined })
          }
        />
      )}
    </Fieldset>
  );
};
