import { Button, Radio, Stack, Text } from '@mantine/core';
import { IconFileImport, IconFolderOpen } from '@tabler/icons-react';
import { DropZone } from '#renderer/ui/drop-zone.tsx';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { FileList } from './file-list.tsx';
import { recipeChoices } from './recipe-choices.ts';
import classes from './file-step.module.css';

type FileStepProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  readonly runs: readonly ImportRun[];
  readonly onDropFiles: (files: readonly File[]) => void;
};

const guess = 'guess';
const fromFile = 'recipe-file';

/** Step 1: the file, and whether it is read by guessing or like an earlier one. */
export const FileStep = ({ wizard, actions, runs, onDropFiles }: FileStepProps) => {
  const choices = recipeChoices(runs, 6);
  const { loaded } = wizard;
  const chosenRun = choices.find(({ run }) => run.recipe === loaded?.recipe);
  const value = loaded === null ? guess : (chosenRun?.run.id.toString() ?? fromFile);
  const isBusy = wizard.work !== null;

  const choose = (next: string): void => {
    if (next === guess) return void actions.takeRecipe(null, '');
    if (next === fromFile) return void actions.chooseRecipe();
    const choice = choices.find(({ run }) => run.id.toString() === next);
    if (choice !== undefined) void actions.takeRecipe(choice.run.recipe, choice.label);
  };

  return (
    <Stack gap="lg">
      <div className={classes['columns']}>
        <DropZone label="Drop files here" onFiles={onDropFiles} isDisabled={isBusy}>
          <Stack align="center" gap="sm">
            <IconFileImport size={36} stroke={1.25} aria-hidden />
            <Text fw={600}>
              {wizard.file === null
                ? 'Drop a file here, or several of one shape'
                : wizard.file.name}
            </Text>
            <Button
              leftSection={<IconFolderOpen size={16} />}
              onClick={() => void actions.chooseFile()}
              disabled={isBusy}
              data-autofocus
            >
              {wizard.file === null ? 'Choose files…' : 'Choose other files…'}
            </Button>
            <Text size="sm" c="dimmed" ta="center" maw={420}>
              CSV and other text tables, Excel workbooks, JSON and Parquet; several files of one
              shape are one import. Files are only read; nothing is written before the last step.
            </Text>
          </Stack>
        </DropZone>
        <Radio.Group
          label="How to read it"
          description="A recipe remembers columns, types and metrics, so that the next file of the same kind takes seconds."
          value={value}
          onChange={choose}
        >
          <Stack gap="xs" mt="sm">
            <Radio value={guess} label="Guess from the file" disabled={isBusy} />
            {choices.map(({ run, label }) => (
              <Radio
                key={run.id}
                value={run.id.toString()}
                disabled={isBusy}
                label={label}
                description={`Like the earlier import: ${run.recipe.metrics.length} metrics, key “${run.recipe.key}”`}
                classNames={{ label: classes['long'] ?? '' }}
              />
            ))}
            <Radio
              value={fromFile}
              disabled={isBusy}
              label={value === fromFile ? `Recipe ${loaded?.name ?? ''}` : 'From a recipe file…'}
              onClick={() => {
                if (value === fromFile) void actions.chooseRecipe();
              }}
            />
          </Stack>
        </Radio.Group>
      </div>
      {wizard.survey.length > 0 && (
        <FileList wizard={wizard} onKeep={(paths) => void actions.keepFiles(paths)} />
      )}
    </Stack>
  );
};
