import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { NumberField } from './number-field.tsx';
import classes from './points-editor.module.css';

type Bands = Extract<ValueFunction, { method: 'bands' }>;

type BandsEditorProps = {
  readonly bands: Bands;
  readonly unit: string;
  readonly onChange: (bands: Bands) => void;
};

const mostSteps = 20;

/** The bands of a value function: from each number on, its value. */
export const BandsEditor = ({ bands, unit, onChange }: BandsEditorProps) => {
  const { below, steps } = bands;
  const last = steps.at(-1);
  const before = steps.at(-2);
  const gap = last !== undefined && before !== undefined ? last.from - before.from : 1;
  return (
    <fieldset className={classes['points']}>
      <legend className={classes['legend']}>
        Bands: from {unit === '' ? 'raw number' : unit} to value
      </legend>
      <div className={classes['point']}>
        <span className={classes['below']}>Below the first</span>
        <NumberField
          label="Value below the first band"
          isLabelHidden
          min={0}
          max={100}
          value={below}
          onChange={(value) => onChange({ ...bands, below: value })}
        />
      </div>
      {steps.map((step, index) => (
        <div key={`step-${index}`} className={classes['point']}>
          <NumberField
            label={`Band ${index + 2} from`}
            isLabelHidden
            value={step.from}
            error={
              index > 0 && !(step.from > (steps[index - 1]?.from ?? NaN))
                ? 'Must begin above the band before'
                : undefined
            }
            onChange={(from) => onChange({ ...bands, steps: steps.with(index, { ...step, from }) })}
          />
          <NumberField
            label={`Value of band ${index + 2}`}
            isLabelHidden
            min={0}
            max={100}
            value={step.value}
            onChange={(value) =>
              onChange({ ...bands, steps: steps.with(index, { ...step, value }) })
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove band ${index + 2}`}
            disabled={steps.length <= 1}
            onClick={() => onChange({ ...bands, steps: steps.toSpliced(index, 1) })}
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
          disabled={steps.length >= mostSteps}
          onClick={() =>
            onChange({
              ...bands,
              steps: [...steps, { from: (last?.from ?? 0) + gap, value: last?.value ?? 100 }],
            })
          }
        >
          Add a band
        </Button>
      </div>
    </fieldset>
  );
};
