import { counted, countOf } from '../intake/wording.ts';
import { cellStatus } from '../model/cell-status.ts';
import type { QualityFinding, QualityThresholds } from '../model/quality.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { daysOverdue } from '../sources/next-due.ts';
import type { OutliersByMetric } from './outliers.ts';
import { percent, timesOver, timesUnder } from './severity.ts';

/** So many partners are named for one kind, the worst first: who has more mends the source. */
const mostPartners = 100;

/** Far out in fewer metrics a partner is simply large or small. */
const leastMetrics = 3;

type Found = Pick<QualityFinding, 'kind' | 'sentence' | 'severity'> & { readonly row: number };

const worst = (found: readonly Found[]): readonly Found[] =>
  found
    .toSorted((left, right) => right.severity - left.severity || left.row - right.row)
    .slice(0, mostPartners);

const judgeCoverage = ({ partnerKeys, metrics }: Snapshot, least: number): readonly Found[] => {
  // By column: a programme of 100,000 partners is judged in a moment.
  const applies = new Uint16Array(partnerKeys.length);
  const missing = new Uint16Array(partnerKeys.length);
  const notComputable = new Uint16Array(partnerKeys.length);
  for (const { status } of metrics) {
    for (let row = 0; row < status.length; row += 1) {
      applies[row] = (applies[row] ?? 0) + (status[row] === cellStatus.notApplicable ? 0 : 1);
      missing[row] = (missing[row] ?? 0) + (status[row] === cellStatus.missing ? 1 : 0);
      notComputable[row] =
        (notComputable[row] ?? 0) + (status[row] === cellStatus.notComputable ? 1 : 0);
    }
  }
  const found: Found[] = [];
  applies.forEach((all, row) => {
    const [gone = 0, wrong = 0] = [missing[row], notComputable[row]];
    // As `coverageOf` says it.
    const part = all === 0 ? 1 : 1 - (gone + wrong) / all;
    if (part < least) {
      found.push({
        row,
        kind: 'coverage',
        severity: timesUnder(part, least),
        sentence: `${percent(part)} of the metrics that apply are known: ${counted(gone)} missing, ${counted(wrong)} not computable.`,
      });
    }
  });
  return found;
};

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
const judgeOutliers = ({ metrics }: Snapshot, outliers: OutliersByMetric): readonly Found[] => {
  const names = new Map<number, string[]>();
  for (const { code, name } of metrics) {
    for (const { position } of outliers.get(code) ?? []) {
      const known = names.get(position) ?? [];
      known.push(name);
      names.set(position, known);
    }
  }
  return [...names]
    .filter(([, of]) => of.length >= leastMetrics)
    .map(([row, of]) => ({
      row,
      kind: 'outliers',
      severity: of.length,
      sentence: `Far from the others in ${countOf(of.length, 'metric')}: ${of.slice(0, 4).join(', ')}${of.length > 4 ? ` and ${counted(of.length - 4)} more` : ''}.`,
    }));
};

/** By row of the snapshot the day (ISO, UTC) of the newest import that names a partner; what is far out. */
export type JudgedPartners = {
  readonly lastDays: readonly string[];
  readonly today: string;
  readonly outliers: OutliersByMetric;
};

/** What may be doubted about single partners on a day (ISO). Of each kind the worst 100 are told. */
export const judgePartners = (
  snapshot: Snapshot,
  { lastDays, today, outliers }: JudgedPartners,
  thresholds: QualityThresholds,
): readonly QualityFinding[] =>
  [
    ...worst(judgeCoverage(snapshot, thresholds.partnerCoverage)),
    ...worst(judgeSilence(lastDays, today, thresholds.silentDays)),
    ...worst(judgeOutliers(snapshot, outliers)),
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
