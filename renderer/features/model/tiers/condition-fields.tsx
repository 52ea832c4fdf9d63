import {
  ActionIcon,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Select,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { comparisons, type Condition } from '#shared/model/tier-rules.ts';
import { comparisonWords, conditionWords, subjectOf } from '#shared/scoring/rule-words.ts';
import { conditionOn, subjectKey, subjectKeys } from './condition-edits.ts';
import { typedNumber } from './typed-number.ts';
import classes from './tier-rules.module.css';

type ConditionFieldsProps = {
  readonly condition: Condition;
  readonly snapshot: Snapshot;
  /** What follows from absence, first for `holds`, then for `fails`. */
  readonly absence: readonly [string, string];
  readonly removeLabel: string;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** Subject, comparison and value of a gate or veto, what absence does, and the words for people. */
export const ConditionFields = ({
  condition,
  snapshot,
  absence,
  removeLabel,
  onChange,
  onRemove,
}: ConditionFieldsProps) => {
  const hidden = useHidden();
  const [message, setMessage] = useState(condition.message);
  const subject = subjectOf(condition, snapshot);
  return (
    <div className={classes['condition']}>
      <Select
        size="xs"
        label="About"
        searchable
        allowDeselect={false}
        data={subjectKeys(snapshot, condition)}
        value={subjectKey(condition)}
        onChange={(key) => {
          if (key !== null) onChange(conditionOn(snapshot, key, condition));
        }}
      />
      {condition.kind === 'metric' ? (
        <>
          <NativeSelect
            size="xs"
            label="Must be"
            data={comparisons.map((value) => ({ value, label: comparisonWords[value] }))}
            value={condition.comparison}
            onChange={({ currentTarget }) => {
              const comparison = comparisons.find((each) => each === currentTarget.value);
              if (comparison !== undefined) onChange({ ...condition, comparison });
            }}
          />
          <NumberInput
            size="xs"
            label={subject.unit === '' ? 'Value' : `Value, ${subject.unit}`}
            hideControls
            thousandSeparator=","
            value={condition.value}
            onBlur={(event) => {
              const value = typedNumber(event.currentTarget.value);
              if (Number.isFinite(value) && value !== condition.value) {
                onChange({ ...condition, value });
              }
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </>
      ) : hidden.attribute(condition.attributeCode) ? (
        <MaskedNotice what={subject.name} />
      ) : (
        <MultiSelect
          className={classes['labels']}
          size="xs"
          label="Is one of"
          searchable
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
      <ActionIcon variant="subtle" color="gray" aria-label={removeLabel} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
      <NativeSelect
        size="xs"
        label={condition.kind === 'metric' ? 'Without a number' : `Without a ${subject.name}`}
        data={[
          { value: 'fails', label: absence[1] },
          { value: 'holds', label: absence[0] },
        ]}
        value={condition.whenAbsent}
        onChange={({ currentTarget }) =>
          onChange({
            ...condition,
            whenAbsent: currentTarget.value === 'holds' ? 'holds' : 'fails',
          })
        }
      />
      <TextInput
        className={classes['message']}
        size="xs"
        label="In words"
        maxLength={300}
        placeholder={conditionWords(condition, subject)}
        value={message}
        onChange={({ currentTarget }) => setMessage(currentTarget.value)}
        onBlur={() => {
          if (message.trim() !== condition.message) {
            onChange({ ...condition, message: message.trim() });
          }
        }}
      />
    </div>
  );
};
