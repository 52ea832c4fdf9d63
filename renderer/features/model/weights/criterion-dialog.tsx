import {
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Text,
  TextInput,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import { assertNever } from '#shared/invariant.ts';
import type { Criterion, ValueFunction } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { findMetric } from '#shared/scoring/criteria.ts';
import { boundsOf, referenceRange } from '#shared/scoring/normalise.ts';
import { changeCriterion } from '../model-edits.ts';
import { PointHandles } from './point-handles.tsx';
import { PointsEditor } from './points-editor.tsx';
import { shownSpan, valueFunctionOption } from './value-function-option.ts';
import { pointsLike } from './value-points.ts';
import classes from '../model.module.css';

type CriterionDialogProps = {
  readonly criterion: Criterion;
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
  readonly onClose: () => void;
};

const methodNames: Readonly<Record<ValueFunction['method'], string>> = {
  minmax: 'worst to best partner',
  goalposts: 'goalposts',
  piecewise: 'drawn points',
};

const finite = (value: string | number): number =>
  typeof value === 'number' ? value : Number.parseFloat(value);

/** How a metric becomes a value: method, direction and bounds, drawn over the partners' numbers. */
export const CriterionDialog = ({
  criterion,
  snapshot,
  actions,
  onClose,
}: CriterionDialogProps) => {
  const metric = findMetric(snapshot, criterion.metricCode);
  const range = useMemo(() => (metric === undefined ? null : referenceRange(metric)), [metric]);
  const before = criterion.valueFunction;
  const [name, setName] = useState(criterion.name);
  const [method, setMethod] = useState<ValueFunction['method']>(before.method);
  const [direction, setDirection] = useState(
    before.method === 'piecewise' ? 'higher' : before.direction,
  );
  const [lower, setLower] = useState(
    before.method === 'goalposts' ? before.lower : (range?.lower ?? 0),
  );
  const [upper, setUpper] = useState(
    before.method === 'goalposts' ? before.upper : (range?.upper ?? 100),
  );
  const span = range ?? { lower: 0, upper: 100 };
  const [points, setPoints] = useState(() => pointsLike(before, span));
  const ink = useChartInk();
  const valueFunction = useMemo<ValueFunction>(() => {
    switch (method) {
      case 'minmax':
        return { method, direction };
      case 'goalposts':
        return { method, direction, lower, upper };
      case 'piecewise':
        return { method, points };
      default:
        return assertNever(method, 'method');
    }
  }, [method, direction, lower, upper, points]);
  const isSound =
    method === 'minmax' ||
    (method === 'goalposts'
      ? lower < upper
      : points.every(({ raw }, index) => index === 0 || raw > (points[index - 1]?.raw ?? raw)));
  const choose = (next: ValueFunction['method']): void => {
    // Drawing starts from what the dialog shows.
    if (next === 'piecewise') setPoints(pointsLike(valueFunction, span));
    setMethod(next);
  };
  const option = useMemo(() => {
    const drawn = { ...criterion, valueFunction };
    const bounds = boundsOf(drawn, range);
    return metric === undefined || bounds === null
      ? null
      : {
          chart: valueFunctionOption(metric, drawn, bounds, ink),
          shown: shownSpan(metric, bounds),
        };
  }, [metric, criterion, valueFunction, range, ink]);
  return (
    <Modal opened onClose={onClose} title={`How ${criterion.name} is judged`} size="lg">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(`Judge ${name.trim()} by ${methodNames[method]}`, (model) =>
            changeCriterion(model, criterion.id, { name: name.trim(), valueFunction }),
          );
          onClose();
        }}
      >
        <TextInput
          label="Criterion"
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Method"
          value={method}
          onChange={choose}
          data={[
            { value: 'minmax', label: 'Worst to best partner' },
            { value: 'goalposts', label: 'Fixed goalposts' },
            { value: 'piecewise', label: 'Drawn points' },
          ]}
        />
        {method !== 'piecewise' && (
          <SegmentedControl
            aria-label="Direction"
            value={direction}
            onChange={(next) => setDirection(next)}
            data={[
              { value: 'higher', label: 'Higher is better' },
              { value: 'lower', label: 'Lower is better' },
            ]}
          />
        )}
        {method === 'goalposts' && (
          <div className={classes['pair']}>
            <NumberInput
              label={`From${metric?.unit === undefined || metric.unit === '' ? '' : ` (${metric.unit})`}`}
              value={lower}
              onChange={(value) => setLower(finite(value))}
              error={isSound ? undefined : 'Must be below the upper goalpost'}
            />
            <NumberInput label="To" value={upper} onChange={(value) => setUpper(finite(value))} />
          </div>
        )}
        {option === null ? (
          <Text c="dimmed">No partner has a value, so there is nothing to draw.</Text>
        ) : (
          <div style={{ position: 'relative' }}>
            <Chart
              label={`Partners by ${criterion.name}, and the value from 0 to 100 that each number becomes`}
              option={option.chart}
              height={210}
            />
            {method === 'piecewise' && (
              <PointHandles
                points={points}
                lower={option.shown.lower}
                upper={option.shown.upper}
                onChange={setPoints}
              />
            )}
          </div>
        )}
        {method === 'piecewise' && (
          <PointsEditor
            points={points}
            unit={metric?.unit ?? ''}
            span={span}
            onChange={setPoints}
          />
        )}
        {range !== null && metric !== undefined && (
          <Text c="dimmed" fz="xs">
            Partners lie between {formatNumber(range.lower, metric.decimals)} and{' '}
            {formatNumber(range.upper, metric.decimals)} {metric.unit}.
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isSound || name.trim() === ''}>
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
