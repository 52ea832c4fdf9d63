import { counted, countOf } from '../intake/wording.ts';
import { cellStatus } from '../model/cell-status.ts';
import type { QualityFinding, QualityThresholds } from '../model/quality.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { daysOverdue } from '../sources/next-due.ts';
import { findOutliers } from './outliers.ts';
import { percent, timesOver, timesUnder } from './severity.ts';
import { countStatuses, coverageOf } from './status-counts.ts';

/** So many partners are named for one kind, the worst first: who has more mends the source. */
const mostPartners = 100;

/** Far out in fewer metrics a partner is simply large or small. */
const leastMetrics = 3;

type Found = Pick<QualityFinding, 'kind' | 'sentence' | 'severity'> & { readonly row: number };

const worst = (found: readonly Found[]): readonly Found[] =>
  found.toSorted((left, right) => right.severity - left.severity).slice(0, mostPartners);

const judgeCoverage = ({ partnerKeys, metrics }: Snapshot, least: number): readonly Found[] =>
  metrics.length === 0
    ? []
    : partnerKeys.flatMap((_, row) => {
        const counts = countStatuses(
          metrics.map(({ status }) => status[row] ?? cellStatus.missing),
        );
        const part = coverageOf(counts);
        return part < least
          ? [
              {
                row,
                kind: 'coverage',
                severity: timesUnder(part, least),
                sentence: `${percent(part)} of the metrics that apply are known: ${counted(counts.missing)} missing, ${counted(counts.notComputable)} not computable.`,
              },
            ]
          : [];
      });

const judgeSilence = (lastDays: readonly string[], today: string, most: number): readonly Found[] =>
  lastDays.flatMap((last, row) => {
    const days = last === '' ? 0 : daysOverdue(last, today);
    return days > most
      ? [
          {
            row,
            kind: 'staleness',
            severity: timesOver(days, most),
            sentence: `No import since ${last} names it (${countOf(days, 'day')}).`,
          },
        ]
      : [];
  });

/** A partner that is far out in many metrics is often two partners, or another kind of one. */
const judgeOutliers = (
  { partnerKeys, metrics }: Snapshot,
  { outlierMethod, outlierLimit }: QualityThresholds,
): readonly Found[] => {
  const names = partnerKeys.map((): string[] => []);
  for (const { name, values } of metrics) {
    for (const { position } of findOutliers(values, outlierMethod, outlierLimit)) {
      names[position]?.push(name);
    }
  }
  return names.flatMap((of, row) =>
    of.length < leastMetrics
      ? []
      : [
          {
            row,
            kind: 'outliers',
            severity: of.length,
            sentence: `Far from the others in ${countOf(of.length, 'metric')}: ${of.slice(0, 4).join(', ')}${of.length > 4 ? ` and ${counted(of.length - 4)} more` : ''}.`,
          },
        ],
  );
};

/**
 * What may be doubted about single partners. `lastDays` are the days (ISO, UTC) of the newest import
 * that names each, by row of the snapshot; `today` is an ISO day. Of each kind the worst 100 are told.
 */
export const judgePartners = (
  snapshot: Snapshot,
  lastDays: readonly string[],
  today: string,
  thresholds: QualityThresholds,
): readonly QualityFinding[] =>
  [
    ...worst(judgeCoverage(snapshot, thresholds.partnerCoverage)),
    ...worst(judgeSilence(lastDays, today, thresholds.silentDays)),
    ...worst(judgeOutliers(snapshot, thresholds)),
  ].map(({ row, kind, sentence, severity }): QualityFinding => {
    const key = snapshot.partnerKeys[row] ?? '';
    return {
      id: JSON.stringify(['partner', kind, key, lastDays[row] ?? '']),
      kind,
      level: 'partner',
      about: snapshot.partnerNames[row] ?? key,
      sentence,
      severity,
      mend: { tab: 'partners', at: key },
    };
  });
