import type { Decision, DecisionWay } from '../model/decision.ts';
import type { CycleSheet } from '../model/review-cycle.ts';
import { noTier } from '../scoring/tiers.ts';
import type { CycleTable } from './cycle-table.ts';
import { evidenceByPartner } from './evidence-by-partner.ts';
import { rationaleOfRow } from './rationale.ts';

const tierOrNull = (code: number | undefined): number | null =>
  code === undefined || code === noTier ? null : code;

/** What was decided about everybody, by row; for a table in which nobody is undecided. */
export const decisionsOf = (view: CycleSheet, table: CycleTable): readonly Decision[] => {
  const { figures } = view;
  const attached = evidenceByPartner(view.evidence);
  return figures.partnerKeys.map((partnerKey, row) => {
    const made = table.decisionOf(row);
    const state = table.states[row];
    const way: DecisionWay = state === 'accepted' || state === 'override' ? state : 'automatic';
    return {
      partnerKey,
      current: tierOrNull(figures.current[row]),
      recommended: tierOrNull(figures.recommended[row]),
      decided: tierOrNull(table.decided[row]),
      way,
      rationale: rationaleOfRow(view, table, row),
      approver: way === 'override' ? (made?.approver ?? '') : '',
      expires: way === 'override' ? (made?.expires ?? null) : null,
      evidence: (attached.get(partnerKey) ?? []).map(({ kind, text, sha256 }) => ({
        kind,
        text,
        sha256,
      })),
    };
  });
};
