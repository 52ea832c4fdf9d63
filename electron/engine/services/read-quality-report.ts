import { qualitySteps } from '#db/imports/read-quality.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { countingSteps, snapshotSteps } from '#db/imports/read-snapshot.ts';
import { readControls, readNotes, readThresholds } from '#db/quality/quality-rows.ts';
import {
  checkControl,
  constantAttributes,
  numberHeaders,
  lastDays,
} from '#db/quality/read-run-facts.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { finish } from '#shared/finish.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { QualityFinding, QualityReport, QualityThresholds } from '#shared/model/quality.ts';
import type { RunQuality } from '#shared/model/run-quality.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { judgeMetrics, type NewestRun } from '#shared/quality/judge-metrics.ts';
import { findOutliers, type Outlier } from '#shared/quality/outliers.ts';
import { judgePartners } from '#shared/quality/judge-partners.ts';
import { judgeSource } from '#shared/quality/judge-source.ts';
import { readSensitive } from './sensitivity.ts';
import { withShownNames } from './shown-names.ts';
import { listAlerts, pastAcknowledgements } from '#shared/quality/list-alerts.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { sourceFacts } from '#shared/sources/source-facts.ts';

/** Data that were put aside on a day, such as those of a review cycle. */
export type FrozenData = {
  readonly snapshot: Snapshot;
  readonly runs: readonly ImportRun[];
  /** ISO day. */
  readonly asOf: string;
};

type Portfolio = {
  readonly newest: readonly NewestRun[];
  readonly runs: readonly ImportRun[];
  readonly thresholds: QualityThresholds;
  readonly today: string;
  readonly sensitive: readonly SensitiveThing[];
  /** Null for the partners as they stand. */
  readonly frozen: FrozenData | null;
};

/** By connection what was found last, under everything that it follows from. */
const known = new WeakMap<
  WorkspaceFile['connection'],
  { readonly name: string; readonly findings: readonly QualityFinding[] }
>();

/** Work in pieces that says after each how far it is. */
export type ReportSteps<T> = Generator<Progress, T>;

const readingPartners: Progress = { label: 'Reading partners', done: 0, total: null };

function* labelled<T>(steps: Generator<unknown, T>, progress: Progress): ReportSteps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield progress;
  }
}

/** Findings of metrics and partners: judged again only where the data, the thresholds or the day differ. */
function* judgePortfolio(
  file: WorkspaceFile,
  { newest, runs, thresholds, today, sensitive, frozen }: Portfolio,
): ReportSteps<readonly QualityFinding[]> {
  const dataRevision = file.connection
    .prepare<[], number>(`SELECT data_revision FROM workspace_state`)
    .pluck()
    .get();
  const ids = sensitive.map(({ id }) => id);
  const name = JSON.stringify([dataRevision, file.knownOn, today, thresholds, ids]);
  const last = known.get(file.connection);
  if (frozen === null && last?.name === name) {
    return last.findings;
  }
  const knownOn = frozen?.asOf ?? file.knownOn;
  const counting = yield* labelled(countingSteps(file, knownOn), readingPartners);
  const snapshot = withShownNames(
    file,
    frozen?.snapshot ??
      (yield* labelled(snapshotSteps(file, counting, knownOn, today), readingPartners)),
  );
  const { outlierMethod, outlierLimit } = thresholds;
  const outliers = new Map<string, readonly Outlier[]>();
  const total = snapshot.metrics.length;
  for (const [done, { code, values, name: label }] of snapshot.metrics.entries()) {
    yield { label: `Judging ${label}`, done, total };
    outliers.set(code, findOutliers(values, outlierMethod, outlierLimit));
  }
  yield { label: 'Judging partners', done: total, total };
  const hidden = hiddenThings(sensitive, []);
  const findings = [
    ...judgeMetrics(snapshot, { newest, runs, hidden, outliers }, thresholds),
    ...judgePartners(snapshot, { lastDays: lastDays(counting), today, outliers }, thresholds),
  ];
  if (frozen === null) {
    known.set(file.connection, { name, findings });
  }
  return findings;
}

/** Scorecards of imports; see `qualitySteps`. */
export function* judgeImports(
  file: WorkspaceFile,
  thresholds: QualityThresholds,
  which: 'all' | 'newest',
): ReportSteps<readonly RunQuality[]> {
  const steps = qualitySteps(file, thresholds, which);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield { label: 'Judging imports', ...step.value };
  }
}

/**
 * What may be doubted about the data as it stands: of each source its newest import, of the metrics and
 * partners what all imports that count say together. `now` says what is late. No sentence tells a value
 * of something sensitive. What was judged before it was stopped is not judged again. With `frozen` it is about those
 * data as of their day, by the thresholds and notes of now; an import that was undone since is judged no more.
 */
export function* reportSteps(
  file: WorkspaceFile,
  now: Date,
  frozen: FrozenData | null = null,
): ReportSteps<QualityReport> {
  const { connection } = file;
  const today = frozen?.asOf ?? file.knownOn ?? now.toISOString().slice(0, 10);
  const thresholds = readThresholds(connection);
  const runs = frozen?.runs ?? readRuns(file);
  const judged = yield* judgeImports(file, thresholds, frozen === null ? 'newest' : 'all');
  const cards = new Map(judged.map((card) => [card.runId, card]));
  const sensitive = readSensitive(file);
  const hidden = hiddenThings(sensitive, []);
  const said = readControls(connection);
  const newest = sourceFacts(readSources(connection), runs, today).flatMap((facts) => {
    const run = facts.runs.at(-1);
    const quality = cards.get(run?.id ?? 0);
    return run === undefined || quality === undefined
      ? []
      : [
          {
            facts,
            run,
            quality,
            controls: said
              .filter(({ runId }) => runId === run.id)
              .map((control) =>
                checkControl(file, run, control, hidden.column(facts.source.name, control.header)),
              ),
            constantAttributes: constantAttributes(file, run.id),
          },
        ];
  });
  const inOrder = newest.toSorted((left, right) => left.run.id - right.run.id);
  const findings = [
    ...newest.flatMap((source) => judgeSource(source, thresholds)),
    ...(yield* judgePortfolio(file, {
      newest: inOrder,
      runs,
      thresholds,
      today,
      sensitive,
      frozen,
    })),
  ];
  const notes = readNotes(connection);
  return {
    thresholds,
    alerts: listAlerts(findings, thresholds.blocking, notes),
    past: pastAcknowledgements(findings, notes),
    controls: newest.flatMap(({ controls }) => controls),
    columns: newest.map(({ facts, run }) => ({
      source: facts.source.name,
      runId: run.id,
      headers: numberHeaders(run),
    })),
  };
}

/** The report at once, for who waits for it anyway. */
export const readQualityReport = (
  file: WorkspaceFile,
  now: Date,
  frozen: FrozenData | null = null,
): QualityReport => finish(reportSteps(file, now, frozen));
