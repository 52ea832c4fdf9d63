import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { fitTemplate, metricFromTemplate, metricTemplates } from './metric-templates.ts';
import classes from './builder.module.css';

type TemplateSelectProps = {
  readonly recipe: Recipe;
  readonly onTake: (metric: Omit<RecipeMetric, 'code'>) => void;
};

/** Starts a metric from a question that programmes ask; says what the file lacks for it. */
export const TemplateSelect = ({ recipe, onTake }: TemplateSelectProps) => {
  const [id, setId] = useState<string | null>(null);
  const template = metricTemplates.find((each) => each.id === id);
  const lacks = template === undefined ? [] : fitTemplate(template, recipe).lacks;
  return (
    <div className={classes['template']}>
      <Select
        size="xs"
        label="Start from"
        placeholder="a ready template"
        clearable
        data={metricTemplates.map(({ id: value, name }) => ({ value, label: name }))}
        value={id}
        onChange={(value) => {
          setId(value);
          const chosen = metricTemplates.find((each) => each.id === value);
          const metric = chosen === undefined ? null : metricFromTemplate(chosen, recipe);
          if (metric !== null) onTake(metric);
        }}
      />
      {template !== undefined && (
        <Text
          size="xs"
          c={lacks.length > 0 ? 'var(--mantine-color-error)' : 'dimmed'}
          role="status"
        >
          {lacks.length > 0
            ? `The file has no column that looks like ${lacks.join(' or ')}. Rename or retype one, or build the metric by hand.`
            : template.says}
        </Text>
      )}
    </div>
  );
};
