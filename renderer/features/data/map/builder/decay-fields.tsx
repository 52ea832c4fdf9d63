import { NativeSelect, NumberInput } from '@mantine/core';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { freshDecay, headersOf } from './draft-metric.ts';
import classes from './builder.module.css';

type DecayFieldsProps = {
  readonly recipe: Recipe;
  readonly decay: RecipeMetric['decay'];
  readonly onChange: (decay: RecipeMetric['decay']) => void;
};

/** Whether older rows count less, and how fast. */
export const DecayFields = ({ recipe, decay, onChange }: DecayFieldsProps) => {
  const dates = headersOf(recipe, ['date']);
  if (dates.length === 0 && decay === undefined) {
    return null;
  }
  return (
    <div className={classes['decay']}>
      <NativeSelect
        size="xs"
        label="Older rows"
        data={[
          { value: 'same', label: 'count the same' },
          { value: 'less', label: 'count less' },
        ]}
        value={decay === undefined ? 'same' : 'less'}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === 'same' ? undefined : freshDecay(recipe))
        }
      />
      {decay !== undefined && (
        <>
          <NumberInput
            size="xs"
            label="Months after which a row counts half"
            min={0.01}
            max={600}
            clampBehavior="blur"
            value={decay.halfLife}
            onChange={(halfLife) => {
              if (typeof halfLife === 'number' && halfLife >= 0.01 && halfLife <= 600) {
                onChange({ ...decay, halfLife });
              }
            }}
          />
          <NativeSelect
            size="xs"
            label="By the age in"
            data={[...(dates.includes(decay.date) ? [] : [decay.date]), ...dates]}
            value={decay.date}
            onChange={({ currentTarget }) => onChange({ ...decay, date: currentTarget.value })}
          />
        </>
      )}
    </div>
  );
};
