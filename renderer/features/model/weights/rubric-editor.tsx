import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { RubricLevel } from '#shared/model/value-function.ts';
import { isLabelRubric } from '#shared/scoring/values/rubric.ts';
import { NumberField } from './number-field.tsx';
import classes from './points-editor.module.css';

type RubricEditorProps = {
  readonly levels: readonly RubricLevel[];
  readonly onChange: (levels: readonly RubricLevel[]) => void;
};

const mostLevels = 20;

/** The levels of a rubric, each with what a partner must show to be judged so. */
export const RubricEditor = ({ levels, onChange }: RubricEditorProps) => {
  const isLabels = isLabelRubric(levels);
  const set = (index: number, part: Partial<RubricLevel>): void => {
    const level = levels[index];
    if (level !== undefined) onChange(levels.with(index, { ...level, ...part }));
  };
  const isRepeated = ({ at }: RubricLevel, index: number): boolean =>
    levels.findIndex((level) => level.at === at) !== index;
  const add = (): void => {
    const numbers = levels.flatMap(({ at }) => (typeof at === 'number' ? [at] : []));
    const at = isLabels ? `Level ${levels.length + 1}` : Math.max(0, ...numbers) + 1;
    onChange([...levels, { at, value: 100, wording: '' }]);
  };
  return (
    <fieldset className={classes['points']}>
      <legend className={classes['legend']}>Levels, and what each demands</legend>
      {levels.map((level, index) => (
        <div key={`level-${index}`} className={classes['level']}>
          {typeof level.at === 'number' ? (
            <NumberField
              isLabelHidden={index > 0}
              label={index === 0 ? 'Number' : `Number of level ${index + 1}`}
              value={level.at}
              error={isRepeated(level, index) ? 'Stands twice' : undefined}
              onChange={(at) => set(index, { at })}
            />
          ) : (
            <TextInput
              size="xs"
              {...(index === 0
                ? { label: 'Label' }
                : { 'aria-label': `Label of level ${index + 1}` })}
              maxLength={120}
              value={level.at}
              error={
                level.at.trim() === ''
                  ? 'Needs a label'
                  : isRepeated(level, index)
                    ? 'Stands twice'
                    : undefined
              }
              onChange={({ currentTarget }) => set(index, { at: currentTarget.value })}
            />
          )}
          <NumberField
            isLabelHidden={index > 0}
            label={index === 0 ? 'Value' : `Value of level ${index + 1}`}
            min={0}
            max={100}
            value={level.value}
            onChange={(value) => set(index, { value })}
          />
          <TextInput
            size="xs"
            {...(index === 0
              ? { label: 'Demands' }
              : { 'aria-label': `Demands of level ${index + 1}` })}
            maxLength={500}
            placeholder="What a partner must show"
            value={level.wording}
            onChange={({ currentTarget }) => set(index, { wording: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove level ${index + 1}`}
            disabled={levels.length <= 2}
            onClick={() => onChange(levels.toSpliced(index, 1))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} />}
          disabled={levels.length >= mostLevels}
          onClick={add}
        >
          Add a level
        </Button>
      </div>
    </fieldset>
  );
};
