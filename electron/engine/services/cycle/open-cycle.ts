import { setImmediate as nextTurn } from 'node:timers/promises';
import { currentActor } from '#db/audit/append-event.ts';
import { keepContent, purgeContent } from '#db/cycles/content-rows.ts';
import { insertCycle, readCycles, type CycleFacts } from '#db/cycles/cycle-rows.ts';
import { writeDecisions } from '#db/cycles/decision-rows.ts';
import { packCycleFigures } from '#db/cycles/pack-cycle-figures.ts';
import { packSnapshot } from '#db/cycles/pack-snapshot.ts';
import { recordStep } from '#db/history/record-step.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { figureSteps, type CycleInputs } from '#shared/cycle/cycle-figures.ts';
import { carriedDecisions, overridesOf } from '#shared/cycle/carry-overrides.ts';
import { unknownPlace, rationalePlaces } from '#shared/cycle/rationale.ts';
import { sourcesOfCriteria } from '#shared/cycle/sources-of-criteria.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { CycleFigures, CycleSettings } from '#shared/model/review-cycle.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { engineVersion } from '../../engine-version.ts';
import { readWorkspace } from '../read-workspace.ts';
import { findVersion, versionTitle } from '../versions.ts';
import { nextCycleId } from './decide-in-cycle.ts';
import { sheetOfCycle } from './frozen-cycle.ts';
import { resilienceOf } from './resilience.ts';

type OpenRequest = CheckedRequest<'cycle/open'>;

const where = (name: string): string => `Open the review cycle ${name}`;

/** Refuses a text with a place in braces that no figure fills. */
export const refuseTemplate = (what: string, template: string): AppError | null => {
  const stray = unknownPlace(template);
  return stray === undefined
    ? null
    : refuseInput(
        what,
        `places among ${Object.keys(rationalePlaces)
          .map((place) => `{${place}}`)
          .join(', ')}`,
        `{${stray}}`,
        'Write one of these, or leave out the braces.',
      );
};

const runFigures = async (
  inputs: CycleInputs,
  name: string,
  { signal, progress }: RequestContext,
): Promise<Result<CycleFigures, AppError>> => {
  const steps = figureSteps(inputs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return ok(step.value);
    }
    progress({ label: 'Weighing doubt', ...step.value });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled(where(name)));
    }
  }
};

/**
 * Opens a review cycle as one step of undo: freezes model, data, imports and engine version, computes
 * everybody, and carries overrides of the last closed cycle over that still hold.
 */
export const openCycle = async (
  file: WorkspaceFile,
  request: OpenRequest,
  now: Date,
  context: RequestContext,
): Promise<Result<string, AppError>> => {
  const { name, kind, closes, version, rules, template } = request;
  const settings: CycleSettings = { ...request.settings, confidenceOf: 'recommended' };
  const today = now.toISOString().slice(0, 10);
  const { opens = today, asOf = today } = request;
  const { connection } = file;
  const refused = refuseTemplate(where(name), template);
  if (refused !== null) {
    return err(refused);
  }
  if (file.isReadOnly) {
    return err(refuseChange(file, where(name)));
  }
  if (closes < opens) {
    return err(
      refuseInput(where(name), `a last day from ${opens} on`, closes, 'Choose a later last day.'),
    );
  }
  const workspace = readWorkspace(file);
  const chosen = version === null ? null : findVersion(file, version);
  if (chosen !== null && !chosen.ok) {
    return chosen;
  }
  const model = chosen?.value.model ?? workspace.model;
  // A day to come says no more than today does.
  const knownOn = asOf < today ? asOf : null;
  const seen: WorkspaceFile = { ...file, knownOn };
  const snapshot = readSnapshot(seen);
  const problem = checkSettled(settleModel(model, snapshot), snapshot).find(
    ({ severity }) => severity === 'error',
  );
  if (problem !== undefined || snapshot.partnerKeys.length === 0) {
    return err(
      refuseInput(
        where(name),
        'partners and a model without errors',
        problem?.message ?? `no partner as of ${asOf}`,
        'Mend it in Model or Data, or choose another day or version.',
      ),
    );
  }
  const runs = readRuns(seen);
  const last = readCycles(connection).find(({ record }) => record.closing !== null);
  const before = last === undefined ? null : sheetOfCycle(file, last);
  const computed = await runFigures(
    {
      ...{ model, snapshot, settings, asOf },
      sources: sourcesOfCriteria(model, runs, snapshot.formulas ?? []),
      resilience: resilienceOf(seen, workspace.dataRevision, model, workspace.futures, snapshot),
      overrides: overridesOf(before, model.tiers, asOf),
      hidden: hiddenThings(workspace.sensitive, []),
    },
    name,
    context,
  );
  if (!computed.ok) {
    return computed;
  }
  const figures = computed.value;
  const id = nextCycleId(now);
  const facts: CycleFacts = {
    modelName: chosen === null ? 'the draft' : `version ${versionTitle(chosen.value.version)}`,
    partners: snapshot.partnerKeys.length,
    settings,
    tiers: model.tiers.map(({ id, name, shape, rules }) => ({
      ...{ id, name, shape },
      ...(rules.ladder === undefined
        ? {}
        : { ladder: rules.ladder, ladderName: ladderName(model, rules.ladder) }),
    })),
    runIds: runs.map((run) => run.id),
    sensitive: workspace.sensitive,
  };
  const at = now.toISOString();
  return recordStep(file, where(name), at, () => {
    purgeContent(connection);
    const keep = (text: string): string => keepContent(connection, Buffer.from(text, 'utf8'));
    insertCycle(connection, {
      ...{ id, name, kind, opens, closes },
      as_of: asOf,
      opened_at: at,
      opened_by: currentActor(),
      engine_version: engineVersion,
      data_revision: workspace.dataRevision,
      facts: JSON.stringify(facts),
      rules: JSON.stringify(rules),
      template,
      model_sha256: keep(canonicalJson(model)),
      data_sha256: keepContent(connection, packSnapshot(snapshot)),
      runs_sha256: keep(JSON.stringify(runs)),
      figures_sha256: keepContent(connection, packCycleFigures(figures)),
    });
    writeDecisions(connection, id, carriedDecisions(before, figures, facts.tiers, asOf));
    return Promise.resolve(ok(id));
  });
};
