import { Checkbox, SegmentedControl, Select } from '@mantine/core';
import type { ValueFunction } from '#shared/model/value-function.ts';
import type { RawRange } from '#shared/scoring/values/min-max.ts';
import { BandsEditor } from './bands-editor.tsx';
import { NumberField } from './number-field.tsx';
import { PointsEditor } from './points-editor.tsx';
import { RubricEditor } from './rubric-editor.tsx';
import classes from '../model.module.css';

type MethodFieldsProps = {
  readonly valueFunction: ValueFunction;
  readonly unit: string;
  /** The least and greatest number of the partners. */
  readonly span: RawRange;
  readonly onChange: (valueFunction: ValueFunction) => void;
};

/** The numbers of one method, for the keyboard and for exact figures. */
export const MethodFields = ({ valueFunction, unit, span, onChange }: MethodFieldsProps) => {
  const inUnit = (label: string): string => (unit === '' ? label : `${label} (${unit})`);
  return (
    <>
      {'direction' in valueFunction && (
        <SegmentedControl
          aria-label="Direction"
          value={valueFunction.direction}
          onChange={(direction) => onChange({ ...valueFunction, direction })}
          data={[
            { value: 'higher', label: 'Higher is better' },
            { value: 'lower', label: 'Lower is better' },
          ]}
        />
      )}
      {valueFunction.method === 'goalposts' && (
        <div className={classes['pair']}>
          <NumberField
            label={inUnit('From')}
            value={valueFunction.lower}
            onChange={(lower) => onChange({ ...valueFunction, lower })}
          />
          <NumberField
            label={inUnit('To')}
            value={valueFunction.upper}
            onChange={(upper) => onChange({ ...valueFunction, upper })}
          />
        </div>
      )}
      {valueFunction.method === 'target' && (
        <div className={classes['quartet']}>
          <NumberField
            label={inUnit('Worth 0 at')}
            value={valueFunction.lower}
            onChange={(lower) => onChange({ ...valueFunction, lower })}
          />
          <NumberField
            label="Best from"
            value={valueFunction.bestFrom}
            onChange={(bestFrom) => onChange({ ...valueFunction, bestFrom })}
          />
          <NumberField
            label="Best to"
            value={valueFunction.bestTo}
            onChange={(bestTo) => onChange({ ...valueFunction, bestTo })}
          />
          <NumberField
            label={inUnit('Worth 0 at')}
            value={valueFunction.upper}
            onChange={(upper) => onChange({ ...valueFunction, upper })}
          />
        </div>
      )}
      {valueFunction.method === 'zscore' && (
        <Select
          size="xs"
          label="Standard deviation"
          allowDeselect={false}
          value={String(valueFunction.ddof)}
          data={[
            { value: '1', label: 'of a sample: n − 1 (ddof 1)' },
            { value: '0', label: 'of all there are: n (ddof 0)' },
          ]}
          onChange={(ddof) => onChange({ ...valueFunction, ddof: ddof === '0' ? 0 : 1 })}
        />
      )}
      {valueFunction.method === 'logarithmic' && (
        <div className={classes['pair']}>
          <Checkbox
            size="xs"
            mt={24}
            label="Shift by the COIN Tool’s rule"
            checked={valueFunction.shift === null}
            onChange={({ currentTarget }) =>
              onChange({
                ...valueFunction,
                shift: currentTarget.checked ? null : Math.max(0, 1 - span.lower),
              })
            }
          />
          {valueFunction.shift !== null && (
            <NumberField
              label={inUnit('Added before the logarithm')}
              value={valueFunction.shift}
              onChange={(shift) => onChange({ ...valueFunction, shift })}
            />
          )}
        </div>
      )}
      {valueFunction.method === 'piecewise' && (
        <PointsEditor
          points={valueFunction.points}
          unit={unit}
          span={span}
          onChange={(points) => onChange({ ...valueFunction, points })}
        />
      )}
      {valueFunction.method === 'bands' && (
        <BandsEditor bands={valueFunction} unit={unit} onChange={onChange} />
      )}
      {valueFunction.method === 'rubric' && (
        <RubricEditor
          levels={valueFunction.levels}
          onChange={(levels) => onChange({ ...valueFunction, levels })}
        />
      )}
    </>
  );
};
