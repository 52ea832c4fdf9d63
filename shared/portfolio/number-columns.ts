import { lazily } from '../lazily.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { criteriaOf } from '../scoring/criteria.ts';
import { scorePartners } from '../scoring/score.ts';
import { sensitiveId, type SensitiveKind } from '../model/sensitivity.ts';
import { trendsOf } from './history/trend.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

/** A column of numbers that can be filtered, drawn and written. */
export type NumberColumn = {
  /** `score`, `coverage`, `dimension:<id>`, `value:<criterion id>` or `metric:<code>`. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Id of the sensitive thing that it would tell of, if that is one. */
  readonly subject: string | null;
};

const subjectOf = (kind: SensitiveKind, code: string): string =>
  sensitiveId({ kind, source: '', code });

/** Every column of numbers of a model over its partners: scores, dimensions, criteria, metrics. */
export const numberColumns = (model: ScoringModel, snapshot: Snapshot): readonly NumberColumn[] => [
  { id: 'score', name: 'Score', unit: '', decimals: 1, subject: null },
  { id: 'coverage', name: 'Coverage', unit: '%', decimals: 0, subject: null },
  ...model.dimensions.map(({ id, name }) => ({
    id: `dimension:${id}`,
    name,
    unit: '',
    decimals: 1,
    subject: null,
  })),
  ...criteriaOf(model).map(({ criterion: { id, name, metricCode } }) => ({
    id: `value:${id}`,
    name: `Value of ${name}`,
    unit: '',
    decimals: 1,
    subject: subjectOf('metric', metricCode),
  })),
  ...snapshot.metrics.map(({ code, name, unit, decimals }) => ({
    id: `metric:${code}`,
    name,
    unit,
    decimals,
    subject: subjectOf('metric', code),
  })),
];

/**
 * Points of a dimension per row, 0..100: Σ w·v / Σ w over its criteria that have a value; NaN where none
 * has.
 */
const dimensionPoints = (
  { model, result }: ScoredPortfolio,
  dimensionId: string,
): ((row: number) => number) | null => {
  const parts = criteriaOf(model).flatMap(({ criterion, dimension }, index) => {
    const values = result.columns[index]?.values;
    return dimension.id === dimensionId && values !== undefined
      ? [{ weight: criterion.weight, values }]
      : [];
  });
  return parts.length === 0
    ? null
    : (row) => {
        let points = 0;
        let weights = 0;
        for (const { weight, values } of parts) {
          const value = values[row] ?? NaN;
          if (value === value) {
            points += weight * value;
            weights += weight;
          }
        }
        return weights > 0 ? points / weights : NaN;
      };
};

/**
 * The numbers of a column by row, NaN for none; null for a column that is none of numbers. Of a column that
 * shows a past it is the trend a period, and null until that past is measured.
 */
export const numbersOf = (
  portfolio: ScoredPortfolio,
  column: string,
): ((row: number) => number) | null => {
  const { model, snapshot, result, history } = portfolio;
  const at = (values: Float64Array | undefined): ((row: number) => number) | null =>
    values === undefined ? null : (row) => values[row] ?? NaN;
  if (column === 'score') return at(result.scores);
  if (column === 'coverage') {
    // Everybody is scored for it, but only where somebody asks.
    const scored = lazily(() => scorePartners(model, result.columns, snapshot.partnerKeys.length));
    return (row) => 100 * (scored().coverage[row] ?? NaN);
  }
  const [kind, ...rest] = column.split(':');
  const id = rest.join(':');
  switch (kind) {
    case 'metric':
      return at(snapshot.metrics.find(({ code }) => code === id)?.values);
    case 'value':
      return at(result.columns.find(({ criterionId }) => criterionId === id)?.values);
    case 'dimension':
      return dimensionPoints(portfolio, id);
    case 'trend': {
      const series = history?.series.find((each) => each.id === id);
      return series === undefined ? null : at(trendsOf(series, history?.days.length ?? 0));
    }
    default:
      return null;
  }
};
