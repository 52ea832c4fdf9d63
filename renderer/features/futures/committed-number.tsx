import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

type CommittedNumberProps = Omit<NumberInputProps, 'value' | 'onChange' | 'onBlur'> & {
  /** Null where the field is empty. */
  readonly value: number | null;
  /** Called with a number within `min` and `max`, or null, when the field is left or Enter is pressed. */
  readonly onCommit: (value: number | null) => void;
};

/** A number that counts when it is finished, so that each key that is pressed is not a step of undo. */
export const CommittedNumber = ({ value, onCommit, ...props }: CommittedNumberProps) => {
  const [typed, setTyped] = useState<number | string | null>(null);
  const shown = typed ?? value ?? '';
  const commit = (): void => {
    if (typed === null) return;
    const next = typeof typed === 'number' ? typed : typed === '' ? null : Number(typed);
    const { min = -Infinity, max = Infinity } = props;
    const isWithin = next === null || (next >= min && next <= max);
    setTyped(null);
    if (isWithin && next !== value) onCommit(next);
  };
  return (
    <NumberInput
      {...props}
      value={shown}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
        if (key === 'Escape') setTyped(null);
      }}
    />
  );
};
