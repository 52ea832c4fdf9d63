import { ActionIcon, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { formatCount, formatWhen } from '#renderer/ui/format.ts';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { EnsembleRecord } from '#shared/model/ensemble.ts';
import classes from './ensemble.module.css';

type RunListProps = {
  readonly records: readonly EnsembleRecord[];
  readonly selectedId: number | null;
  readonly isReadOnly: boolean;
  readonly onChoose: (id: number) => void;
  readonly onRemove: (id: number) => void;
};

const methodNames = { latinHypercube: 'Latin hypercube', sobol: 'Sobol' } as const;

/** The runs that the workspace holds; one is looked at. */
export const RunList = ({ records, selectedId, isReadOnly, onChoose, onRemove }: RunListProps) =>
  records.length === 0 ? (
    <Text size="xs" c="dimmed">
      No run is kept yet.
    </Text>
  ) : (
    <ul className={classes['runs']} aria-label="Kept runs">
      {records.map(({ id, settings, createdAt, isStale }) => (
        <li key={id} data-selected={id === selectedId || undefined}>
          <button
            type="button"
            className={classes['choose']}
            aria-current={id === selectedId ? 'true' : undefined}
            onClick={() => onChoose(id)}
          >
            <Text span size="sm">
              {formatCount(settings.futures)} futures, seed {settings.seed}
            </Text>
            <span className={classes['quiet']}>
              {methodNames[settings.method]}
              {settings.horizonMonths === null ? '' : `, ${settings.horizonMonths} months`}
              {settings.keepsTiers ? ', with tiers' : ''}
            </span>
            <span className={classes['quiet']}>{formatWhen(createdAt)}</span>
          </button>
          {isStale && <WarningTag>Out of date</WarningTag>}
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            disabled={isReadOnly}
            aria-label={`Remove the run of ${formatCount(settings.futures)} futures, seed ${settings.seed}`}
            onClick={() => onRemove(id)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
