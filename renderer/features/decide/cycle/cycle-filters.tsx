import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { formatOf } from '#renderer/ui/format.ts';
import { stateWords } from '#shared/cycle/cycle-csv.ts';
import { decisionStates } from '#shared/cycle/cycle-table.ts';
import { markWords, movementWords } from '#shared/cycle/cycle-words.ts';
import { wholeCycle, type CycleFilter } from '#shared/cycle/filter-cycle.ts';
import { cycleMarks, cycleMovements, type DecisionRule } from '#shared/model/review-cycle.ts';
import classes from './cycle.module.css';

type CycleFiltersProps = {
  readonly filter: CycleFilter;
  readonly shown: number;
  readonly total: number;
  readonly rules: readonly DecisionRule[];
  readonly onChange: (part: Partial<CycleFilter>) => void;
};

const marks = [
  { value: 'any' as const, label: 'With any mark' },
  { value: 'none' as const, label: 'Without a mark' },
  ...cycleMarks.map((value) => ({ value, label: markWords[value] })),
];
const movements = cycleMovements.map((value) => ({ value, label: movementWords[value] }));
const states = [
  { value: 'open' as const, label: 'Still to decide' },
  ...decisionStates.map((value) => ({ value, label: stateWords[value] })),
];

/** Of whom the table is shown. */
export const CycleFilters = ({ filter, shown, total, rules, onChange }: CycleFiltersProps) => {
  const functions = [...new Set(rules.flatMap((rule) => rule.functions))].sort();
  return (
    <div className={classes['bar']} style={{ margin: '10px 0' }}>
      <TextInput
        size="xs"
        w={128}
        aria-label="Find a partner"
        placeholder="Find a partner"
        leftSection={<IconSearch size={14} />}
        value={filter.text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <Select
        size="xs"
        w={128}
        aria-label="Decision"
        placeholder="Decision"
        clearable
        data={states}
        value={filter.state}
        onChange={(value) =>
          onChange({ state: states.find((each) => each.value === value)?.value ?? null })
        }
      />
      <Select
        size="xs"
        w={112}
        aria-label="Movement"
        placeholder="Movement"
        clearable
        data={movements}
        value={filter.movement}
        onChange={(value) =>
          onChange({ movement: movements.find((each) => each.value === value)?.value ?? null })
        }
      />
      <Select
        size="xs"
        w={128}
        aria-label="Mark"
        placeholder="Mark"
        clearable
        data={marks}
        value={filter.mark}
        onChange={(value) =>
          onChange({ mark: marks.find((each) => each.value === value)?.value ?? null })
        }
      />
      <Select
        size="xs"
        w={128}
        aria-label="Looked at by"
        placeholder="Looked at by"
        clearable
        data={functions}
        value={filter.lookedAtBy}
        onChange={(lookedAtBy) => onChange({ lookedAtBy })}
      />
      {shown !== total && (
        <Button size="xs" variant="subtle" onClick={() => onChange(wholeCycle)}>
          Show all
        </Button>
      )}
      <span className={classes['quiet']} style={{ marginInlineStart: 'auto' }}>
        {formatOf(shown, total)} partners
      </span>
    </div>
  );
};
