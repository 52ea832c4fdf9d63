import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ToolPopover } from './tool-popover.tsx';
import classes from './view.module.css';

type ColumnMenuProps = {
  readonly snapshot: Snapshot;
  /** Ids of the attributes and metrics that are shown, in their order. */
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
};

const moved = (list: readonly string[], id: string, by: number): readonly string[] => {
  const from = list.indexOf(id);
  const without = list.filter((each) => each !== id);
  return without.toSpliced(Math.min(without.length, Math.max(0, from + by)), 0, id);
};

/** Which attributes and metrics stand beside the score, and in which order. */
export const ColumnMenu = ({ snapshot, shown, onChange }: ColumnMenuProps) => {
  const [find, setFind] = useState('');
  const all = [
    ...snapshot.attributes
      .filter(({ role }) => role === 'attribute')
      .map(({ code, name }) => ({ id: `attribute:${code}`, name })),
    ...snapshot.metrics.map(({ code, name }) => ({ id: `metric:${code}`, name })),
  ];
  const wanted = find.trim().toLowerCase();
  const found = (name: string): boolean => name.toLowerCase().includes(wanted);
  const chosen = shown.flatMap((id) => all.filter((each) => each.id === id));
  const others = all.filter(({ id }) => !shown.includes(id));
  return (
    <ToolPopover
      name="Columns"
      icon={<IconColumns3 size={13} />}
      label="Columns"
      width={320}
      side="end"
    >
      {() => (
        <>
          <TextInput
            size="xs"
            data-autofocus
            aria-label="Find a column"
            placeholder="Find a column"
            leftSection={<IconSearch size={13} />}
            value={find}
            onChange={({ currentTarget }) => setFind(currentTarget.value)}
          />
          <div className={classes['columns']} role="group" aria-label="Columns shown and not shown">
            {chosen
              .filter(({ name }) => found(name))
              .map(({ id, name }) => (
                <div key={id} className={classes['column']}>
                  <Checkbox
                    size="xs"
                    label={name}
                    checked
                    onChange={() => onChange(shown.filter((each) => each !== id))}
                  />
                  <span className={classes['arrows']}>
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      aria-label={`${name} further left`}
                      disabled={shown[0] === id}
                      onClick={() => onChange(moved(shown, id, -1))}
                    >
                      <IconArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      aria-label={`${name} further right`}
                      disabled={shown.at(-1) === id}
                      onClick={() => onChange(moved(shown, id, 1))}
                    >
                      <IconArrowDown size={13} />
                    </ActionIcon>
                  </span>
                </div>
              ))}
            {others
              .filter(({ name }) => found(name))
              .map(({ id, name }) => (
                <div key={id} className={classes['column']}>
                  <Checkbox
                    size="xs"
                    label={name}
                    checked={false}
                    onChange={() => onChange([...shown, id])}
                  />
                </div>
              ))}
          </div>
        </>
      )}
    </ToolPopover>
  );
};
