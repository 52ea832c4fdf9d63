import { Button, Checkbox, Chip, Group, Menu, ScrollArea, Stack } from '@mantine/core';
import { IconColumns3, IconFilter, IconX } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Direction } from '#shared/model/directions.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { noFilter, type PortfolioFilter } from './visible-rows.ts';

type FilterMenusProps = {
  readonly filter: PortfolioFilter;
  readonly onChange: (filter: PortfolioFilter) => void;
  readonly model: ScoringModel;
  readonly result: LiveResult;
  readonly snapshot: Snapshot;
  /** Attributes whose labels must not be shown; they are not offered. */
  readonly isMasked: (attribute: string) => boolean;
  readonly hidden: number;
};

const toggled = <T,>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

const directionNames: readonly (readonly [Direction, string])[] = [
  ['up', 'Rise'],
  ['down', 'Fall'],
  ['same', 'Stay'],
  ['other', 'In or out'],
];

/** Chips for tiers and moves, a menu for each attribute, each with how many partners it holds. */
export const FilterMenus = ({
  filter,
  onChange,
  model,
  result,
  snapshot,
  isMasked,
  hidden,
}: FilterMenusProps) => {
  const tierCounts = [...result.counts.byTier, result.counts.without];
  const tiers = [...model.tiers.map(({ name }) => name), 'Not enough data'];
  return (
    <Group gap={6} wrap="wrap">
      {tiers.map((name, index) => {
        const code = index === model.tiers.length ? noTier : index;
        return (
          <Chip
            key={name}
            size="xs"
            checked={filter.tiers.includes(code)}
            onChange={() => onChange({ ...filter, tiers: toggled(filter.tiers, code) })}
          >
            {name} {formatCount(tierCounts[index] ?? 0)}
          </Chip>
        );
      })}
      {directionNames
        .filter(([direction]) => direction !== 'other' || result.movement.other > 0)
        .map(([direction, name]) => (
          <Chip
            key={direction}
            size="xs"
            variant="light"
            checked={filter.directions.includes(direction)}
            onChange={() =>
              onChange({ ...filter, directions: toggled(filter.directions, direction) })
            }
          >
            {name} {formatCount(result.movement[direction])}
          </Chip>
        ))}
      {snapshot.attributes
        .filter(
          ({ code, role, labels }) =>
            role === 'attribute' && labels.length <= 60 && !isMasked(code),
        )
        .map((attribute) => (
          <AttributeMenu
            key={attribute.code}
            attribute={attribute}
            chosen={filter.labels[attribute.code] ?? []}
            onChoose={(chosen) =>
              onChange({ ...filter, labels: { ...filter.labels, [attribute.code]: chosen } })
            }
          />
        ))}
      {hidden > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconX size={12} />}
          onClick={() => onChange(noFilter)}
        >
          {formatCount(hidden)} hidden · show all
        </Button>
      )}
    </Group>
  );
};

type AttributeMenuProps = {
  readonly attribute: Snapshot['attributes'][number];
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
};

const AttributeMenu = ({ attribute, chosen, onChoose }: AttributeMenuProps) => {
  const counts = new Uint32Array(attribute.labels.length);
  for (const code of attribute.codes) counts[code] = (counts[code] ?? 0) + 1;
  const options = attribute.labels
    .map((label, code) => ({ label, code, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.code - b.code);
  return (
    <Menu closeOnItemClick={false} position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant={chosen.length > 0 ? 'light' : 'default'}
          leftSection={<IconFilter size={12} />}
        >
          {attribute.name}
          {chosen.length > 0 ? ` · ${chosen.length}` : ''}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320}>
          {options.map(({ label, code, count }) => (
            <Menu.Item
              key={code}
              role="menuitemcheckbox"
              aria-checked={chosen.includes(code)}
              leftSection={
                <Checkbox
                  size="xs"
                  checked={chosen.includes(code)}
                  readOnly
                  tabIndex={-1}
                  aria-hidden
                />
              }
              rightSection={formatCount(count)}
              onClick={() => onChoose(toggled(chosen, code))}
            >
              {label === '' ? '(empty)' : label}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
};

/** Which attributes and metrics stand beside the score. */
export const ColumnMenu = ({
  snapshot,
  shown,
  onChange,
}: {
  readonly snapshot: Snapshot;
  readonly shown: ReadonlySet<string>;
  readonly onChange: (shown: ReadonlySet<string>) => void;
}) => {
  const toggle = (id: string): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const entries = [
    ...snapshot.attributes
      .filter(({ role }) => role === 'attribute')
      .map(({ code, name }) => ({ id: `attribute:${code}`, name })),
    ...snapshot.metrics.map(({ code, name }) => ({ id: `metric:${code}`, name })),
  ];
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconColumns3 size={13} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={380}>
          <Stack gap={0}>
            {entries.map(({ id, name }) => (
              <Menu.Item
                key={id}
                role="menuitemcheckbox"
                aria-checked={shown.has(id)}
                leftSection={
                  <Checkbox size="xs" checked={shown.has(id)} readOnly tabIndex={-1} aria-hidden />
                }
                onClick={() => toggle(id)}
              >
                {name}
              </Menu.Item>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
};
