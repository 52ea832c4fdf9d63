import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { seriesOfColumn, trendColumn } from '#shared/portfolio/history/portfolio-history.ts';
import { TrendSettings } from '../history/trend-settings.tsx';
import { ToolPopover } from './tool-popover.tsx';
import classes from './view.module.css';

type ColumnMenuProps = {
  readonly snapshot: Snapshot;
  /** Ids of the attributes, metrics and trends that are shown, in their order. */
  readonly shown: readonly string[];
  /** The past periods of trends. */
  readonly plan: ReplayPlan;
  readonly onChange: (shown: readonly string[]) => void;
  readonly onPlan: (plan: ReplayPlan) => void;
};

const moved = (list: readonly string[], id: string, by: number): readonly string[] => {
  const from = list.indexOf(id);
  const without = list.filter((each) => each !== id);
  return without.toSpliced(Math.min(without.length, Math.max(0, from + by)), 0, id);
};

/** A column that is shown or hidden moves in the list; the keyboard goes with it. */
const focusOn = (box: HTMLInputElement | null): void => box?.focus();

/** Trends stand before attributes and metrics, beside the score that they are read with; others at the end. */
const added = (list: readonly string[], id: string): readonly string[] => {
  const isTrend = (each: string): boolean => seriesOfColumn(each) !== null;
  const trends = list.findIndex((each) => !isTrend(each));
  return isTrend(id) && trends >= 0 ? list.toSpliced(trends, 0, id) : [...list, id];
};

/** Which attributes, metrics and trends stand beside the score, and in which order. */
export const ColumnMenu = ({ snapshot, shown, plan, onChange, onPlan }: ColumnMenuProps) => {
  const [find, setFind] = useState('');
  const [toggled, setToggled] = useState<string | null>(null);
  const all = [
    ...snapshot.attributes
      .filter(({ role }) => role === 'attribute')
      .map(({ code, name }) => ({ id: `attribute:${code}`, name })),
    ...snapshot.metrics.map(({ code, name }) => ({ id: `metric:${code}`, name })),
    { id: trendColumn('score'), name: 'Trend of the score' },
    ...snapshot.metrics.map(({ code, name }) => ({
      id: trendColumn(`metric:${code}`),
      name: `Trend of ${name}`,
    })),
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
            {[...chosen, ...others]
              .filter(({ name }) => found(name))
              .map(({ id, name }) => {
                const isShown = shown.includes(id);
                return (
                  <div key={id} className={classes['column']}>
                    <Checkbox
                      size="xs"
                      label={name}
                      checked={isShown}
                      ref={id === toggled ? focusOn : undefined}
                      onChange={() => {
                        setToggled(id);
                        onChange(isShown ? shown.filter((each) => each !== id) : added(shown, id));
                      }}
                    />
                    {isShown && (
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
                    )}
                  </div>
                );
              })}
          </div>
          {shown.some((id) => seriesOfColumn(id) !== null) && (
            <TrendSettings plan={plan} onChange={onPlan} />
          )}
        </>
      )}
    </ToolPopover>
  );
};
