import { counted, countOf } from '../intake/wording.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { QualityFinding, QualityThresholds } from '../model/quality.ts';
import type { MetricQuality, RunQuality } from '../model/run-quality.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import type { StatusCounts } from '../model/status-counts.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import type { Outlier, OutliersByMetric } from './outliers.ts';
import { figure, percent, timesOver, timesUnder } from './severity.ts';
import { countStatuses, coverageOf } from './status-counts.ts';
import { sameUnit, scaleStep } from './unit-clash.ts';

/** An import that is the newest of its source, with its scorecard. */
export type NewestRun = { readonly run: ImportRun; readonly quality: RunQuality };

/** The newest imports of their sources, oldest first, all that count, and what is not told. */
export type JudgedImports = {
  readonly newest: readonly NewestRun[];
  readonly runs: readonly ImportRun[];
  readonly hidden: Pick<Hidden, 'metric'>;
  readonly outliers: OutliersByMetric;
};

type Found = Pick<QualityFinding, 'kind' | 'sentence' | 'severity'>;

const mostNamed = 3;

const reasons = (counts: StatusCounts): string =>
  [
    [counts.missing, 'missing'],
    [counts.notComputable, 'not computable'],
    [counts.noActivity, 'without activity'],
    [counts.notApplicable, 'not applicable'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${counted(Number(count))} ${word}`)
    .join(', ');

const judgeCoverage = ({ status }: MetricColumn, least: number): readonly Found[] => {
  const counts = countStatuses(status);
  const part = coverageOf(counts);
  return part < least
    ? [
        {
          kind: 'coverage',
          severity: timesUnder(part, least),
          sentence: `Known of ${percent(part)} of the partners to whom it applies: ${reasons(counts)}.`,
        },
      ]
    : [];
};

const judgeOutliers = (
  { values, decimals, unit }: MetricColumn,
  { partnerNames }: Snapshot,
  outliers: readonly Outlier[],
  limit: number,
  isHidden: boolean,
): readonly Found[] => {
  const [farthest] = outliers;
  if (farthest === undefined) {
    return [];
  }
  const named = outliers
    .slice(0, mostNamed)
    .map(({ position }) => {
      const value = `${figure(values[position] ?? NaN, decimals)} ${unit}`.trim();
      return `${partnerNames[position] ?? ''} (${value})`;
    })
    .join(', ');
  const more =
    outliers.length > mostNamed ? ` and ${counted(outliers.length - mostNamed)} more` : '';
  return [
    {
      kind: 'outliers',
      severity: timesOver(Math.abs(farthest.score), limit),
      sentence: isHidden
        ? `${countOf(outliers.length, 'value')} far from the others.`
        : `${countOf(outliers.length, 'value')} far from the others: ${named}${more}.`,
    },
  ];
};

const judgeConstant = ({ values }: MetricColumn): readonly Found[] => {
  let first = NaN;
  let known = 0;
  for (const value of values) {
    if (!Number.isNaN(value)) {
      first = known === 0 ? value : first;
      known += 1;
      if (value !== first) {
        return [];
      }
    }
  }
  return known > 1
    ? [
        {
          kind: 'constant',
          severity: 1,
          sentence: `The same for all ${counted(known)} partners: it cannot tell them apart.`,
        },
      ]
    : [];
};

const judgeJump = (
  { unit, decimals }: MetricColumn,
  { median, medianBefore: before, change }: MetricQuality,
  most: number,
  isHidden: boolean,
): readonly Found[] => {
  if (median === null || before === null || change === null || Math.abs(change) <= most) {
    return [];
  }
  const words = isHidden
    ? `The median moved by ${percent(Math.abs(change))}`
    : `The median went from ${figure(before, decimals)} to ${figure(median, decimals)} ${unit}`.trim();
  const step = scaleStep(before, median);
  return [
    step === null
      ? {
          kind: 'jump',
          severity: timesOver(Math.abs(change), most),
          sentence: `${words} since the import before.`,
        }
      : {
          kind: 'unitClash',
          severity: timesOver(Math.abs(change), most),
          sentence: `${words}, about ${counted(step)} times: as if in another unit than the import before.`,
        },
  ];
};

/** Units that newest imports of several sources, or the import before, give one metric. */
const judgeUnits = (code: string, newest: readonly NewestRun[], runs: readonly ImportRun[]) => {
  const said = newest.flatMap(({ run }) => {
    const before = runs.findLast(
      ({ id, sourceName }) => id < run.id && sourceName === run.sourceName,
    );
    return [run, ...(before === undefined ? [] : [before])].flatMap(({ id, sourceName, recipe }) =>
      recipe.metrics
        .filter((metric) => metric.code === code)
        .map(({ unit }) => ({ unit, from: id === run.id ? sourceName : `${sourceName} before` })),
    );
  });
  const [first] = said;
  const other = said.find(({ unit }) => first !== undefined && !sameUnit(unit, first.unit));
  const words = (unit: string): string => (unit === '' ? 'no unit' : unit);
  return first === undefined || other === undefined
    ? []
    : [
        {
          kind: 'unitClash',
          severity: timesOver(1, 0),
          sentence: `${first.from} says it in ${words(first.unit)}, ${other.from} in ${words(other.unit)}.`,
        } satisfies Found,
      ];
};

/**
 * What may be doubted about each metric of the snapshot: of all partners together, and against the
 * import before of the source that told it last. Values of hidden metrics are in no sentence.
 */
export const judgeMetrics = (
  snapshot: Snapshot,
  { newest, runs, hidden, outliers }: JudgedImports,
  thresholds: QualityThresholds,
): readonly QualityFinding[] =>
  snapshot.metrics.flatMap((column) => {
    const { code, name } = column;
    const teller = newest.findLast(({ quality }) =>
      quality.metrics.some((metric) => metric.code === code),
    );
    const told = teller?.quality.metrics.find((metric) => metric.code === code);
    const found: readonly Found[] = [
      ...judgeUnits(code, newest, runs),
      ...(told === undefined ? [] : judgeJump(column, told, thresholds.jump, hidden.metric(code))),
      ...judgeCoverage(column, thresholds.coverage),
      ...judgeOutliers(
        column,
        snapshot,
        outliers.get(code) ?? [],
        thresholds.outlierLimit,
        hidden.metric(code),
      ),
      ...judgeConstant(column),
    ];
    return found.map(({ kind, sentence, severity }, place): QualityFinding => ({
      // Two units and a step of 1000 are two findings of one kind.
      id: JSON.stringify([
        'metric',
        kind,
        code,
        teller?.run.id ?? 0,
        kind === 'unitClash' ? place : 0,
      ]),
      kind,
      level: 'metric',
      about: name,
      sentence,
      severity,
      mend: { tab: 'metrics', at: code },
    }));
  });
