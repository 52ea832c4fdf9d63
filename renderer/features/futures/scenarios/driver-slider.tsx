import { ActionIcon, NumberInput, Slider, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Driver } from '#shared/model/futures.ts';
import { stepOf } from '../drivers/check-driver.ts';
import { describeState } from './state-words.ts';
import classes from './scenarios.module.css';

type DriverSliderProps = {
  readonly driver: Driver;
  readonly value: number;
  readonly onPreview: (value: number) => void;
  readonly onCommit: (value: number, by: 'pointer' | 'keyboard') => void;
};

const figure = (value: number): string => value.toString().replace('-', '−');

/** Digits that a step of a power of ten needs, so that 0.1 + 0.2 is shown as 0.3. */
const digitsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step)));

/** The state of one driver: drag, arrow keys or a typed number; the mark is the state of today. */
export const DriverSlider = ({ driver, value, onPreview, onCommit }: DriverSliderProps) => {
  const by = useRef<'pointer' | 'keyboard'>('pointer');
  const step = stepOf(driver);
  const digits = digitsOf(step);
  const set = (next: number): void => {
    onPreview(next);
    onCommit(next, 'pointer');
  };
  return (
    <div className={classes['driver']} data-moved={value !== driver.baseline || undefined}>
      <div className={classes['driverHead']}>
        <span className={classes['driverName']}>{driver.name}</span>
        {value !== driver.baseline && (
          <Tooltip label="Back to the baseline" openDelay={400}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`${driver.name} back to the baseline`}
              onClick={() => set(driver.baseline)}
            >
              <IconArrowBackUp size={14} />
            </ActionIcon>
          </Tooltip>
        )}
        <NumberInput
          size="xs"
          w={112}
          aria-label={`${driver.name}, state`}
          suffix={driver.unit === '' ? '' : ` ${driver.unit}`}
          min={driver.low}
          max={driver.high}
          step={step}
          decimalScale={Math.max(digits, 6)}
          value={value}
          onChange={(next) => {
            if (typeof next === 'number') onPreview(next);
          }}
          onBlur={() => onCommit(value, 'pointer')}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onCommit(value, 'pointer');
            if (key === 'ArrowUp' || key === 'ArrowDown') onCommit(value, 'keyboard');
          }}
        />
      </div>
      <div
        className={classes['track']}
        onPointerDownCapture={() => {
          by.current = 'pointer';
        }}
        onKeyDownCapture={() => {
          by.current = 'keyboard';
        }}
      >
        <Slider
          size="sm"
          label={(each) => describeState(driver, each)}
          thumbLabel={driver.name}
          thumbValueText={(each) => describeState(driver, each)}
          startPointValue={driver.baseline}
          min={driver.low}
          max={driver.high}
          step={step}
          precision={digits}
          marks={[{ value: driver.baseline }]}
          value={value}
          onChange={onPreview}
          onChangeEnd={(next) => onCommit(next, by.current)}
        />
        <div className={classes['range']} aria-hidden>
          <span>{figure(driver.low)}</span>
          <span>{figure(driver.high)}</span>
        </div>
      </div>
    </div>
  );
};
