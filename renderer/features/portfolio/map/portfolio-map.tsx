import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { PictureMenu } from '#renderer/charts/picture-menu.tsx';
import { scatterMapOption } from '#renderer/charts/scatter-map-option.ts';
import { ScatterMap } from '#renderer/charts/scatter-map.tsx';
import type { MapArea } from '#renderer/charts/scatter-map-props.ts';
import { noTierEntry, tierLegend } from '#renderer/tiers/tier-legend.ts';
import { formatCount, formatNumber, formatOf } from '#renderer/ui/format.ts';
import type { PortfolioFilter, PortfolioView } from '#shared/model/portfolio-view.ts';
import { filterRows, type FilterPart } from '#shared/portfolio/filter-rows.ts';
import { cellsOf, fewestForCells, type MapCells } from '#shared/portfolio/map-cells.ts';
import { medianCut } from '#shared/portfolio/map-quarters.ts';
import { numberColumns, numbersOf } from '#shared/portfolio/number-columns.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { cellSize, viewCells } from './map-cell-views.ts';
import { mapSeries } from './map-series.ts';
import { QuarterTable } from './quarter-table.tsx';
import classes from './map.module.css';

type PortfolioMapProps = {
  readonly portfolio: ScoredPortfolio;
  readonly axes: NonNullable<PortfolioView['map']>;
  readonly filter: PortfolioFilter;
  readonly parts: readonly FilterPart[];
  readonly masked: Hidden;
  /** Row of the partner that is asked about; −1 for none. */
  readonly selected: number;
  readonly onAxes: (axes: NonNullable<PortfolioView['map']>) => void;
  readonly onFilter: (filter: PortfolioFilter) => void;
  readonly onPick: (row: number) => void;
};

/** Every partner on a plane of two figures, by tier; a rectangle filters, a click asks why. */
export const PortfolioMap = (props: PortfolioMapProps) => {
  const { portfolio, axes, filter, parts, masked, selected, onAxes, onFilter, onPick } = props;
  const { model, snapshot, result } = portfolio;
  const ink = useChartInk();
  const columns = useMemo(
    () => numberColumns(model, snapshot).filter(({ subject }) => !masked.thing(subject)),
    [model, snapshot, masked],
  );
  const about = (id: string) => columns.find((column) => column.id === id) ?? columns[0];
  const [across, upwards] = [about(axes.across), about(axes.upwards)];
  const [acrossId, upwardsId] = [across?.id ?? 'score', upwards?.id ?? 'score'];
  const plane = useMemo(() => {
    const none = (): number => NaN;
    return {
      x: numbersOf(portfolio, acrossId) ?? none,
      y: numbersOf(portfolio, upwardsId) ?? none,
    };
  }, [portfolio, acrossId, upwardsId]);
  // What is marked out stays in sight among the others: the map does not heed its own rectangle.
  const rows = useMemo(() => {
    const own = [`ranges:${acrossId}`, `ranges:${upwardsId}`];
    return filterRows(
      result.order,
      parts.filter((part) => !own.includes(part.about)),
    );
  }, [result, parts, acrossId, upwardsId]);
  const drawn = useMemo(
    () => rows.reduce((sum, row) => sum + Number(!Number.isNaN(plane.x(row) + plane.y(row))), 0),
    [rows, plane],
  );
  const inCells = drawn >= fewestForCells;
  const series = useMemo(
    () => (inCells ? [] : mapSeries(rows, plane, portfolio, ink.scheme)),
    [inCells, rows, plane, portfolio, ink.scheme],
  );
  const cells = useMemo(
    () =>
      inCells
        ? cellsOf(
            rows,
            plane.x,
            plane.y,
            (row) => result.tiers[row] ?? noTier,
            model.tiers.length,
            cellSize,
          )
        : null,
    [inCells, rows, plane, result, model],
  );
  const cellViews = useMemo(() => viewCells(cells, model, ink.scheme), [cells, model, ink.scheme]);
  const cut = useMemo(() => medianCut(rows, plane.x, plane.y), [rows, plane]);
  const open = { from: null, to: null };
  const [onAcross, onUpwards] = [filter.ranges[acrossId], filter.ranges[upwardsId]];
  const area: MapArea | null =
    onAcross === undefined && onUpwards === undefined
      ? null
      : { across: onAcross ?? open, upwards: onUpwards ?? open };
  const mark = ({ across: x, upwards: y }: MapArea): void =>
    onFilter({ ...filter, ranges: { ...filter.ranges, [acrossId]: x, [upwardsId]: y } });
  const cellWords = (all: MapCells | null, at: number): string => {
    const cell = all?.cells[at];
    if (cell === undefined) return '';
    const tiers = cell.byTier.flatMap((count, index) =>
      count === 0 ? [] : [`${model.tiers[index]?.name ?? 'No tier'} ${formatCount(count)}`],
    );
    return [`${formatCount(cell.partners)} partners`, ...tiers].join('\n');
  };
  const words = (column: typeof across, value: number): string =>
    `${column?.name ?? ''} ${formatNumber(value, column?.decimals ?? 1)} ${column?.unit ?? ''}`.trim();
  const chosen =
    selected < 0 || Number.isNaN(plane.x(selected) + plane.y(selected))
      ? null
      : {
          across: plane.x(selected),
          upwards: plane.y(selected),
          name: snapshot.partnerNames[selected] ?? '',
        };
  const named = columns.map(({ id, name, unit }) => ({
    value: id,
    label: unit === '' ? name : `${name} (${unit})`,
  }));
  const title = (id: string): string => named.find(({ value }) => value === id)?.label ?? '';
  return (
    <section className={classes['map']} aria-label="Map of the partners">
      <div className={classes['axes']} data-wide={model.tiers.length > 5 || undefined}>
        <NativeSelect
          size="xs"
          label="Upwards"
          data={named}
          value={upwardsId}
          onChange={({ currentTarget }) =>
            onAxes({ across: acrossId, upwards: currentTarget.value })
          }
        />
        <NativeSelect
          size="xs"
          label="Across"
          data={named}
          value={acrossId}
          onChange={({ currentTarget }) =>
            onAxes({ across: currentTarget.value, upwards: upwardsId })
          }
        />
        {cut !== null && (
          <QuarterTable
            rows={rows}
            cut={cut}
            plane={plane}
            portfolio={portfolio}
            onQuarter={mark}
          />
        )}
        <p className={classes['note']}>
          {formatOf(drawn, rows.length)} partners have both figures. The lines are their medians.
          Draw a rectangle, or choose a quarter, to filter.
          {inCells &&
            ' They are too many for points: each cell has the colour of the tier that most in it are in, the stronger the more there are. A click on a cell shows its partners.'}
        </p>
        <PictureMenu
          of="Map of the partners"
          picture={() => ({
            title: `${title(upwardsId)} over ${title(acrossId)}`,
            note: `${formatCount(drawn)} partners by tier; the lines are their medians.`,
            legend: [...tierLegend(tierGroupsOf(model)), noTierEntry],
            draw: (paper) =>
              scatterMapOption({
                series: series.map((each) => ({ ...each, colour: each.paperColour })),
                cells: viewCells(cells, model, paper.scheme),
                ...{ across: title(acrossId), upwards: title(upwardsId), cut, area: null },
                ...{ selected: chosen, ink: paper },
              }),
            ...{ width: 960, height: 640 },
            subjects: [across?.subject, upwards?.subject].flatMap((id) => id ?? []),
          })}
        />
      </div>
      <ScatterMap
        label={`${title(upwardsId)} upwards over ${title(acrossId)} across, by tier${inCells ? ', counted in cells' : ''}; the table beside it counts the quarters`}
        series={series}
        cells={cellViews}
        across={title(acrossId)}
        upwards={title(upwardsId)}
        cut={cut}
        area={area}
        selected={chosen}
        ink={ink}
        describe={(row) =>
          [
            snapshot.partnerNames[row] ?? '',
            model.tiers[result.tiers[row] ?? -1]?.name ?? 'No tier',
            words(across, plane.x(row)),
            words(upwards, plane.y(row)),
          ].join('\n')
        }
        onPick={onPick}
        describeCell={(at) => cellWords(cells, at)}
        onPickCell={(at) => {
          const area = cellViews[at];
          if (area !== undefined) mark({ across: area.across, upwards: area.upwards });
        }}
        onArea={mark}
      />
    </section>
  );
};
