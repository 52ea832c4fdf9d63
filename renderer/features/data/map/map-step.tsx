import { Badge, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import { absentColumns, type ImportWizard } from '#renderer/stores/import-wizard.ts';
import { findRecipeProblems } from '#renderer/stores/recipe-problems.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { AttributeRows } from './attribute-rows.tsx';
import { ColumnList } from './column-list.tsx';
import { ignoredHeaders, withColumnUse } from './column-use.ts';
import { withColumnMark } from './sensitivity-marks.ts';
import { LookupPanel } from './lookups/lookup-panel.tsx';
import { MetricDialog } from './builder/metric-dialog.tsx';
import { MetricRows } from './metric-rows.tsx';
import { addMetric, changeMetric, rowCountMetric, withFreshCode } from './recipe-metrics.ts';
import classes from './map-step.module.css';

type MapStepProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  readonly runs: readonly ImportRun[];
};

const named = (header: string): string => (header === '' ? '(no name)' : header);

/** Step 3: what each column is for, and the metrics made of them. */
export const MapStep = ({ wizard, actions, runs }: MapStepProps) => {
  /** Place of the metric that is being built; one behind the last is a new one. */
  const [built, setBuilt] = useState<number | null>(null);
  const { preview, recipe } = wizard;
  if (preview === null || recipe === null) return null;
  const problems = findRecipeProblems(recipe, absentColumns(wizard));
  const about = (kind: string): string | undefined =>
    problems.find(({ at }) => at.kind === kind)?.message;
  const ignored = ignoredHeaders(recipe);
  const keyEvidence = preview.evidence.find(
    (each) => each.about === 'key' && each.guess === recipe.key,
  );
  const orderSentence =
    recipe.orderedBy === null
      ? 'No date column orders the rows: “latest” takes the last row of the file.'
      : `“Latest” takes the row with the newest “${named(recipe.orderedBy)}”.`;

  return (
    <div className={classes['layout']}>
      <InTurns>
        <Panel title="Columns" description={`${preview.columns.length} in the file`}>
          <ColumnList
            recipe={recipe}
            preview={preview}
            onUse={(column, use) => actions.changeMapping((old) => withColumnUse(old, column, use))}
            onMark={(header, level) =>
              actions.changeMapping((old) => withColumnMark(old, header, level))
            }
          />
        </Panel>
        <Stack gap="md" miw={0}>
          <InTurns>
            <Panel title="Source and partner">
              <div className={classes['source']}>
                <TextInput
                  label="Source"
                  description="The system that the file came from"
                  value={recipe.source.name}
                  maxLength={200}
                  error={about('source')}
                  onChange={({ currentTarget }) => {
                    const name = currentTarget.value;
                    actions.changeMapping((old) => ({ ...old, source: { ...old.source, name } }));
                  }}
                />
                <TextInput
                  label="Department"
                  description="Who answers for the figures"
                  value={recipe.source.department}
                  maxLength={120}
                  onChange={({ currentTarget }) => {
                    const department = currentTarget.value;
                    actions.changeMapping((old) => ({
                      ...old,
                      source: { ...old.source, department },
                    }));
                  }}
                />
              </div>
              <Text size="sm" mt="sm" role={about('key') === undefined ? undefined : 'alert'}>
                {about('key') ??
                  `Partners are told apart by “${named(recipe.key)}”${
                    recipe.name === null ? '' : ` and shown as “${named(recipe.name)}”`
                  }. ${keyEvidence?.evidence ?? ''}`}
              </Text>
              <Text size="sm" c="dimmed" mt={4}>
                {about('orderedBy') ?? orderSentence}
              </Text>
            </Panel>
            <LookupPanel recipe={recipe} runs={runs} onChange={actions.changeMapping} />
            <Panel
              title="Metrics"
              description="All rows of a partner become one number. Each metric can become a criterion of the model."
            >
              <MetricRows
                recipe={recipe}
                problems={problems}
                runs={runs}
                onChange={actions.changeMapping}
                onBuild={setBuilt}
              />
              {built !== null && (
                <MetricDialog
                  recipe={recipe}
                  metric={recipe.metrics[built] ?? rowCountMetric(recipe)}
                  actions={actions}
                  onTake={(metric) =>
                    actions.changeMapping((old) =>
                      old.metrics[built] === undefined
                        ? addMetric(old, withFreshCode(old, metric))
                        : changeMetric(old, built, metric),
                    )
                  }
                  onClose={() => setBuilt(null)}
                />
              )}
            </Panel>
            <Panel title="Attributes">
              <AttributeRows recipe={recipe} problems={problems} onChange={actions.changeMapping} />
            </Panel>
            {ignored.length > 0 && (
              <Panel
                title={
                  ignored.length === 1 ? '1 column not used' : `${ignored.length} columns not used`
                }
                description="Cells of columns that are not used are kept with the run, but make no metric and no attribute."
              >
                <Group gap={6}>
                  {ignored.slice(0, 40).map((header) => (
                    <Badge key={header} variant="default" tt="none" fw={400} maw={240}>
                      {named(header)}
                    </Badge>
                  ))}
                  {ignored.length > 40 && (
                    <Text size="xs" c="dimmed">
                      and {ignored.length - 40} more
                    </Text>
                  )}
                </Group>
              </Panel>
            )}
            {about('columns') !== undefined && (
              <Text size="sm" role="alert" c="var(--mantine-color-error)">
                {about('columns')}
              </Text>
            )}
          </InTurns>
        </Stack>
      </InTurns>
    </div>
  );
};
