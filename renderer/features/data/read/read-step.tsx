import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { InTurns } from '#renderer/ui/in-turns.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import { chooseHeader } from '#shared/intake/headers/choose-header.ts';
import { ColumnTypes } from './column-types.tsx';
import { DriftPanel } from './drift-panel.tsx';
import { FirstRows } from './first-rows.tsx';
import { ReadingForm } from './reading-form.tsx';
import { RowRuleFields } from './row-rule-fields.tsx';
import { withColumnType } from './reading-options.ts';
import classes from './read-step.module.css';

type ReadStepProps = { readonly wizard: ImportWizard; readonly actions: ImportActions };

/** Step 2: the file as it was read, beside everything that was guessed. */
export const ReadStep = ({ wizard, actions }: ReadStepProps) => {
  const { preview, recipe } = wizard;
  if (preview === null || recipe === null) return null;
  const rows = `${formatCount(preview.rowsRead)} ${preview.rowsRead === 1 ? 'row' : 'rows'}`;
  return (
    <div className={classes['layout']} data-stale={wizard.isPreviewStale || undefined}>
      <InTurns>
        <Panel title="How it is read">
          <ReadingForm
            // The fields hold what is typed until it is taken: a new file starts them afresh.
            key={`${preview.fileName}:${recipe.file.headerRow}:${recipe.emptyTexts.join()}`}
            recipe={recipe}
            preview={preview}
            onChange={(change) => void actions.changeReading(change)}
          />
          <div className={classes['rules']}>
            <RowRuleFields
              recipe={recipe}
              preview={preview}
              onChange={(change) => void actions.changeReading(change)}
            />
          </div>
        </Panel>
        <div className={classes['right']}>
          <InTurns>
            <DriftPanel
              recipe={recipe}
              preview={preview}
              onChoose={(column, header) =>
                void actions.changeReading((old) =>
                  chooseHeader(old, preview.fileHeaders, column, header),
                )
              }
            />
            <Panel
              title="First rows"
              description={
                preview.isWholeFile
                  ? `All ${rows} of the file were read.`
                  : `The guesses rest on the first ${rows}; the check reads them all.`
              }
            >
              <FirstRows preview={preview} recipe={recipe} />
            </Panel>
            <Panel
              title="Columns"
              description="Types are never forced: what does not fit is shown."
            >
              <ColumnTypes
                recipe={recipe}
                columns={preview.columns}
                onChange={(index, type) =>
                  void actions.changeReading((old) => withColumnType(old, index, type))
                }
              />
              {preview.columns.length === 0 && <Text c="dimmed">The file has no columns.</Text>}
            </Panel>
          </InTurns>
        </div>
      </InTurns>
    </div>
  );
};
