import { ActionIcon, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { comparisons, type Condition } from '#shared/model/tier-rules.ts';
import { comparisonWords, subjectOf } from '#shared/scoring/rule-words.ts';
import { conditionAbout, subjectChoice } from './new-rule-condition.ts';
import classes from '../futures.module.css';

type RuleConditionProps = {
  readonly condition: Condition;
  readonly snapshot: Snapshot;
  /** For the names of the fields. */
  readonly name: string;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One condition of a rule of exposure: about what, how it compares, with what. */
export const RuleCondition = (props: RuleConditionProps) => {
  const { condition, snapshot, name, onChange, onRemove } = props;
  const hidden = useHidden();
  const subject = subjectOf(condition, snapshot);
  const choice = subjectChoice(condition);
  const isKnown =
    condition.kind === 'metric'
      ? snapshot.metrics.some(({ code }) => code === condition.metricCode)
      : snapshot.attributes.some(({ code }) => code === condition.attributeCode);
  return (
    <div className={classes['ruleCondition']}>
      <NativeSelect
        size="xs"
        aria-label={`About, ${name}`}
        data={[
          ...(isKnown ? [] : [{ value: choice, label: `${choice.slice(2)} (not imported)` }]),
          {
            group: 'Attributes',
            items: snapshot.attributes.map((each) => ({
              value: `a:${each.code}`,
              label: each.name,
            })),
          },
          {
            group: 'Metrics',
            items: snapshot.metrics.map((each) => ({
              value: `m:${each.code}`,
              label: each.unit === '' ? each.name : `${each.name} (${each.unit})`,
            })),
          },
        ]}
        value={choice}
        onChange={({ currentTarget }) =>
          onChange(conditionAbout(currentTarget.value, condition.id))
        }
      />
      {condition.kind === 'metric' ? (
        <>
          <NativeSelect
            size="xs"
            aria-label={`Comparison, ${name}`}
            data={comparisons.map((value) => ({ value, label: comparisonWords[value] }))}
            value={condition.comparison}
            onChange={({ currentTarget }) => {
              const comparison = comparisons.find((each) => each === currentTarget.value);
              if (comparison !== undefined) onChange({ ...condition, comparison });
            }}
          />
          <NumberInput
            size="xs"
            w={120}
            hideControls
            thousandSeparator=","
            aria-label={`Value, ${name}`}
            suffix={subject.unit === '' ? '' : ` ${subject.unit}`}
            value={condition.value}
            onChange={(value) => {
              if (typeof value === 'number') onChange({ ...condition, value });
            }}
          />
        </>
      ) : hidden.attribute(condition.attributeCode) ? (
        <MaskedNotice what={subject.name} />
      ) : (
        <MultiSelect
          size="xs"
          searchable
          className={classes['ruleLabels']}
          aria-label={`Is one of, ${name}`}
          placeholder={condition.labels.length === 0 ? 'is one of …' : ''}
          data={[
            ...new Set([
              ...(snapshot.attributes
                .find(({ code }) => code === condition.attributeCode)
                ?.labels.filter((label) => label !== '') ?? []),
              ...condition.labels,
            ]),
          ]}
          value={[...condition.labels]}
          onChange={(labels) => onChange({ ...condition, labels })}
        />
      )}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        <IconTrash size={14} />
      </ActionIcon>
    </div>
  );
};
