import { Button, Group, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { readNumber } from '#renderer/ui/read-number.ts';
import type { NumberColumn } from '#shared/portfolio/number-columns.ts';
import { ToolPopover } from '../view/tool-popover.tsx';

type RangeFilterProps = {
  readonly columns: readonly NumberColumn[];
  readonly onAdd: (column: string, range: { from: number | null; to: number | null }) => void;
};

/** Asks for a column of numbers and from where to where they may be. */
export const RangeFilter = ({ columns, onAdd }: RangeFilterProps) => {
  const [column, setColumn] = useState('score');
  const [from, setFrom] = useState<string | number>('');
  const [to, setTo] = useState<string | number>('');
  const range = { from: readNumber(from), to: readNumber(to) };
  return (
    <ToolPopover
      name="Range"
      icon={<IconPlus size={12} />}
      label="Filter by a range of numbers"
      width={280}
    >
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onAdd(column, range);
            close();
            setFrom('');
            setTo('');
          }}
        >
          <Stack gap={8}>
            <NativeSelect
              size="xs"
              label="Numbers of"
              data-autofocus
              data={columns.map(({ id, name, unit }) => ({
                value: id,
                label: unit === '' ? name : `${name} (${unit})`,
              }))}
              value={column}
              onChange={({ currentTarget }) => setColumn(currentTarget.value)}
            />
            <Group grow gap={8}>
              <NumberInput size="xs" label="From" value={from} onChange={setFrom} />
              <NumberInput size="xs" label="To" value={to} onChange={setTo} />
            </Group>
            <Button
              type="submit"
              size="compact-sm"
              disabled={
                (range.from === null && range.to === null) ||
                (range.from !== null && range.to !== null && range.from > range.to)
              }
            >
              Show only these
            </Button>
          </Stack>
        </form>
      )}
    </ToolPopover>
  );
};
