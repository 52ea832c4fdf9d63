import { partnerNames } from '#shared/model/sensitivity.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf, quoted } from '#shared/intake/wording.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import {
  metricOfSeries,
  subjectOfSeries,
  type PortfolioHistory,
} from '#shared/portfolio/history/portfolio-history.ts';
import { trendsOf } from '#shared/portfolio/history/trend.ts';
import { periodNames, periodText, trendText } from '#shared/portfolio/history/trend-words.ts';
import { err, ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import {
  findIncluded,
  hiddenLines,
  writeNoted,
  wroteLines,
  type IncludeOption,
} from '../included.ts';
import { namedSnapshot, openPortfolio } from '../open-portfolio.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';

export type HistoryOptions = ReplayPlan &
  IncludeOption & {
    /** Codes; without them the score alone. */
    readonly metric?: readonly string[];
    readonly out?: string;
  };

/** One row a partner and series: its figures by period, as they are, and its trend a period. */
const tableOf = (
  keys: readonly string[],
  names: readonly string[],
  { days, series }: PortfolioHistory,
): ResultTable => ({
  columns: ['key', 'partner', 'what', ...days, 'trend'],
  rows: keys.flatMap((key, row) =>
    series.map((each) => {
      const trend = trendsOf(each, days.length)[row] ?? NaN;
      const figures = days.map((_, period) => {
        const at = row * days.length + period;
        const value = each.values[at] ?? NaN;
        return Number.isNaN(value) ? periodText(each, at) : value;
      });
      return [
        key,
        names[row] ?? key,
        metricOfSeries(each.id) ?? 'score',
        ...figures,
        Number.isNaN(trend) ? null : trend,
      ];
    }),
  ),
});

/** How many rise and fall, in a line for each series. */
const linesOf = ({ series, days, plan }: PortfolioHistory): readonly string[] =>
  series.map((each) => {
    const trends = trendsOf(each, days.length);
    const known = trends.filter((trend) => trend === trend);
    const words = (test: (trend: number) => boolean): number => known.filter(test).length;
    const middle = known.slice().sort()[Math.floor(known.length / 2)] ?? 0;
    return `${each.name}: ${words((trend) => trend > 0)} rise, ${words((trend) => trend < 0)} fall, ${trends.length - known.length} without a trend; the one in the middle ${trendText(middle, each.decimals)} a ${periodNames[plan.months]}.`;
  });

/** `tierwright history`: score and metrics at the ends of past periods. */
export const historyCommand =
  (path: string, options: HistoryOptions): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const included = findIncluded(workspace.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const { metric: codes = [], months, reviews } = options;
    const stray = codes.find((code) => !snapshot.metrics.some((metric) => metric.code === code));
    if (stray !== undefined) {
      return err(
        refuseInput(
          '--metric',
          `codes among: ${snapshot.metrics.map(({ code }) => code).join(', ')}`,
          quoted(stray),
          'Name metrics by the codes that the catalogue lists.',
        ),
      );
    }
    const series = ['score', ...codes.map((code) => `metric:${code}`)];
    const past = await context.call('portfolio/history', {
      plan: { months, reviews },
      series,
      partner: null,
      include: included.value.ids,
    });
    if (!past.ok) {
      return past;
    }
    const subjects = series.map(subjectOfSeries);
    const written = included.value.ids.filter(
      (id) => subjects.includes(id) || id === partnerNames.id,
    );
    const named = await namedSnapshot(context, snapshot, included.value.ids);
    if (!named.ok) {
      return named;
    }
    const table = tableOf(snapshot.partnerKeys, named.value.partnerNames, past.value);
    const noted = await writeNoted(context, 'history', options.out, table, written);
    if (!noted.ok) {
      return noted;
    }
    return ok({
      document: {
        programme: workspace.name,
        days: past.value.days,
        partners: tableRecords(table),
      },
      lines: [
        `${workspace.name}: ${countOf(snapshot.partnerKeys.length, 'partner')} at the end of ${countOf(past.value.days.length, periodNames[months])}, ${past.value.days[0] ?? ''} to ${past.value.days.at(-1) ?? ''}.`,
        ...linesOf(past.value),
        ...hiddenLines(
          workspace.sensitive,
          ({ id }, hidden) => subjects.includes(id) && hidden.thing(id),
          included.value,
        ),
        ...wroteLines(options.out),
      ],
    });
  };
