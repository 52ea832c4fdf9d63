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
import type { Criterion, ValueFunction } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { findMetric } from '#shared/scoring/criteria.ts';
import { boundsOf, referenceRange } from '#shared/scoring/normalise.ts';
import { changeCriterion } from '../model-edits.ts';
import { valueFunctionOption } from './value-function-option.ts';
import classes from '../model.module.css';

type CriterionDialogProps = {
  readonly criterion: Criterion;
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
  readonly onClose: () => void;
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
  const [direction, setDirection] = useState(before.direction);
  const [lower, setLower] = useState(
    before.method === 'goalposts' ? before.lower : (range?.lower ?? 0),
  );
  const [upper, setUpper] = useState(
    before.method === 'goalposts' ? before.upper : (range?.upper ?? 100),
  );
  const ink = useChartInk();
  const valueFunction = useMemo<ValueFunction>(
    () => (method === 'minmax' ? { method, direction } : { method, direction, lower, upper }),
    [method, direction, lower, upper],
  );
  const isSound = method === 'minmax' || lower < upper;
  const option = useMemo(() => {
    const drawn = { ...criterion, valueFunction };
    const bounds = boundsOf(drawn, range);
    return metric === undefined || bounds === null
      ? null
      : valueFunctionOption(metric, drawn, bounds, ink);
  }, [metric, criterion, valueFunction, range, ink]);
  return (
    <Modal opened onClose={onClose} title={`How ${criterion.name} is judged`} size="lg">
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          actions.edit(`Judge ${name.trim()} by ${method}`, (model) =>
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
        <div className={classes['pair']}>
          <SegmentedControl
            aria-label="Method"
            value={method}
            onChange={(next) => setMethod(next)}
            data={[
              { value: 'minmax', label: 'Worst to best partner' },
              { value: 'goalposts', label: 'Fixed goalposts' },
            ]}
          />
          <SegmentedControl
            aria-label="Direction"
            value={direction}
            onChange={(next) => setDirection(next)}
            data={[
              { value: 'higher', label: 'Higher is better' },
              { value: 'lower', label: 'Lower is better' },
            ]}
          />
        </div>
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
          <Chart
            label={`Partners by ${criterion.name}, and the value from 0 to 100 that each number becomes`}
            option={option}
            height={200}
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
