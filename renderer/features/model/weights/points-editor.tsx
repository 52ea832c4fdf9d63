import { ActionIcon, Button, Group, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ValuePoint } from '#shared/scoring/values/piecewise.ts';
import { addPoint, targetPoints } from './value-points.ts';
import classes from './points-editor.module.css';

type PointsEditorProps = {
  readonly points: readonly ValuePoint[];
  readonly unit: string;
  /** The least and greatest number of the partners. */
  readonly span: { readonly lower: number; readonly upper: number };
  readonly onChange: (points: readonly ValuePoint[]) => void;
};

const mostPoints = 20;

/** The drawn points of a value function as numbers, for the keyboard and for exact figures. */
export const PointsEditor = ({ points, unit, span, onChange }: PointsEditorProps) => {
  const isOutOfOrder = (index: number): boolean =>
    index > 0 && !((points[index]?.raw ?? NaN) > (points[index - 1]?.raw ?? NaN));
  const set = (index: number, part: Partial<ValuePoint>): void => {
    const point = points[index];
    if (point !== undefined) onChange(points.with(index, { ...point, ...part }));
  };
  return (
    <fieldset className={classes['points']}>
      <legend className={classes['legend']}>
        Points: from {unit === '' ? 'raw number' : unit} to value
      </legend>
      {points.map((point, index) => (
        <div key={`point-${index}`} className={classes['point']}>
          <NumberInput
            size="xs"
            aria-label={`Raw number of point ${index + 1}`}
            value={point.raw}
            error={isOutOfOrder(index) ? 'Must lie above the point before' : undefined}
            onChange={(value) => {
              if (typeof value === 'number') set(index, { raw: value });
            }}
          />
          <NumberInput
            size="xs"
            aria-label={`Value of point ${index + 1}`}
            min={0}
            max={100}
            clampBehavior="strict"
            value={point.value}
            onChange={(value) => {
              if (typeof value === 'number') set(index, { value });
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove point ${index + 1}`}
            disabled={points.length <= 2}
            onClick={() => onChange(points.toSpliced(index, 1))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} />}
          disabled={points.length >= mostPoints}
          onClick={() => onChange(addPoint(points))}
        >
          Add a point
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(targetPoints(span))}>
          Best in the middle
        </Button>
      </Group>
    </fieldset>
  );
};
