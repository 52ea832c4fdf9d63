import { Select } from '@mantine/core';
import { useEffect } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatDay } from '#renderer/ui/format.ts';

type CycleSelectProps = {
  readonly store: CycleStore;
  /** Id of the cycle that is proposed; null for the tiers as they stand. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

const standing = 'standing';

/** What the next proposal proposes; nothing to choose before a cycle was closed. */
export const CycleSelect = ({ store, value, onChange }: CycleSelectProps) => {
  const cycles = useStoreState(store, (state) => state.cycles);
  useEffect(() => {
    if (cycles === null) void store.actions.read();
  }, [store, cycles]);
  const closed = (cycles ?? []).filter(({ closing }) => closing !== null);
  if (closed.length === 0) return null;
  return (
    <Select
      mb="sm"
      label="What is proposed"
      allowDeselect={false}
      data={[
        { value: standing, label: 'The tiers as they stand' },
        ...closed.map(({ id, name, closing }) => ({
          value: id,
          label: `${name}, closed ${formatDay(closing?.at ?? '')}`,
        })),
      ]}
      value={value ?? standing}
      onChange={(next) => onChange(next === null || next === standing ? null : next)}
    />
  );
};
