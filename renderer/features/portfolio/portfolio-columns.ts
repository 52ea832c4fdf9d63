import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { absenceWords } from '#renderer/tiers/absence-words.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { absenceOf, cellStatus } from '#shared/model/cell-status.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import { rowBehind } from './portfolio-source.ts';
import { scoreView } from './score-view.ts';
import { currentTierView, movementView, proposedTierView } from './tier-views.ts';
import type { PortfolioSort } from './visible-rows.ts';

const text =
  (read: (behind: NonNullable<ReturnType<typeof rowBehind>>) => string) =>
  (cell: CellPlace): string => {
    const behind = rowBehind(cell);
    return behind === null ? '' : read(behind);
  };

const metricText =
  (code: string) =>
  (cell: CellPlace): string => {
    const behind = rowBehind(cell);
    const metric = behind?.source.snapshot.metrics.find((each) => each.code === code);
    if (behind === null || metric === undefined) return '';
    const absence = absenceOf(metric.status[behind.row] ?? 0);
    return absence === null && behind.source.hidden.metric(code)
      ? maskText
      : absence === null
        ? formatNumber(metric.values[behind.row] ?? NaN, metric.decimals)
        : absenceWords[absence];
  };

/** How many criteria have no number for a partner and count by a rule all the same. */
const filledIn = (columns: readonly ValueColumn[], row: number): number =>
  columns.reduce(
    (filled, { status, values }) =>
      filled + Number(status[row] !== cellStatus.value && !Number.isNaN(values[row] ?? NaN)),
    0,
  );

/** Columns of the portfolio; `optional` names the attributes and metrics that are shown. */
export const portfolioColumns = (
  snapshot: Snapshot,
  optional: ReadonlySet<string>,
  sort: PortfolioSort,
): readonly SlotColumn[] => {
  const columns: readonly SlotColumn[] = [
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
      read: text(({ row, source }) => source.snapshot.partnerNames[row] ?? ''),
    },
    {
      colId: 'score',
      headerName: 'Score',
      width: 190,
      minWidth: 190,
      maxWidth: 560,
      flex: 1,
      view: scoreView,
    },
    {
      colId: 'now',
      headerName: 'Tier now',
      width: 120,
      view: currentTierView,
    },
    {
      colId: 'proposed',
      headerName: 'Proposed',
      width: 120,
      view: proposedTierView,
    },
    {
      colId: 'movement',
      headerName: 'Move',
      width: 74,
      view: movementView,
    },
    ...snapshot.attributes
      .filter(({ code, role }) => role === 'attribute' && optional.has(`attribute:${code}`))
      .map(({ code, name }): SlotColumn => ({
        colId: `attribute:${code}`,
        headerName: name,
        width: 140,
        minWidth: 140,
        // A wide window has room for the whole label.
        maxWidth: 300,
        flex: 0.4,
        read: text(({ row, source }) => {
          const column = source.snapshot.attributes.find((each) => each.code === code);
          const label = column?.labels[column.codes[row] ?? 0] ?? '';
          return label !== '' && source.hidden.attribute(code) ? maskText : label;
        }),
      })),
    ...snapshot.metrics
      .filter(({ code }) => optional.has(`metric:${code}`))
      .map(({ code, name, unit }): SlotColumn => ({
        colId: `metric:${code}`,
        headerName: unit === '' ? name : `${name} (${unit})`,
        width: 150,
        type: 'rightAligned',
        read: metricText(code),
      })),
    {
      colId: 'coverage',
      headerName: 'Coverage',
      width: 112,
      type: 'rightAligned',
      read: text(({ row, source }) => {
        const filled = filledIn(source.result.columns, row);
        const coverage = formatPercent(source.coverageOf(row), 0);
        return filled === 0 ? coverage : `${coverage}, ${filled} by rule`;
      }),
    },
  ];
  return columns.map((column) =>
    column.colId === sort.column
      ? { ...column, headerName: `${column.headerName ?? ''} ${sort.isDescending ? '↓' : '↑'}` }
      : column,
  );
};
