import { absenceOf } from '../model/cell-status.ts';
import { sensitiveId } from '../model/sensitivity.ts';
import { directionOf } from '../scoring/movement.ts';
import { microsPerPoint, noTier, toMicros } from '../scoring/tiers.ts';
import { absenceWords } from '../text/absence-words.ts';
import { directionWords } from '../text/direction-words.ts';
import { figuresOf, trendColumn } from './history/portfolio-history.ts';
import { trendsOf } from './history/trend.ts';
import { periodNames } from './history/trend-words.ts';
import { numberColumns, numbersOf } from './number-columns.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

/** What is written into a cell; null for nothing. */
export type WrittenCell = string | number | null;

/** A column of the portfolio as it is copied and exported: numbers stay numbers. */
export type WrittenColumn = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Of its numbers; null for texts. */
  readonly decimals: number | null;
  /** Id of the sensitive thing that it tells of; null for none. */
  readonly subject: string | null;
  readonly read: (row: number) => WrittenCell;
};

const fixedColumns = (portfolio: ScoredPortfolio): readonly WrittenColumn[] => {
  const { model, snapshot, result } = portfolio;
  const tierName = (code: number | undefined): string => model.tiers[code ?? noTier]?.name ?? '';
  const text = (id: string, name: string, read: (row: number) => string): WrittenColumn => ({
    id,
    name,
    unit: '',
    decimals: null,
    subject: null,
    read,
  });
  return [
    {
      ...text('rank', 'Rank', () => ''),
      decimals: 0,
      read: (row) => (Number.isNaN(result.scores[row]) ? null : (result.ranks[row] ?? null)),
    },
    text('key', 'Key', (row) => snapshot.partnerKeys[row] ?? ''),
    text('partner', 'Partner', (row) => snapshot.partnerNames[row] ?? ''),
    text('now', 'Tier today', (row) => tierName(result.currentTiers[row])),
    text('proposed', 'Proposed', (row) => tierName(result.tiers[row])),
    text(
      'movement',
      'Move',
      (row) =>
        directionWords[
          directionOf(result.currentTiers[row] ?? noTier, result.tiers[row] ?? noTier, model.tiers)
        ],
    ),
    ...snapshot.attributes
      .filter(({ role }) => role === 'attribute')
      .map(({ code, name, labels, codes }) => ({
        ...text(`attribute:${code}`, name, (row) => labels[codes[row] ?? 0] ?? ''),
        subject: sensitiveId({ kind: 'attribute', source: '', code }),
      })),
  ];
};

/** The trend a period of each series that is measured. */
const trendColumns = ({ history }: ScoredPortfolio): readonly WrittenColumn[] => {
  if (history === undefined || history === null) return [];
  const { series, days, plan } = history;
  return series.map((each) => ({
    id: trendColumn(each.id),
    name: `Trend of ${each.name} (${each.unit === '' ? '' : `${each.unit} `}a ${periodNames[plan.months]})`,
    unit: each.unit,
    decimals: each.decimals + 1,
    subject: each.subject,
    read: (row) => {
      const trend = trendsOf(each, days.length)[row] ?? NaN;
      return Number.isNaN(trend) ? null : trend;
    },
  }));
};

/** The figures behind the trends of these columns: a column for each period, oldest first. */
export const periodColumns = (
  { history }: ScoredPortfolio,
  columns: readonly string[],
): readonly WrittenColumn[] => {
  if (history === undefined || history === null) return [];
  const { series, days } = history;
  return columns.flatMap((column) => {
    const each = series.find(({ id }) => trendColumn(id) === column);
    if (each === undefined) return [];
    return days.map((day, period): WrittenColumn => ({
      id: `${column}:${day}`,
      name: `${each.name} on ${day}${each.unit === '' ? '' : ` (${each.unit})`}`,
      unit: each.unit,
      decimals: each.decimals,
      subject: each.subject,
      read: (row) => {
        const value = figuresOf(each, days.length, row)[period] ?? NaN;
        const absence = absenceOf(each.status[row * days.length + period] ?? 0);
        if (!Number.isNaN(value)) return value;
        return absence === null ? null : absenceWords[absence];
      },
    }));
  });
};

/** Every column that can be written. A metric without a number says why there is none. */
export const writtenColumns = (portfolio: ScoredPortfolio): readonly WrittenColumn[] => {
  const { model, snapshot } = portfolio;
  return [
    ...fixedColumns(portfolio),
    ...numberColumns(model, snapshot).map(({ id, name, unit, decimals, subject }) => {
      const numbers = numbersOf(portfolio, id);
      const metric = snapshot.metrics.find(({ code }) => `metric:${code}` === id);
      const whyNot = (row: number): WrittenCell => {
        const absence = metric === undefined ? null : absenceOf(metric.status[row] ?? 0);
        return absence === null ? null : absenceWords[absence];
      };
      return {
        id,
        name: unit === '' ? name : `${name} (${unit})`,
        unit,
        decimals,
        subject,
        read: (row: number): WrittenCell => {
          const value = numbers === null ? NaN : numbers(row);
          if (Number.isNaN(value)) return whyNot(row);
          // What is computed is told in millionths, as it is compared; what was imported as it is.
          return metric === undefined ? toMicros(value) / microsPerPoint : value;
        },
      };
    }),
    ...trendColumns(portfolio),
  ];
};
