import { Button, NativeSelect, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import classes from './conditions.module.css';

type QuestionFormProps = {
  readonly first: BreakingQuestion | null;
  /** Partners with a tier today: key and name. */
  readonly partners: readonly { readonly key: string; readonly name: string }[];
  /** Null where tiers cost nothing. */
  readonly billUnit: string | null;
  readonly budget: number | null;
  readonly onAsk: (question: BreakingQuestion) => void;
};

type Kind = BreakingQuestion['kind'];

/** What is to be explained: a partner that leaves the tier, many that fall, or a bill that is too high. */
export const QuestionForm = (props: QuestionFormProps) => {
  const { first, partners, billUnit, budget, onAsk } = props;
  const [kind, setKind] = useState<Kind>(first?.kind ?? 'leaves');
  const [key, setKey] = useState<string | null>(first?.kind === 'leaves' ? first.partnerKey : null);
  const [moreThan, setMoreThan] = useState(first?.kind === 'fallen' ? first.moreThan : 10);
  const [above, setAbove] = useState(first?.kind === 'bill' ? first.above : (budget ?? 0));
  const question = (): BreakingQuestion | null => {
    if (kind === 'fallen') return { kind, moreThan };
    if (kind === 'bill') return { kind, above };
    return key === null ? null : { kind, partnerKey: key };
  };
  const asked = question();
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (asked !== null) onAsk(asked);
      }}
    >
      <NativeSelect
        size="xs"
        label="What breaks"
        data={[
          { value: 'leaves', label: 'A partner leaves its tier' },
          { value: 'fallen', label: 'More partners fall than' },
          ...(billUnit === null ? [] : [{ value: 'bill', label: 'The bill exceeds' }]),
        ]}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value as Kind)}
      />
      {kind === 'leaves' && (
        <Select
          size="xs"
          w={280}
          label="Partner"
          placeholder="Type a name"
          searchable
          limit={200}
          nothingFoundMessage="No partner with a tier is called so"
          data={partners.map(({ key: value, name }) => ({ value, label: name }))}
          value={key}
          onChange={setKey}
        />
      )}
      {kind === 'fallen' && (
        <NumberInput
          size="xs"
          w={160}
          label="Partners"
          min={0}
          allowDecimal={false}
          value={moreThan}
          onChange={(value) => {
            if (typeof value === 'number') setMoreThan(Math.max(0, Math.round(value)));
          }}
        />
      )}
      {kind === 'bill' && (
        <NumberInput
          size="xs"
          w={200}
          label={budget === null ? 'Amount' : 'Amount (budget of the model at first)'}
          suffix={billUnit === '' ? '' : ` ${billUnit ?? ''}`}
          thousandSeparator=","
          min={0}
          value={above}
          onChange={(value) => {
            if (typeof value === 'number') setAbove(Math.max(0, value));
          }}
        />
      )}
      <Button size="xs" type="submit" disabled={asked === null}>
        Find the conditions
      </Button>
    </form>
  );
};
