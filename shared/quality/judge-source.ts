import { counted, countOf, quoted } from '../intake/wording.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { ControlCheck, QualityFinding, QualityThresholds } from '../model/quality.ts';
import type { RunQuality } from '../model/run-quality.ts';
import type { SourceFacts } from '../sources/source-facts.ts';
import { figure, percent, timesOver } from './severity.ts';

/** The newest import of a source with what was measured of it. */
export type JudgedSource = {
  readonly facts: SourceFacts;
  readonly run: ImportRun;
  readonly quality: RunQuality;
  readonly controls: readonly ControlCheck[];
  /** Names of attributes with one label for all partners of the import. */
  readonly constantAttributes: readonly string[];
};

type Found = Pick<QualityFinding, 'kind' | 'sentence' | 'severity'> & { readonly detail?: string };

const judgeControl = (check: ControlCheck): readonly Found[] => {
  const { header, total, tolerance, accepted, isHidden, holds } = check;
  if (holds) {
    return [];
  }
  const difference = (accepted ?? 0) - total;
  const sums =
    `should come to ${figure(total, 2)}; accepted rows hold ` +
    `${accepted === null ? 'no number' : figure(accepted, 2)}, ` +
    `${figure(Math.abs(difference), 2)} ${difference > 0 ? 'more' : 'less'}`;
  return [
    {
      kind: 'controlTotal',
      detail: header,
      severity: isHidden ? 1 : timesOver(Math.abs(difference), tolerance),
      sentence: `${quoted(header)} ${isHidden ? 'comes to another sum than was said' : sums}.`,
    },
  ];
};

const judgeRows = (run: ImportRun, most: number): readonly Found[] => {
  const part = run.rowsRead === 0 ? 0 : run.rowsRejected / run.rowsRead;
  return part > most
    ? [
        {
          kind: 'rejected',
          severity: timesOver(part, most),
          sentence: `Rejected: ${counted(run.rowsRejected)} of ${countOf(run.rowsRead, 'row')} (${percent(part)}).`,
        },
      ]
    : [];
};

const judgeFindings = ({ findings }: ImportRun): readonly Found[] => [
  ...findings.rateGaps.map(({ metric, currency, rows }): Found => ({
    kind: 'rateGap',
    detail: `${metric} ${currency}`,
    severity: timesOver(rows, 0),
    sentence: `No rate for ${countOf(rows, 'amount')} of ${metric} in ${currency === '' ? 'no currency' : currency}; partners concerned have no number.`,
  })),
  ...findings.lookups
    .filter(({ orphanRows }) => orphanRows > 0)
    .map(({ source, matched, orphanRows, orphanKeys }): Found => {
      const part = orphanRows / (orphanRows + matched);
      return {
        kind: 'orphans',
        detail: source,
        severity: 1 + part * 100,
        sentence: `Found nothing in ${quoted(source)}: ${countOf(orphanRows, 'row')} (${percent(part)}) with ${countOf(orphanKeys, 'key')}.`,
      };
    }),
];

const judgeDuplicates = (
  { rowsAccepted }: ImportRun,
  { repeatedRows, expectsOneRow, identicalRows }: RunQuality,
  most: number,
): readonly Found[] => {
  const found = (rows: number, detail: string, words: string): readonly Found[] => {
    const part = rowsAccepted === 0 ? 0 : rows / rowsAccepted;
    return part > most
      ? [
          {
            kind: 'duplicates',
            detail,
            severity: most > 0 ? timesOver(part, most) : 1 + part * 100,
            sentence: `${words}: ${countOf(rows, 'row')} (${percent(part)}).`,
          },
        ]
      : [];
  };
  return [
    ...(expectsOneRow
      ? found(repeatedRows, 'keys', 'A partner that should have one row is named again')
      : []),
    ...found(identicalRows ?? 0, 'rows', 'Like another row in every cell'),
  ];
};

const judgePartners = (
  { partners, partnersBefore }: RunQuality,
  most: number,
): readonly Found[] => {
  if (partnersBefore === null || partnersBefore === 0) {
    return [];
  }
  const change = (partners - partnersBefore) / partnersBefore;
  return Math.abs(change) > most
    ? [
        {
          kind: 'partners',
          severity: timesOver(Math.abs(change), most),
          sentence: `${countOf(partners, 'partner')}, ${counted(partnersBefore)} in the import before (${change > 0 ? '+' : '−'}${percent(Math.abs(change))}).`,
        },
      ]
    : [];
};

const judgeAge = ({ daysOverdue, due }: SourceFacts, most: number): readonly Found[] =>
  daysOverdue > most
    ? [
        {
          kind: 'staleness',
          severity: timesOver(daysOverdue, Math.max(1, most)),
          sentence: `Due on ${due ?? ''}, ${countOf(daysOverdue, 'day')} late.`,
        },
      ]
    : [];

/** What may be doubted about the newest import of a source. */
export const judgeSource = (
  { facts, run, quality, controls, constantAttributes }: JudgedSource,
  thresholds: QualityThresholds,
): readonly QualityFinding[] => {
  const { name } = facts.source;
  const found: readonly Found[] = [
    ...controls.flatMap(judgeControl),
    ...judgeRows(run, thresholds.rejected),
    ...judgeFindings(run),
    ...judgeDuplicates(run, quality, thresholds.duplicates),
    ...judgePartners(quality, thresholds.partners),
    ...judgeAge(facts, thresholds.lateDays),
    ...constantAttributes.map((attribute): Found => ({
      kind: 'constant',
      detail: attribute,
      severity: 1,
      sentence: `${quoted(attribute)} is the same for every partner.`,
    })),
  ];
  return found.map(({ kind, detail = '', sentence, severity }) => ({
    id: JSON.stringify(['source', kind, name, run.id, detail]),
    kind,
    level: 'source',
    about: name,
    sentence,
    severity,
    mend: { tab: 'sources', at: name },
  }));
};
