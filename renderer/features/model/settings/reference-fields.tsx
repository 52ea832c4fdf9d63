import { MultiSelect, Select, Text } from '@mantine/core';
import { formatPercent } from '#renderer/ui/format.ts';
import type { ReferenceRule, ReferenceSet } from '#shared/model/reference-rule.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ruleWords } from '#shared/scoring/reference/reference-words.ts';
import { NumberField } from '../weights/number-field.tsx';
import classes from '../model.module.css';

type ReferenceFieldsProps = {
  readonly snapshot: Snapshot;
  /** Null where a criterion follows the model. */
  readonly rule: ReferenceRule | null;
  /** What the model says, where a criterion may follow it; null for the model itself. */
  readonly inherited: ReferenceSet | null;
  readonly onChange: (rule: ReferenceRule | null) => void;
};

/** Groups of ten that count half, until somebody says otherwise. */
const startingMinimum = 10;
const startingShrinkage = 10;
const mostAttributes = 4;

/** Whom partners are measured against: everybody, their peers, or the figures of a day. */
export const ReferenceFields = ({ snapshot, rule, inherited, onChange }: ReferenceFieldsProps) => {
  const attributes = snapshot.attributes.filter(({ role }) => role === 'attribute');
  const kinds = [
    ...(inherited === null
      ? []
      : [{ value: 'model', label: `As the model says: ${ruleWords(inherited, snapshot)}` }]),
    { value: 'all', label: 'All partners' },
    {
      value: 'peers',
      label: 'Peers: partners with the same labels',
      disabled: attributes.length === 0,
    },
    ...(rule?.kind === 'frozen'
      ? [{ value: 'frozen', label: `Frozen: ${ruleWords(rule, snapshot)}` }]
      : []),
  ];
  const take = (kind: string | null): void => {
    const [first] = attributes;
    if (kind === 'model') onChange(null);
    if (kind === 'all') onChange({ kind });
    if (kind === 'peers' && first !== undefined) {
      onChange({
        kind,
        attributes: [first.code],
        minimum: startingMinimum,
        shrinkage: startingShrinkage,
      });
    }
  };
  return (
    <>
      <Select
        size="xs"
        label="Partners are measured against"
        allowDeselect={false}
        value={rule === null ? 'model' : rule.kind}
        data={kinds}
        onChange={take}
      />
      {rule?.kind === 'peers' && (
        <>
          <MultiSelect
            size="xs"
            label="Peers have the same"
            description="In this order; where a group is too small the last is dropped first, at last all partners count"
            data={attributes.map(({ code, name }) => ({ value: code, label: name }))}
            value={[...rule.attributes]}
            maxValues={mostAttributes}
            onChange={(codes) => {
              if (codes.length > 0) onChange({ ...rule, attributes: codes });
            }}
          />
          <div className={classes['pair']}>
            <NumberField
              label="Partners that a group needs"
              min={1}
              max={100_000}
              value={rule.minimum}
              onChange={(minimum) => onChange({ ...rule, minimum: Math.round(minimum) })}
            />
            <NumberField
              label="Drawn towards all partners by κ"
              min={0}
              max={100_000}
              value={rule.shrinkage}
              onChange={(shrinkage) => onChange({ ...rule, shrinkage })}
            />
          </div>
          <Text fz="xs" c="dimmed">
            A group of n counts n/(n + κ), all partners the rest: one of {rule.minimum} counts{' '}
            {formatPercent(rule.minimum / (rule.minimum + rule.shrinkage), 0)}.
          </Text>
        </>
      )}
    </>
  );
};
