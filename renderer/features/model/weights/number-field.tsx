import { NumberInput } from '@mantine/core';

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly min?: number;
  readonly max?: number;
  /** The label is for readers of the screen alone, in a list whose head says it once. */
  readonly isLabelHidden?: boolean;
};

/** A number that is always one: an emptied field leaves the number before. */
export const NumberField = ({
  label,
  onChange,
  value,
  isLabelHidden = false,
  ...rest
}: NumberFieldProps) => (
  <NumberInput
    size="xs"
    value={value}
    clampBehavior="strict"
    {...(isLabelHidden ? { 'aria-label': label } : { label })}
    {...rest}
    onChange={(next) => {
      const number = typeof next === 'number' ? next : Number.parseFloat(next);
      if (Number.isFinite(number)) onChange(number);
    }}
  />
);
