import { currentActor } from '#db/audit/append-event.ts';
import {
  readCycles,
  removeCycle,
  writeCycleRules,
  type StoredCycle,
} from '#db/cycles/cycle-rows.ts';
import { hashOfBytes } from '#db/cycles/content-rows.ts';
import {
  insertComment,
  insertEvidence,
  readEvidence,
  removeDecision,
  removeEvidence,
  writeDecisions,
} from '#db/cycles/decision-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { reasonInTrail } from '#shared/audit/reason-in-trail.ts';
import { tiersOfCycle } from '#shared/cycle/cycle-tiers.ts';
import type { BulkReport, CycleChange } from '#shared/cycle/cycle-answers.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { blockingAlerts } from '#shared/model/quality.ts';
import { tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { changedSince } from '../services/cycle/changed-since.ts';
import { closeCycle, replayCycle, tableBytes } from '../services/cycle/close-or-replay.ts';
import {
  hashEvidence,
  nextCycleId,
  planAccept,
  planDecision,
  rowOfPartner,
} from '../services/cycle/decide-in-cycle.ts';
import { findCycle, findOpenCycle, shownCycle } from '../services/cycle/frozen-cycle.ts';
import { compareTwoCycles, lookBackCsv, recordOfPartner } from '../services/cycle/look-back.ts';
import { openCycle, refuseTemplate } from '../services/cycle/open-cycle.ts';
import { frozenData, proposedCycle } from '../services/cycle/proposed-cycle.ts';
import { readQualityReport } from '../services/read-quality-report.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { planExport, readSensitive } from '../services/sensitivity.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type CycleHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `cycle/${string}`>>;

type Change = {
  readonly label: string;
  /** For the audit trail. */
  readonly reason?: string | undefined;
  readonly work: (file: WorkspaceFile) => void;
};

/** Review cycles: opening them, deciding in them, closing and replaying them. */
export const createCycleHandlers = (session: Session, options: EngineOptions): CycleHandlers => {
  const changed = (file: WorkspaceFile, id: string): CycleChange => ({
    workspace: readWorkspace(file),
    cycles: readCycles(file.connection, file.knownOn).map(({ record }) => record),
    id,
  });

  /** One step of undo in an open cycle. */
  const changeCycle = async (
    id: string,
    plan: (
      file: WorkspaceFile,
      cycle: StoredCycle,
      now: Date,
    ) => Promise<Result<Change, AppError>> | Result<Change, AppError>,
  ): Promise<Result<CycleChange, AppError>> => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const found = findOpenCycle(file.value, id);
    if (!found.ok) {
      return found;
    }
    const now = options.now();
    const planned = await plan(file.value, found.value, now);
    if (!planned.ok) {
      return planned;
    }
    const { label, reason, work } = planned.value;
    const done = await changeWorkspace(session, { label, baseRevision: null, now, reason }, work);
    return done.ok ? ok(changed(file.value, id)) : done;
  };

  /** The same about one partner, whose name the plan is given. */
  const changePartner = (
    id: string,
    partnerKey: string,
    plan: (
      name: string,
      cycle: StoredCycle,
      now: Date,
    ) => Promise<Result<Change, AppError>> | Result<Change, AppError>,
  ) =>
    changeCycle(id, (file, cycle, now) => {
      const { figures, record } = shownCycle(file, cycle);
      const row = rowOfPartner({ figures, record }, partnerKey);
      return row.ok ? plan(figures.partnerNames[row.value] ?? partnerKey, cycle, now) : row;
    });

  return {
    'cycle/list': () => {
      const file = session.file();
      return Promise.resolve(
        file.ok
          ? ok(readCycles(file.value.connection, file.value.knownOn).map(({ record }) => record))
          : file,
      );
    },

    'cycle/open': async (request, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const opened = await openCycle(file.value, request, options.now(), context);
      return opened.ok ? ok(changed(file.value, opened.value)) : opened;
    },

    'cycle/read': ({ id }) => {
      const file = session.file();
      if (!file.ok) {
        return Promise.resolve(file);
      }
      const found = findCycle(file.value, id);
      return Promise.resolve(
        found.ok
          ? ok({
              ...shownCycle(file.value, found.value),
              today: options.now().toISOString().slice(0, 10),
              changedSince: changedSince(file.value, found.value, readWorkspace(file.value)),
            })
          : found,
      );
    },

    'cycle/alerts': ({ id }) => {
      const file = session.file();
      if (!file.ok) {
        return Promise.resolve(file);
      }
      const taken = proposedCycle(file.value, id);
      return Promise.resolve(
        taken.ok
          ? ok(
              blockingAlerts(
                readQualityReport(file.value, options.now(), frozenData(taken.value)).alerts,
              ),
            )
          : taken,
      );
    },

    'cycle/set-rules': ({ id, rules, template }) =>
      changeCycle(id, (_file, { record }) => {
        const label = `Change the rules of ${record.name}`;
        const refused = refuseTemplate(label, template);
        return refused === null
          ? ok({
              label,
              work: ({ connection }) => writeCycleRules(connection, id, { rules, template }),
            })
          : err(refused);
      }),

    'cycle/remove': ({ id }) =>
      changeCycle(id, (_file, { record }) =>
        ok({
          label: `Remove the review cycle ${record.name}`,
          work: ({ connection }) => removeCycle(connection, id),
        }),
      ),

    'cycle/accept': async ({ id, keys }) => {
      let report: BulkReport = { accepted: 0, stopped: [] };
      const done = await changeCycle(id, (file, cycle, now) => {
        const plan = planAccept(shownCycle(file, cycle), keys, now);
        report = plan.report;
        return ok({
          label: `Accept ${countOf(plan.report.accepted, 'recommended tier')} in ${cycle.record.name}`,
          work: ({ connection }) => writeDecisions(connection, id, plan.decisions),
        });
      });
      return done.ok ? ok({ ...done.value, report }) : done;
    },

    'cycle/decide': ({ id, files, links, notes, ...request }) =>
      changeCycle(id, async (file, cycle, now) => {
        const view = shownCycle(file, cycle);
        const decision = planDecision(view, { id, ...request }, now);
        if (!decision.ok) {
          return decision;
        }
        const evidence = await hashEvidence({ files, links, notes }, now);
        if (!evidence.ok) {
          return evidence;
        }
        const { partnerKey, tierId, way, rationale } = decision.value;
        const name = view.figures.partnerNames[view.figures.partnerKeys.indexOf(partnerKey)];
        const place = view.tiers.findIndex((each) => each.id === tierId);
        const tier = tierTitles(tiersOfCycle(view.tiers))[place] ?? 'no tier';
        return ok({
          label: `Decide on ${name ?? partnerKey} in ${cycle.record.name}: ${tier}${way === 'override' ? ', an override' : ''}`,
          reason: reasonInTrail(
            rationale,
            hashOfBytes(Buffer.from(rationale, 'utf8')),
            readSensitive(file).length > 0,
          ),
          work: ({ connection }) => {
            writeDecisions(connection, id, [decision.value]);
            insertEvidence(connection, id, partnerKey, evidence.value);
          },
        });
      }),

    'cycle/withdraw': ({ id, partnerKey }) =>
      changePartner(id, partnerKey, (name, { record }) =>
        ok({
          label: `Take back the decision on ${name} in ${record.name}`,
          work: ({ connection }) => removeDecision(connection, id, partnerKey),
        }),
      ),

    'cycle/attach': ({ id, partnerKey, files, links, notes }) =>
      changePartner(id, partnerKey, async (name, _cycle, now) => {
        const evidence = await hashEvidence({ files, links, notes }, now);
        return evidence.ok
          ? ok({
              label: `Attach evidence about ${name}`,
              work: ({ connection }) => insertEvidence(connection, id, partnerKey, evidence.value),
            })
          : evidence;
      }),

    'cycle/detach': ({ id, evidenceId }) =>
      changeCycle(id, ({ connection }) => {
        const found = readEvidence(connection, id).find((each) => each.id === evidenceId);
        return found === undefined
          ? err(
              refuseInput(
                'Evidence',
                'a piece of evidence of this cycle',
                'none of that id',
                'Choose one of the list.',
              ),
            )
          : ok({
              label: `Take off evidence about ${found.partnerKey}`,
              work: (file: WorkspaceFile) => removeEvidence(file.connection, evidenceId),
            });
      }),

    'cycle/comment': ({ id, partnerKey, text }) =>
      changePartner(id, partnerKey, (name, _cycle, now) =>
        ok({
          label: `Comment on ${name}`,
          work: ({ connection }) =>
            insertComment(connection, id, {
              id: nextCycleId(now),
              ...{ partnerKey, text, at: now.toISOString(), by: currentActor() },
            }),
        }),
      ),

    'cycle/close': async ({ id, note }) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const found = findOpenCycle(file.value, id);
      if (!found.ok) {
        return found;
      }
      const closed = await closeCycle(file.value, found.value, note, options.now());
      return closed.ok ? ok(changed(file.value, id)) : closed;
    },

    'cycle/replay': async ({ id }, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const found = findCycle(file.value, id);
      return found.ok ? replayCycle(file.value, found.value, options.now(), context) : found;
    },

    'cycle/compare': (request) => {
      const file = session.file();
      return Promise.resolve(file.ok ? compareTwoCycles(file.value, request, options.now()) : file);
    },

    'cycle/partner-record': ({ partnerKey }) => {
      const file = session.file();
      return Promise.resolve(
        file.ok ? ok(recordOfPartner(file.value, partnerKey, options.now())) : file,
      );
    },

    'cycle/export-look-back': async ({ what, target }) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const made = lookBackCsv(file.value, what, options.now());
      if (!made.ok) {
        return made;
      }
      const planned = planExport(file.value, [], [], { what: made.value.what, target });
      if (!planned.ok) {
        return planned;
      }
      const written = await writeFileSafely(target, made.value.text);
      if (!written.ok) {
        return written;
      }
      planned.value(options.now());
      return ok({ rows: made.value.rows });
    },

    'cycle/export': async ({ id, target }) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const found = findCycle(file.value, id);
      if (!found.ok) {
        return found;
      }
      const what = `table of ${found.value.record.name}`;
      const planned = planExport(file.value, [], [], { what, target });
      if (!planned.ok) {
        return planned;
      }
      const bytes = tableBytes(shownCycle(file.value, found.value), options.now());
      const written = await writeFileSafely(target, bytes);
      if (!written.ok) {
        return written;
      }
      planned.value(options.now());
      return ok({ rows: found.value.record.partners, sha256: hashOfBytes(bytes) });
    },
  };
};
