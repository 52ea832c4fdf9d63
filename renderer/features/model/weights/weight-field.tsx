import { TextInput } from '@mantine/core';
import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { readPercent } from './read-percent.ts';
import classes from './weight-field.module.css';

/** How the field is brought up to date without React; see `WeightTrack`. */
export type WeightFieldHandle = { readonly show: (percent: number) => void };

type WeightFieldProps = {
  readonly ref: Ref<WeightFieldHandle>;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly unit: '%' | 'points';
  /** What is wrong with a percentage, in the few words that the field has room for; null for nothing. */
  readonly faultOf: (percent: number) => string | null;
  /** A percentage of 0..100 that was typed, or reached by an arrow key. */
  readonly onTake: (percent: number, by: 'pointer' | 'keyboard') => void;
};

/** The weight as a number to be typed: taken by Enter or on leaving, put back by Escape. */
export const WeightField = ({ ref, name, isDisabled, unit, faultOf, onTake }: WeightFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(0);
  const isTyped = useRef(false);
  const [fault, setFault] = useState<string | null>(null);

  const show = (percent: number): void => {
    shown.current = percent;
    if (input.current !== null && !isTyped.current)
      input.current.value = `${percent} ${unit === '%' ? '%' : 'pts'}`;
  };
  useImperativeHandle(ref, () => ({ show }));

  return (
    <TextInput
      ref={input}
      size="xs"
      classNames={{ input: classes['input'] ?? '' }}
      aria-label={
        unit === '%' ? `Weight of ${name} in per cent` : `Points that ${name} takes off at most`
      }
      inputMode="decimal"
      defaultValue=""
      disabled={isDisabled}
      error={fault}
      onChange={() => {
        isTyped.current = true;
      }}
      onKeyDown={(event) => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          isTyped.current = false;
          show(shown.current);
        }
        if (step !== undefined && !isTyped.current) {
          event.preventDefault();
          onTake(
            Math.min(100, Math.max(0, shown.current + (event.shiftKey ? 10 : 1) * step)),
            'keyboard',
          );
        }
      }}
      onBlur={(event) => {
        const typed = isTyped.current ? readPercent(event.currentTarget.value) : null;
        isTyped.current = false;
        show(shown.current);
        setFault(typed === null ? null : faultOf(typed));
        if (typed !== null && typed !== shown.current) onTake(typed, 'pointer');
      }}
    />
  );
};
