import { NativeSelect } from '@mantine/core';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';

type GroupMenuProps = {
  readonly snapshot: Snapshot;
  readonly masked: Hidden;
  readonly groupBy: string | null;
  readonly onChange: (groupBy: string | null) => void;
};

/** By what partners are gathered under lines with sums and means. */
export const GroupMenu = ({ snapshot, masked, groupBy, onChange }: GroupMenuProps) => (
  <NativeSelect
    size="xs"
    aria-label="Group by"
    w={150}
    data={[
      { value: '', label: 'No groups' },
      { value: 'proposed', label: 'By proposed tier' },
      { value: 'now', label: 'By tier today' },
      { value: 'movement', label: 'By move' },
      ...snapshot.attributes
        .filter(({ code, role }) => role === 'attribute' && !masked.attribute(code))
        .map(({ code, name }) => ({ value: `attribute:${code}`, label: `By ${name}` })),
    ]}
    value={groupBy ?? ''}
    onChange={({ currentTarget }) =>
      onChange(currentTarget.value === '' ? null : currentTarget.value)
    }
  />
);
