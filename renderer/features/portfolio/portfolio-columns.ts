import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { absenceOf, cellStatus } from '#shared/model/cell-status.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import { metricOfSeries, seriesOfColumn } from '#shared/portfolio/history/portfolio-history.ts';
import { periodNames } from '#shared/portfolio/history/trend-words.ts';
import type { PortfolioSort } from '#shared/portfolio/sort-rows.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import { absenceWords } from '#shared/text/absence-words.ts';
import type { GroupLine } from './entries.ts';
import { trendView } from './history/trend-view.ts';
import { groupBehind, rowBehind, type PortfolioSource } from './portfolio-source.ts';
import { scoreView } from './score-view.ts';
import { currentTierView, movementView, proposedTierView } from './tier-views.ts';
import { totalText } from './total-text.ts';

type Read = (behind: { readonly row: number; readonly source: PortfolioSource }) => string;
type ReadGroup = (group: GroupLine, source: PortfolioSource) => string;

/** The text of a partner, or of a line about many, which says nothing unless told. */
const text =
  (read: Read, readGroup: ReadGroup = () => '') =>
  (cell: CellPlace): string => {
    const behind = rowBehind(cell);
    if (behind !== null) return read(behind);
    const about = groupBehind(cell);
    return about === null ? '' : readGroup(about.group, about.source);
  };

const metricText =
  (code: string): Read =>
  ({ row, source }) => {
    const metric = source.snapshot.metrics.find((each) => each.code === code);
    if (metric === undefined) return '';
    const absence = absenceOf(metric.status[row] ?? 0);
    return absence === null && source.hidden.metric(code)
      ? maskText
      : absence === null
        ? formatNumber(metric.values[row] ?? NaN, metric.decimals)
        : absenceWords[absence];
  };

/** How many criteria have no number for a partner and count by a rule all the same. */
const filledIn = (columns: readonly ValueColumn[], row: number): number =>
  columns.reduce(
    (filled, { status, values }) =>
      filled + Number(status[row] !== cellStatus.value && !Number.isNaN(values[row] ?? NaN)),
    0,
  );

const groupWords: ReadGroup = (group, { entries }) => {
  const { title, rows, isFolded } = group;
  const count = formatCount(rows.length);
  return group === entries.total
    ? `${title} of ${count}`
    : `${isFolded ? '▸' : '▾'} ${title} (${count})`;
};

const trendColumns = (
  id: string,
  series: string,
  { metrics }: Snapshot,
  plan: ReplayPlan,
): readonly SlotColumn[] => {
  const code = metricOfSeries(series);
  const name = code === null ? 'Score' : metrics.find((metric) => metric.code === code)?.name;
  return name === undefined
    ? []
    : [
        {
          colId: id,
          headerName: `${name}, past ${plan.reviews} ${periodNames[plan.months]}s`,
          width: 176,
          view: trendView(series),
        },
      ];
};

const optionalColumn = (
  id: string,
  snapshot: Snapshot,
  plan: ReplayPlan,
): readonly SlotColumn[] => {
  const series = seriesOfColumn(id);
  if (series !== null) return trendColumns(id, series, snapshot, plan);
  const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === id);
  if (attribute !== undefined) {
    const { code, name } = attribute;
    return [
      {
        colId: id,
        headerName: name,
        width: 140,
        minWidth: 140,
        // A wide window has room for the whole label.
        maxWidth: 300,
        flex: 2,
        read: text(({ row, source }) => {
          const column = source.snapshot.attributes.find((each) => each.code === code);
          const label = column?.labels[column.codes[row] ?? 0] ?? '';
          return label !== '' && source.hidden.attribute(code) ? maskText : label;
        }),
      },
    ];
  }
  const metric = snapshot.metrics.find(({ code }) => `metric:${code}` === id);
  return metric === undefined
    ? []
    : [
        {
          colId: id,
          headerName: metric.unit === '' ? metric.name : `${metric.name} (${metric.unit})`,
          width: 150,
          type: 'rightAligned',
          read: text(metricText(metric.code), ({ total }, { hidden }) =>
            hidden.metric(metric.code) ? maskText : totalText(total(id)),
          ),
        },
      ];
};

/**
 * Columns of the portfolio; `optional` are the attributes, metrics and trends that are shown, in their
 * order, trends over the periods of `plan`.
 */
export const portfolioColumns = (
  snapshot: Snapshot,
  optional: readonly string[],
  sort: PortfolioSort,
  plan: ReplayPlan,
): readonly SlotColumn[] => {
  const columns: readonly SlotColumn[] = [
    {
      colId: 'position',
      headerName: '#',
      width: 52,
      pinned: 'left',
      type: 'rightAligned',
      read: (cell) => {
        const number = rowBehind(cell)?.source.entries.numbers[cell.data?.place ?? -1] ?? 0;
        return number === 0 ? '' : String(number);
      },
    },
    {
      colId: 'rank',
      headerName: 'Rank',
      width: 68,
      pinned: 'left',
      type: 'rightAligned',
      read: text(({ row, source }) =>
        Number.isNaN(source.result.scores[row]) ? '–' : String(source.result.ranks[row] ?? ''),
      ),
    },
    {
      colId: 'partner',
      headerName: 'Partner',
      width: 240,
      pinned: 'left',
      read: text(({ row, source }) => source.snapshot.partnerNames[row] ?? '', groupWords),
    },
    {
      colId: 'score',
      headerName: 'Score',
      width: 190,
      minWidth: 190,
      maxWidth: 560,
      // Above 1 in all: the grid hands out only a share of the room where the rest of them sums to less.
      flex: 5,
      view: scoreView,
    },
    { colId: 'now', headerName: 'Tier today', width: 120, view: currentTierView },
    { colId: 'proposed', headerName: 'Proposed', width: 120, view: proposedTierView },
    { colId: 'movement', headerName: 'Move', width: 74, view: movementView },
    ...optional.flatMap((id) => optionalColumn(id, snapshot, plan)),
    {
      colId: 'coverage',
      headerName: 'Coverage',
      width: 112,
      type: 'rightAligned',
      read: text(
        ({ row, source }) => {
          const filled = filledIn(source.result.columns, row);
          const coverage = formatPercent(source.coverageOf(row), 0);
          return filled === 0 ? coverage : `${coverage}, ${filled} by rule`;
        },
        ({ total }) => {
          const mean = totalText(total('coverage'));
          return mean === '' ? '' : `${mean} %`;
        },
      ),
    },
  ];
  return columns.map((column) =>
    column.colId === sort.column
      ? { ...column, headerName: `${column.headerName ?? ''} ${sort.isDescending ? '↓' : '↑'}` }
      : column,
  );
};
