import { withShownNames } from '../shown-names.ts';
import { readCycles } from '#db/cycles/cycle-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import {
  comparisonCsv,
  compareCycles,
  type ComparedCycle,
  type CycleComparison,
} from '#shared/cycle/compare-cycles.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { recordCsv, recordEntry, type RecordEntry } from '#shared/cycle/partner-record.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { ok, type Result } from '#shared/result.ts';
import { findCycle, modelOfCycle, shownCycle, snapshotOfCycle } from './frozen-cycle.ts';

const isoDay = (now: Date): string => now.toISOString().slice(0, 10);

const comparedCycle = (
  file: WorkspaceFile,
  id: string,
  now: Date,
): Result<ComparedCycle, AppError> => {
  const found = findCycle(file, id);
  if (!found.ok) {
    return found;
  }
  const { record } = found.value;
  const sheet = shownCycle(file, found.value);
  return ok({
    name: record.name,
    asOf: record.asOf,
    model: modelOfCycle(file, found.value),
    snapshot: withShownNames(file, snapshotOfCycle(file, found.value)),
    recommended: sheet.figures.recommended,
    decided: cycleTable(sheet, isoDay(now)).decided,
  });
};

/** Who is elsewhere in the second of two cycles, and why; of an open one what it would decide now. */
export const compareTwoCycles = (
  file: WorkspaceFile,
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
): Result<CycleComparison, AppError> => {
  const before = comparedCycle(file, from, now);
  if (!before.ok) {
    return before;
  }
  const after = comparedCycle(file, to, now);
  return after.ok ? ok(compareCycles(before.value, after.value)) : after;
};

/** What every cycle said of a partner, the oldest first. */
export const recordOfPartner = (
  file: WorkspaceFile,
  partnerKey: string,
  now: Date,
): readonly RecordEntry[] =>
  readCycles(file.connection, file.knownOn)
    .toReversed()
    .flatMap((stored) => recordEntry(shownCycle(file, stored), partnerKey, isoDay(now)) ?? []);

type LookBack = { readonly from: string; readonly to: string } | { readonly partnerKey: string };

/** Who moved between two cycles, or the record of a partner, as CSV. */
export const lookBackCsv = (
  file: WorkspaceFile,
  asked: LookBack,
  now: Date,
): Result<{ readonly what: string; readonly text: string; readonly rows: number }, AppError> => {
  if ('partnerKey' in asked) {
    const entries = recordOfPartner(file, asked.partnerKey, now);
    const what = `decision record of ${asked.partnerKey}`;
    return ok({ what, text: recordCsv(entries), rows: entries.length });
  }
  const found = compareTwoCycles(file, asked, now);
  return found.ok
    ? ok({
        what: `comparison of ${found.value.from} and ${found.value.to}`,
        text: comparisonCsv(found.value),
        rows: found.value.moves.length,
      })
    : found;
};
