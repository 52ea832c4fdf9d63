import { ActionIcon, Button, Group, NumberInput, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import type { Effect, ExposureRule } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { exposuresOf } from '#shared/scenario/exposure.ts';
import { RuleCondition } from './rule-condition.tsx';
import { newRuleCondition } from './new-rule-condition.ts';
import classes from '../futures.module.css';

type ExposureRulesProps = {
  readonly effect: Effect;
  readonly snapshot: Snapshot;
  readonly onChange: (change: (effect: Effect) => Effect) => void;
};

const mostRules = 50;
const mostConditions = 10;

/** Rules by attributes and metrics, asked from the first on; each says how many partners it catches. */
export const ExposureRules = ({ effect, snapshot, onChange }: ExposureRulesProps) => {
  const { exposureRules: rules = [] } = effect;
  const caught = useMemo(() => {
    const { of } = exposuresOf(effect, snapshot);
    const counts = new Array<number>(effect.exposureRules?.length ?? 0).fill(0);
    snapshot.partnerKeys.forEach((_, row) => {
      const { rule } = of(row);
      if (rule !== undefined) counts[rule] = (counts[rule] ?? 0) + 1;
    });
    return counts;
  }, [effect, snapshot]);
  const change = (next: (old: readonly ExposureRule[]) => readonly ExposureRule[]): void =>
    onChange((old) => ({ ...old, exposureRules: next(old.exposureRules ?? []) }));
  const put = (place: number, part: Partial<ExposureRule>): void =>
    change((old) => old.map((rule, at) => (at === place ? { ...rule, ...part } : rule)));
  const move = (place: number, by: -1 | 1): void =>
    change((old) => {
      const [rule, other] = [old[place], old[place + by]];
      return rule === undefined || other === undefined
        ? old
        : old.with(place, other).with(place + by, rule);
    });
  const fresh = newRuleCondition(snapshot);
  return (
    <section aria-label="Rules of exposure">
      <Text size="sm" fw={500}>
        Rules
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        Asked in this order; the first whose conditions all hold says the exposure, and whom none
        fits has the exposure of all others.
      </Text>
      <ol className={classes['rules']}>
        {rules.map(({ conditions, share }, place) => (
          <li key={place} aria-label={`Rule ${place + 1}`}>
            <div className={classes['ruleConditions']}>
              {conditions.length === 0 && (
                <Text size="sm" c="dimmed">
                  Everybody: this rule has no condition.
                </Text>
              )}
              {conditions.map((condition, at) => (
                <RuleCondition
                  key={condition.id}
                  condition={condition}
                  snapshot={snapshot}
                  name={`condition ${at + 1} of rule ${place + 1}`}
                  onChange={(next) => put(place, { conditions: conditions.with(at, next) })}
                  onRemove={() => put(place, { conditions: conditions.toSpliced(at, 1) })}
                />
              ))}
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconPlus size={13} />}
                aria-label={
                  conditions.length === 0
                    ? `Add a condition to rule ${place + 1}`
                    : `And: add a condition to rule ${place + 1}`
                }
                disabled={fresh === null || conditions.length >= mostConditions}
                onClick={() => {
                  if (fresh !== null) put(place, { conditions: [...conditions, fresh] });
                }}
              >
                {conditions.length === 0 ? 'Add a condition' : 'And'}
              </Button>
            </div>
            <NumberInput
              size="xs"
              w={96}
              label="Exposure"
              aria-label={`Exposure of rule ${place + 1} in percent`}
              suffix=" %"
              min={0}
              max={100}
              value={Number((share * 100).toFixed(2))}
              onChange={(value) => {
                if (typeof value === 'number') {
                  put(place, { share: Math.min(1, Math.max(0, value / 100)) });
                }
              }}
            />
            <Text size="xs" c="dimmed" w={84} ta="end">
              {formatCount(caught[place] ?? 0)} {caught[place] === 1 ? 'partner' : 'partners'}
            </Text>
            <Group gap={0} wrap="nowrap">
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Ask rule ${place + 1} earlier`}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Ask rule ${place + 1} later`}
                disabled={place === rules.length - 1}
                onClick={() => move(place, 1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Remove rule ${place + 1}`}
                onClick={() => change((old) => old.toSpliced(place, 1))}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        disabled={rules.length >= mostRules}
        onClick={() =>
          change((old) => [...old, { conditions: fresh === null ? [] : [fresh], share: 0.5 }])
        }
      >
        Add a rule
      </Button>
    </section>
  );
};
