import type { CycleSheet } from '../model/review-cycle.ts';
import { tierTitles } from '../scoring/ladders/tier-groups.ts';
import { noTier } from '../scoring/tiers.ts';
import { writeCsv, type CsvCell } from '../text/write-csv.ts';
import { stateWords } from './cycle-csv.ts';
import { cycleTable } from './cycle-table.ts';
import { tiersOfCycle } from './cycle-tiers.ts';
import { kindWords, markWords } from './cycle-words.ts';
import { marksOf } from './decision-rules.ts';
import { rationaleOfRow } from './rationale.ts';

/** What one cycle says of a partner. */
export type RecordEntry = {
  readonly cycle: string;
  readonly kind: string;
  readonly asOf: string;
  /** The ISO day on which it was closed; null while it is open. */
  readonly closedOn: string | null;
  /** Null without enough data. */
  readonly score: number | null;
  readonly current: string;
  readonly recommended: string;
  readonly decided: string;
  readonly decision: string;
  readonly rationale: string;
  readonly approver: string;
  readonly expires: string;
  readonly marks: readonly string[];
  readonly evidence: readonly string[];
  readonly comments: readonly string[];
};

/** The entry of a partner in one cycle; null where it was not in it. `today` is what overrides expire by. */
export const recordEntry = (
  sheet: CycleSheet,
  partnerKey: string,
  today: string,
): RecordEntry | null => {
  const { record, figures, tiers, evidence, comments } = sheet;
  const row = figures.partnerKeys.indexOf(partnerKey);
  if (row === -1) {
    return null;
  }
  const table = cycleTable(sheet, today);
  const made = table.decisionOf(row);
  const titles = tierTitles(tiersOfCycle(tiers));
  const name = (code: number | undefined): string => titles[code ?? noTier] ?? 'No tier';
  const score = figures.scores[row] ?? NaN;
  return {
    cycle: record.name,
    kind: kindWords[record.kind],
    asOf: record.asOf,
    closedOn: record.closing === null ? null : record.closing.at.slice(0, 10),
    score: Number.isNaN(score) ? null : Math.round(score * 1e6) / 1e6,
    current: name(figures.current[row]),
    recommended: name(figures.recommended[row]),
    decided: name(table.decided[row]),
    decision: stateWords[table.states[row] ?? 'undecided'],
    rationale: rationaleOfRow(sheet, table, row),
    approver: made?.approver ?? '',
    expires: made?.expires ?? '',
    marks: marksOf(figures.marks[row] ?? 0).map((mark) => markWords[mark]),
    evidence: evidence
      .filter((each) => each.partnerKey === partnerKey)
      .map(({ kind, text, sha256 }) => `${kind} ${text} (SHA-256 ${sha256})`),
    comments: comments
      .filter((each) => each.partnerKey === partnerKey)
      .map(({ text, by, at }) => `${text} (${by}, ${at.slice(0, 10)})`),
  };
};

const columns = [
  ...['cycle', 'kind', 'as of', 'closed on', 'score', 'current tier', 'recommended tier'],
  ...[
    'decided tier',
    'decision',
    'rationale',
    'approver',
    'expires',
    'marks',
    'evidence',
    'comments',
  ],
];

/** The decision record of a partner as CSV, the oldest cycle first. */
export const recordCsv = (entries: readonly RecordEntry[]): string =>
  writeCsv([
    columns,
    ...entries.map((entry): readonly CsvCell[] => [
      ...[entry.cycle, entry.kind, entry.asOf, entry.closedOn, entry.score, entry.current],
      ...[entry.recommended, entry.decided, entry.decision, entry.rationale, entry.approver],
      entry.expires,
      entry.marks.join('; '),
      entry.evidence.join('; '),
      entry.comments.join('; '),
    ]),
  ]);
