import type { CycleSheet } from '../model/review-cycle.ts';
import { ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { knowsLadders, ladderNameIn } from './cycle-tiers.ts';
import { evidenceByPartner } from './evidence-by-partner.ts';
import { noTier } from '../scoring/tiers.ts';
import { writeCsv, type CsvCell } from '../text/write-csv.ts';
import { markWords, modeWords, movementWords } from './cycle-words.ts';
import { cycleMovement, marksOf } from './decision-rules.ts';
import { rationaleOfRow } from './rationale.ts';
import { isOpenState, type CycleTable, type DecisionState } from './cycle-table.ts';

export const stateWords: Readonly<Record<DecisionState, string>> = {
  undecided: 'Undecided',
  automatic: 'Automatic',
  accepted: 'Accepted',
  override: 'Override',
  expired: 'Override expired',
};

export const cycleColumns = [
  'key',
  'partner',
  'current tier',
  'recommended tier',
  'decided tier',
  'movement',
  'decision',
  'score',
  'coverage',
  'confidence',
  'points to nearest line',
  'resilience',
  'failed gates',
  'ladder',
  'marks',
  'mode',
  'to be looked at by',
  'rationale',
  'approver',
  'expires',
  'evidence',
] as const;

/** Beside them where the cycle knows the names of several ladders; those of before did not. */
const ladderColumns = ['current', 'recommended', 'decided'].map(
  (which) => `ladder of the ${which} tier`,
);

/** The heads of the rows of a cycle's table. */
export const cycleHeads = ({ tiers }: Pick<CycleSheet, 'tiers'>): readonly string[] => [
  ...cycleColumns,
  ...(knowsLadders(tiers) ? ladderColumns : []),
];

/** Rounded to millionths, so that a number reads the same everywhere; empty for none. */
const number = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1e6) / 1e6;

/**
 * The rows of a cycle's table in the order of keys, as they are written. Who is undecided has no decided tier;
 * the movement is then that to the recommended one.
 */
export const cycleRows = (view: CycleSheet, table: CycleTable): readonly (readonly CsvCell[])[] => {
  const { figures, tiers, evidence } = view;
  const name = (code: number | undefined): string =>
    code === undefined || code === noTier ? '' : (tiers[code]?.name ?? '');
  const attached = evidenceByPartner(evidence);
  const hasLadders = knowsLadders(tiers);
  const ladderOf = (code: number | undefined): string => {
    const tier = tiers[code ?? noTier];
    return tier === undefined ? '' : ladderNameIn(tiers, ladderOfTier(tier));
  };
  return figures.partnerKeys.map((key, row) => {
    const made = table.decisionOf(row);
    const rule = table.ruled[row];
    return [
      key,
      figures.partnerNames[row] ?? key,
      name(figures.current[row]),
      name(figures.recommended[row]),
      isOpenState(table.states[row]) ? '' : name(table.decided[row]),
      movementWords[
        cycleMovement(figures.current[row] ?? noTier, table.decided[row] ?? noTier, tiers)
      ],
      stateWords[table.states[row] ?? 'undecided'],
      number(figures.scores[row]),
      number(figures.coverage[row]),
      number(figures.confidence[row]),
      number(figures.toLine[row]),
      number(figures.resilience[row]),
      figures.failedGates[row] ?? '',
      figures.ladderReasons[row] ?? '',
      marksOf(figures.marks[row] ?? 0)
        .map((mark) => markWords[mark])
        .join('; '),
      modeWords[rule?.mode ?? 'manual'],
      (rule?.functions ?? []).join('; '),
      rationaleOfRow(view, table, row),
      made?.approver ?? '',
      made?.expires ?? '',
      (attached.get(key) ?? [])
        .map(({ kind, text, sha256 }) => `${kind} ${text} (SHA-256 ${sha256})`)
        .join('; '),
      ...(hasLadders
        ? [
            figures.current[row],
            figures.recommended[row],
            isOpenState(table.states[row]) ? undefined : table.decided[row],
          ].map(ladderOf)
        : []),
    ];
  });
};

/** The table as CSV; the bytes of a closed cycle never change. */
export const cycleCsv = (view: CycleSheet, table: CycleTable): string =>
  writeCsv([cycleHeads(view), ...cycleRows(view, table)]);
