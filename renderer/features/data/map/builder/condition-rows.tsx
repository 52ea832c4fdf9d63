import { ActionIcon, Button, Fieldset, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Comparison, RowCondition } from '#shared/model/recipe-metric.ts';
import {
  changedCondition,
  comparisonsOf,
  freshCondition,
  headersOf,
  typeOfColumn,
} from './draft-metric.ts';
import classes from './builder.module.css';

const comparisonNames: Readonly<Record<Comparison, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  filled: 'is present',
  empty: 'is blank',
};

const aText = 'text';
const columnValue = (header: string): string => `column:${header}`;

const examples = { text: 'text', number: '1250.5', date: '2026-03-31' } as const;

type ConditionRowsProps = {
  readonly legend: string;
  readonly note: string;
  readonly recipe: Recipe;
  readonly conditions: readonly RowCondition[];
  readonly onChange: (conditions: readonly RowCondition[]) => void;
};

/** Conditions on rows that must all hold. */
export const ConditionRows = (props: ConditionRowsProps) => {
  const { legend, note, recipe, conditions, onChange } = props;
  const change = (index: number, part: Partial<RowCondition>): void =>
    onChange(
      conditions.map((condition, at) =>
        at === index ? changedCondition(condition, part, recipe) : condition,
      ),
    );
  return (
    <Fieldset legend={legend} variant="unstyled" className={classes['group']}>
      {conditions.length === 0 && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
      {conditions.map(({ column, is, to }, index) => {
        const type = typeOfColumn(recipe, column);
        const name = `${legend}, condition ${index + 1}`;
        return (
          // Conditions have no identity of their own; their place is what a person sees.
          <div key={`${index}:${column}`} className={classes['condition']}>
            <NativeSelect
              size="xs"
              aria-label={`Column of ${name}`}
              data={allColumns(recipe).map(({ header }) => ({ value: header, label: header }))}
              value={column}
              onChange={({ currentTarget }) => change(index, { column: currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label={`Comparison of ${name}`}
              data={comparisonsOf(type).map((value) => ({ value, label: comparisonNames[value] }))}
              value={is}
              onChange={({ currentTarget }) =>
                change(index, { is: currentTarget.value as Comparison })
              }
            />
            {to === null ? (
              <span />
            ) : (
              <div className={classes['compared']}>
                <NativeSelect
                  size="xs"
                  aria-label={`Compared with, ${name}`}
                  data={[
                    { value: aText, label: 'this value' },
                    ...headersOf(recipe, [type ?? ''])
                      .filter((header) => header !== column)
                      .map((header) => ({ value: columnValue(header), label: header })),
                  ]}
                  value={typeof to === 'string' ? aText : columnValue(to.column)}
                  onChange={({ currentTarget: { value } }) =>
                    change(index, {
                      to: value === aText ? '' : { column: value.slice(columnValue('').length) },
                    })
                  }
                />
                {typeof to === 'string' && (
                  <TextInput
                    size="xs"
                    aria-label={`Value of ${name}`}
                    placeholder={examples[type ?? 'text']}
                    maxLength={200}
                    value={to}
                    onChange={({ currentTarget }) => change(index, { to: currentTarget.value })}
                  />
                )}
              </div>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${name}`}
              onClick={() => onChange(conditions.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        size="compact-xs"
        variant="subtle"
        mt={4}
        leftSection={<IconPlus size={14} />}
        aria-label={`Add condition: ${legend}`}
        disabled={conditions.length >= 20}
        onClick={() => onChange([...conditions, freshCondition(recipe)])}
      >
        Add condition
      </Button>
    </Fieldset>
  );
};
