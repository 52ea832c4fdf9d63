import {
  ActionIcon,
  Anchor,
  Button,
  NativeSelect,
  NumberInput,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { IconAdjustments, IconPlus, IconTrash } from '@tabler/icons-react';
import { SensitivityMenu } from '#renderer/sensitive/sensitivity-menu.tsx';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { RecipeProblem } from '#renderer/stores/recipe-problems.ts';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { aggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Aggregation, RecipeMetric } from '#shared/model/recipe-metric.ts';
import { describeRows } from './builder/draft-metric.ts';
import {
  addMetric,
  aggregationsOf,
  changeMetric,
  metricOfColumn,
  removeMetric,
  rowCountMetric,
} from './recipe-metrics.ts';
import { codesOfOtherSources, withOwnCode } from './shared-codes.ts';
import { withMetricMark } from './sensitivity-marks.ts';
import classes from './map-step.module.css';

const everyRow = 'rows';
const columnValue = (header: string): string => `column:${header}`;

type MetricRowsProps = {
  readonly recipe: Recipe;
  readonly problems: readonly RecipeProblem[];
  readonly runs: readonly ImportRun[];
  readonly onChange: (change: (recipe: Recipe) => Recipe) => void;
  readonly onBuild: (index: number) => void;
};

/** The metrics that the file will deliver: one number per partner each. */
export const MetricRows = ({ recipe, problems, runs, onChange, onBuild }: MetricRowsProps) => {
  const otherSources = codesOfOtherSources(recipe, runs);
  const typeOf = (header: string | null) =>
    allColumns(recipe).find((column) => column.header === header)?.type ?? null;
  const change = (index: number, part: Partial<RecipeMetric>): void =>
    onChange((old) => changeMetric(old, index, part));
  const readColumn = (index: number, value: string): void => {
    const header = value === everyRow ? null : value.slice(columnValue('').length);
    const isNumber = typeOf(header) === 'number';
    const { aggregation } = recipe.metrics[index] ?? { aggregation: 'count' };
    change(index, { header, aggregation: isNumber ? aggregation : 'count' });
  };
  const addOne = (): void =>
    onChange((old) => {
      const free = allColumns(old).find(
        ({ header, type }) =>
          type === 'number' &&
          header !== old.key &&
          !old.metrics.some((metric) => metric.header === header),
      );
      return addMetric(old, free === undefined ? rowCountMetric(old) : metricOfColumn(old, free));
    });

  return (
    <>
      {recipe.metrics.length > 0 && (
        <PlainTable
          label="Metrics"
          head={
            <tr>
              <th scope="col" className={classes['metricName']}>
                Metric
              </th>
              <th scope="col">Made of</th>
              <th scope="col">Unit</th>
              <th scope="col">Decimals</th>
              <th scope="col">Better is</th>
              <th scope="col">
                <VisuallyHidden>Build or remove</VisuallyHidden>
              </th>
            </tr>
          }
        >
          <InTurns step={6}>
            {recipe.metrics.map((metric, index) => {
              const own = problems.filter(({ at }) => at.kind === 'metric' && at.index === index);
              const name = metric.name || `metric ${index + 1}`;
              const otherSource = otherSources.get(metric.code);
              return (
                <tr key={metric.code}>
                  <td>
                    <TextInput
                      size="xs"
                      aria-label={`Name of ${name}`}
                      value={metric.name}
                      error={own.length > 0}
                      onChange={({ currentTarget }) => change(index, { name: currentTarget.value })}
                    />
                    {own.map(({ message }) => (
                      <Text key={message} size="xs" c="var(--mantine-color-error)" role="alert">
                        {message}
                      </Text>
                    ))}
                    {otherSource !== undefined && (
                      <Text size="xs" c="dimmed" maw={220}>
                        {otherSource} delivers it too; the newer import counts.{' '}
                        <Anchor
                          component="button"
                          type="button"
                          size="xs"
                          onClick={() => onChange((old) => withOwnCode(old, index, runs))}
                        >
                          Keep apart
                        </Anchor>
                      </Text>
                    )}
                  </td>
                  <td>
                    <div className={classes['pair']}>
                      <NativeSelect
                        size="xs"
                        aria-label={`Aggregation of ${name}`}
                        data={aggregationsOf(typeOf(metric.header), metric.aggregation).map(
                          (value) => ({
                            value,
                            label: aggregationFacts[value].label,
                          }),
                        )}
                        value={metric.aggregation}
                        onChange={({ currentTarget }) =>
                          change(index, { aggregation: currentTarget.value as Aggregation })
                        }
                      />
                      <NativeSelect
                        size="xs"
                        aria-label={`Column of ${name}`}
                        data={[
                          ...allColumns(recipe).map(({ header }) => ({
                            value: columnValue(header),
                            label: header,
                          })),
                          { value: everyRow, label: 'all rows of the partner' },
                        ]}
                        value={metric.header === null ? everyRow : columnValue(metric.header)}
                        onChange={({ currentTarget }) => readColumn(index, currentTarget.value)}
                      />
                    </div>
                    {describeRows(metric) !== '' && (
                      <Text size="xs" c="dimmed">
                        {describeRows(metric)}
                      </Text>
                    )}
                  </td>
                  <td>
                    <TextInput
                      size="xs"
                      w={48}
                      maxLength={40}
                      aria-label={`Unit of ${name}`}
                      value={metric.unit}
                      onChange={({ currentTarget }) => change(index, { unit: currentTarget.value })}
                    />
                  </td>
                  <td>
                    <NumberInput
                      size="xs"
                      w={44}
                      hideControls
                      min={0}
                      max={9}
                      allowDecimal={false}
                      clampBehavior="strict"
                      aria-label={`Decimals of ${name}`}
                      value={metric.decimals}
                      onChange={(value) => {
                        if (typeof value === 'number') change(index, { decimals: value });
                      }}
                    />
                  </td>
                  <td>
                    <NativeSelect
                      size="xs"
                      w={78}
                      aria-label={`Direction of ${name}`}
                      data={[
                        { value: 'higher', label: 'higher' },
                        { value: 'lower', label: 'lower' },
                      ]}
                      value={metric.higherIsBetter ? 'higher' : 'lower'}
                      onChange={({ currentTarget }) =>
                        change(index, { higherIsBetter: currentTarget.value === 'higher' })
                      }
                    />
                  </td>
                  <td className={classes['does']}>
                    <SensitivityMenu
                      what={name}
                      level={metric.sensitivity ?? null}
                      onChoose={(level) => onChange((old) => withMetricMark(old, index, level))}
                    />
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Build ${name}`}
                      title="Rows, months and a trial on the file"
                      onClick={() => onBuild(index)}
                    >
                      <IconAdjustments size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Remove ${name}`}
                      onClick={() => onChange((old) => removeMetric(old, index))}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </InTurns>
        </PlainTable>
      )}
      {recipe.metrics.length === 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          No metric yet. Use a column of numbers as a metric, or count the rows of each partner.
        </Text>
      )}
      <div className={classes['adders']}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={addOne}>
          Add metric
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconAdjustments size={14} />}
          onClick={() => onBuild(recipe.metrics.length)}
        >
          Build a metric…
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => onChange((old) => addMetric(old, rowCountMetric(old)))}
        >
          Count rows per partner
        </Button>
      </div>
    </>
  );
};
