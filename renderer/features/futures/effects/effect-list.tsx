import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { Driver, Effect } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { effectSentence, exposureSentence } from '#shared/scenario/effect-sentence.ts';
import { sourceName } from './new-effect.ts';
import classes from '../futures.module.css';

type EffectListProps = {
  readonly driver: Driver;
  readonly effects: readonly Effect[];
  readonly snapshot: Snapshot;
  readonly findings: readonly FuturesFinding[];
  readonly onAdd: () => void;
  readonly onEdit: (effect: Effect) => void;
  readonly onRemove: (effect: Effect) => void;
};

/** What one driver does, effect by effect, read out as sentences. */
export const EffectList = (props: EffectListProps) => {
  const { driver, effects, snapshot, findings, onAdd, onEdit, onRemove } = props;
  return (
    <div>
      {effects.length === 0 && (
        <Text size="sm" c="dimmed">
          {driver.name} moves nothing yet. Say which metric it changes, by how much, and for whom.
        </Text>
      )}
      <ul className={classes['effects']}>
        {effects.map((effect) => {
          const metric = snapshot.metrics.find(({ code }) => code === effect.metricCode);
          const name = metric?.name ?? effect.metricCode;
          return (
            <li key={effect.id}>
              <div className={classes['effectText']}>
                <Text size="sm">
                  {unbroken(effectSentence(effect, driver, { name, unit: metric?.unit ?? '' }))}
                </Text>
                <Text size="xs" c="dimmed">
                  {unbroken(exposureSentence(effect, sourceName(effect, snapshot), snapshot))}
                </Text>
                {effect.reason !== '' && (
                  <Text size="xs" c="dimmed" fs="italic">
                    {effect.reason}
                  </Text>
                )}
                <FindingList findings={findings} about={effect.id} />
              </div>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Edit the effect on ${name}`}
                  onClick={() => onEdit(effect)}
                >
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the effect on ${name}`}
                  onClick={() => onRemove(effect)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </li>
          );
        })}
      </ul>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={snapshot.metrics.length === 0}
        onClick={onAdd}
      >
        Add effect
      </Button>
    </div>
  );
};
