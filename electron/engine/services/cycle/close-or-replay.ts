import { setImmediate as nextTurn } from 'node:timers/promises';
import { currentActor } from '#db/audit/append-event.ts';
import { closeCycle as writeClosing } from '#db/cycles/close-cycle.ts';
import { hashOfBytes } from '#db/cycles/content-rows.ts';
import type { StoredCycle } from '#db/cycles/cycle-rows.ts';
import { packCycleFigures } from '#db/cycles/pack-cycle-figures.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { CycleReplay } from '#shared/cycle/cycle-answers.ts';
import { cycleCsv } from '#shared/cycle/cycle-csv.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { markBit } from '#shared/cycle/decision-rules.ts';
import { figureSteps } from '#shared/cycle/cycle-figures.ts';
import { sourcesOfCriteria } from '#shared/cycle/sources-of-criteria.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { CycleFigures, CycleSheet } from '#shared/model/review-cycle.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { engineVersion } from '../../engine-version.ts';
import {
  modelOfCycle,
  runsOfCycle,
  snapshotOfCycle,
  sheetOfCycle,
  shownCycle,
} from './frozen-cycle.ts';

const isoDay = (now: Date): string => now.toISOString().slice(0, 10);

/** The bytes of the table of a cycle, as they are written and hashed. */
export const tableBytes = (view: CycleSheet, now: Date): Buffer =>
  Buffer.from(cycleCsv(view, cycleTable(view, isoDay(now))), 'utf8');

/** Closes a cycle in which everybody is decided, for good. */
export const closeCycle = async (
  file: WorkspaceFile,
  stored: StoredCycle,
  note: string,
  now: Date,
): Promise<Result<null, AppError>> => {
  const { record } = stored;
  const view = sheetOfCycle(file, stored);
  const table = cycleTable(view, isoDay(now));
  const label = `Close the review cycle ${record.name}`;
  if (table.undecidedCount > 0) {
    const row = table.states.findIndex((state) => state === 'undecided' || state === 'expired');
    return err(
      refuseInput(
        label,
        'a decision about everybody',
        `${countOf(table.undecidedCount, 'partner')} undecided, ${shownCycle(file, stored).figures.partnerNames[row] ?? ''} for one`,
        'Accept or decide them, then close the cycle.',
      ),
    );
  }
  return writeClosing(file, { id: record.id, label }, tableBytes(view, now), {
    at: now.toISOString(),
    by: currentActor(),
    note,
  });
};

/** What marks say of earlier overrides: an input of the figures, not something that they follow from. */
const overridesIn = ({ partnerKeys, marks }: CycleFigures): Map<string, 'standing' | 'expired'> =>
  new Map(
    (
      [
        ['standing', markBit('standingOverride')],
        ['expired', markBit('expiredOverride')],
      ] as const
    ).flatMap(([became, bit]) =>
      partnerKeys
        .filter((_key, row) => ((marks[row] ?? 0) & bit) !== 0)
        .map((key) => [key, became] as const),
    ),
  );

const isSameRow = (one: CycleFigures, other: CycleFigures, row: number): boolean =>
  (['current', 'earned', 'recommended', 'marks'] as const).every(
    (field) => one[field][row] === other[field][row],
  ) &&
  (['scores', 'coverage', 'confidence', 'toLine'] as const).every((field) =>
    Object.is(one[field][row], other[field][row]),
  ) &&
  one.failedGates[row] === other.failedGates[row] &&
  one.ladderReasons[row] === other.ladderReasons[row];

/** Computes a cycle again from what it froze and holds the bytes against those that were kept. */
export const replayCycle = async (
  file: WorkspaceFile,
  stored: StoredCycle,
  now: Date,
  { signal, progress }: RequestContext,
): Promise<Result<CycleReplay, AppError>> => {
  const { record, facts } = stored;
  const kept = sheetOfCycle(file, stored);
  const model = modelOfCycle(file, stored);
  const snapshot = snapshotOfCycle(file, stored);
  const steps = figureSteps({
    ...{ model, snapshot, settings: record.settings, asOf: record.asOf },
    sources: sourcesOfCriteria(model, runsOfCycle(file, stored), snapshot.formulas ?? []),
    resilience: kept.figures.resilience,
    overrides: overridesIn(kept.figures),
    hidden: hiddenThings(facts.sensitive, []),
  });
  let step = steps.next();
  while (step.done !== true) {
    progress({ label: 'Replaying the cycle', ...step.value });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled(`Replay of ${record.name}`));
    }
    step = steps.next();
  }
  const figures = step.value;
  const figuresNow = hashOfBytes(packCycleFigures(figures));
  const tableNow = hashOfBytes(tableBytes({ ...kept, figures }, now));
  const tableKept = record.closing?.tableSha256 ?? hashOfBytes(tableBytes(kept, now));
  return ok({
    rows: figures.partnerKeys.length,
    figures: { kept: stored.figuresSha256, now: figuresNow },
    table: { kept: tableKept, now: tableNow },
    isSame: figuresNow === stored.figuresSha256 && tableNow === tableKept,
    engine: { then: record.engineVersion, now: engineVersion },
    differing: figures.partnerKeys
      .filter((_key, row) => !isSameRow(figures, kept.figures, row))
      .slice(0, 100),
  });
};
