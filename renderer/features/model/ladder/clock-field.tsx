import { NumberInput } from '@mantine/core';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { typedNumber } from '../tiers/typed-number.ts';
import classes from './ladder.module.css';

type ClockFieldProps = {
  readonly label: string;
  /** Read out in place of the label, which repeats from tier to tier. */
  readonly name: string;
  readonly value: number | null;
  /** What an empty field stands for; without it the field is never empty. */
  readonly placeholder?: string;
  /** What is counted, in the plural: `reviews`. */
  readonly unit?: string;
  readonly decimals?: number;
  /** The rule as it reads now. */
  readonly sentence: string;
  readonly findings: readonly ModelFinding[];
  readonly about: string;
  readonly onSave: (value: number | null) => void;
};

/** One number of the clock with the sentence that it makes, and what is wrong with it. */
export const ClockField = (props: ClockFieldProps) => {
  const { label, name, value, placeholder, unit, decimals = 0, sentence, findings, about } = props;
  return (
    <div className={classes['field']}>
      <span className={classes['label']}>{label}</span>
      <NumberInput
        // What is typed rests in the field until it is taken; a changed value starts it afresh.
        key={String(value)}
        size="xs"
        aria-label={name}
        hideControls
        allowDecimal={decimals > 0}
        decimalScale={decimals}
        suffix={unit === undefined ? '' : ` ${value === 1 ? unit.replace(/s$/u, '') : unit}`}
        {...(placeholder === undefined ? {} : { placeholder })}
        defaultValue={value ?? ''}
        onBlur={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          const next = text === '' ? null : typedNumber(text);
          const isTaken = next === null ? placeholder !== undefined : Number.isFinite(next);
          if (isTaken && next !== value) props.onSave(next);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <span className={classes['sentence']}>{sentence}</span>
      <div className={classes['wrong']}>
        <FindingList findings={findings} about={about} />
      </div>
    </div>
  );
};
