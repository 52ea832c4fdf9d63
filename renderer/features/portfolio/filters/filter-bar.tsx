import { Button, Chip, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import { directions } from '#shared/model/directions.ts';
import type { AttributeColumn } from '#shared/model/snapshot.ts';
import { noFilter } from '#shared/model/defaults.ts';
import type { PortfolioFilter } from '#shared/model/portfolio-view.ts';
import { countCodes, type FilterPart } from '#shared/portfolio/filter-rows.ts';
import { numberColumns } from '#shared/portfolio/number-columns.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { tierGroupsOf, tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { directionOf } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { directionNames } from '#shared/text/direction-words.ts';
import type { Choice } from './choice-list.tsx';
import { filterNames } from './filter-names.ts';
import { LabelFilter } from './label-filter.tsx';
import { RangeFilter } from './range-filter.tsx';

type FilterBarProps = {
  readonly filter: PortfolioFilter;
  readonly onChange: (filter: PortfolioFilter) => void;
  readonly portfolio: ScoredPortfolio;
  readonly parts: readonly FilterPart[];
  /** What must not be shown is not offered. */
  readonly masked: Hidden;
  /** How many partners the filter hides. */
  readonly hidden: number;
};

const toggled = <T,>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

const tierCode = (codes: Uint8Array, tiers: number) => (row: number) =>
  Math.min(codes[row] ?? noTier, tiers);

/** Chips for tiers and moves, a menu for each attribute, ranges of numbers; each says what it would show. */
export const FilterBar = (props: FilterBarProps) => {
  const { filter, onChange, portfolio, parts, masked, hidden } = props;
  const { model, snapshot, result } = portfolio;
  const { order } = result;
  const groups = tierGroupsOf(model);
  const last = model.tiers.length;
  const counts = useMemo(
    () => ({
      tiers: countCodes(order, parts, 'tiers', tierCode(result.tiers, last), last + 1),
      directions: countCodes(
        order,
        parts,
        'directions',
        (row) =>
          directions.indexOf(
            directionOf(
              result.currentTiers[row] ?? noTier,
              result.tiers[row] ?? noTier,
              model.tiers,
            ),
          ),
        directions.length,
      ),
    }),
    [order, parts, result, last, model.tiers],
  );
  const labelChoices = ({ code, labels, codes }: AttributeColumn): readonly Choice[] => {
    const found = countCodes(
      order,
      parts,
      `labels:${code}`,
      (row) => codes[row] ?? 0,
      labels.length,
    );
    return labels.map((label, index) => ({
      value: label,
      label: label === '' ? '(empty)' : label,
      count: found[index] ?? 0,
    }));
  };
  const currentTierChoices = (): readonly Choice[] => {
    const codeOf = tierCode(result.currentTiers, last);
    const found = countCodes(order, parts, 'currentTiers', codeOf, last + 1);
    const names = [...tierTitles(groups), 'No tier'];
    return names.map((label, index) => ({
      value: model.tiers[index]?.id ?? '',
      label,
      count: found[index] ?? 0,
    }));
  };
  const columns = numberColumns(model, snapshot).filter(({ subject }) => !masked.thing(subject));
  const tierChip = (id: string, name: string, index: number) => (
    <Chip
      size="xs"
      checked={filter.tiers.includes(id)}
      onChange={() => onChange({ ...filter, tiers: toggled(filter.tiers, id) })}
    >
      {name} {formatCount(counts.tiers[index] ?? 0)}
    </Chip>
  );
  return (
    <Group gap={6} wrap="wrap">
      <ByLadder groups={groups}>{({ id, name }, index) => tierChip(id, name, index)}</ByLadder>
      {tierChip('', 'Not enough data', last)}
      {directions
        .map((direction, index) => ({ direction, count: counts.directions[index] ?? 0 }))
        .filter(
          ({ direction, count }) =>
            (direction !== 'other' && direction !== 'across') ||
            count > 0 ||
            filter.directions.includes(direction),
        )
        .map(({ direction, count }) => (
          <Chip
            key={direction}
            size="xs"
            variant="light"
            checked={filter.directions.includes(direction)}
            onChange={() =>
              onChange({ ...filter, directions: toggled(filter.directions, direction) })
            }
          >
            {directionNames[direction]} {formatCount(count)}
          </Chip>
        ))}
      <LabelFilter
        name="Tier today"
        chosen={filter.currentTiers}
        choices={currentTierChoices}
        onChoose={(chosen) => onChange({ ...filter, currentTiers: chosen })}
      />
      {snapshot.attributes
        .filter(({ code, role }) => role === 'attribute' && !masked.attribute(code))
        .map((attribute) => (
          <LabelFilter
            key={attribute.code}
            name={attribute.name}
            chosen={filter.labels[attribute.code] ?? []}
            choices={() => labelChoices(attribute)}
            onChoose={(chosen) =>
              onChange({ ...filter, labels: { ...filter.labels, [attribute.code]: chosen } })
            }
          />
        ))}
      <RangeFilter
        columns={columns}
        onAdd={(column, range) =>
          onChange({ ...filter, ranges: { ...filter.ranges, [column]: range } })
        }
      />
      {Object.entries(filter.ranges).map(([column, { from, to }]) => {
        const about = columns.find(({ id }) => id === column);
        const end = (value: number | null): string =>
          value === null ? '…' : formatNumber(value, Number.isInteger(value) ? 0 : 2);
        const words = `${about?.name ?? column} ${end(from)} – ${end(to)}`;
        return (
          <Button
            key={column}
            size="compact-xs"
            variant="outline"
            rightSection={<IconX size={11} />}
            aria-label={`No longer filter by ${words}`}
            onClick={() =>
              onChange({
                ...filter,
                ranges: Object.fromEntries(
                  Object.entries(filter.ranges).filter(([id]) => id !== column),
                ),
              })
            }
          >
            {words}
          </Button>
        );
      })}
      {hidden > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconX size={12} />}
          onClick={() => onChange(noFilter)}
        >
          {formatCount(hidden)} hidden by {filterNames(parts, portfolio).join(', ')} · show all
        </Button>
      )}
    </Group>
  );
};
