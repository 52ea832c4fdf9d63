import { readQuality } from '#db/imports/read-quality.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { readControls, readNotes, readThresholds } from '#db/quality/quality-rows.ts';
import {
  checkControl,
  constantAttributes,
  numberHeaders,
  readLastDays,
} from '#db/quality/read-run-facts.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { QualityReport } from '#shared/model/quality.ts';
import { judgeMetrics } from '#shared/quality/judge-metrics.ts';
import { judgePartners } from '#shared/quality/judge-partners.ts';
import { judgeSource } from '#shared/quality/judge-source.ts';
import { readSensitive } from './sensitivity.ts';
import { listAlerts, pastAcknowledgements } from '#shared/quality/list-alerts.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { sourceFacts } from '#shared/sources/source-facts.ts';

/**
 * What may be doubted about the data as it stands: of each source its newest import, of the metrics and
 * partners what all imports that count say together. `now` says what is late. No sentence tells a value
 * of something sensitive.
 */
export const readQualityReport = (file: WorkspaceFile, now: Date): QualityReport => {
  const { connection } = file;
  const today = file.knownOn ?? now.toISOString().slice(0, 10);
  const thresholds = readThresholds(connection);
  const runs = readRuns(file);
  const snapshot = readSnapshot(file);
  const cards = new Map(readQuality(file, thresholds).map((card) => [card.runId, card]));
  const hidden = hiddenThings(readSensitive(file), []);
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
    ...judgeMetrics(snapshot, { newest: inOrder, runs, hidden }, thresholds),
    ...judgePartners(snapshot, readLastDays(file), today, thresholds),
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
};
