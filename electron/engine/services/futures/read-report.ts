import { createHash } from 'node:crypto';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { Discovery } from '#shared/ensemble/run/discover.ts';
import { readPartners } from '#shared/ensemble/run/read-partners.ts';
import { buildReport } from '#shared/futures-report/report/build-report.ts';
import { tryScenario } from '#shared/futures-report/scenario-tables.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { discoverIn, keptEnsemble } from '../ensemble/kept-ensembles.ts';
import { engineVersion } from '../../engine-version.ts';
import { newestDay } from '../export-portfolio.ts';
import { readWorkspace } from '../read-workspace.ts';
import { testSignposts } from '../signposts.ts';
import { futuresSource } from './gather-tables.ts';

type ReportRequest = CheckedRequest<'report/read'>;

/** Fragile stars whose conditions are told. */
const mostStars = 4;

const sha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What is asked of a run unless a person asks: the bill above the budget, a tenth falling, the fragile stars. */
const usualQuestions = (
  run: EnsembleRun,
  { model, futures }: Workspace,
): readonly BreakingQuestion[] => {
  const { budget } = model.rules;
  const partners = readPartners(run, futures.reading);
  const stars = [...partners.keys()]
    .filter((row) => partners[row]?.group === 'fragileStar')
    .sort(
      (one, other) => (partners[one]?.profile.holds ?? 0) - (partners[other]?.profile.holds ?? 0),
    )
    .slice(0, mostStars);
  return [
    { kind: 'fallen', moreThan: Math.ceil(partners.length / 10) },
    ...(run.facts.billUnit === null || budget === null
      ? []
      : [{ kind: 'bill' as const, above: budget }]),
    ...stars.map((row) => ({
      kind: 'leaves' as const,
      partnerKey: run.facts.partnerKeys[row] ?? '',
    })),
  ];
};

const sameQuestion = (one: BreakingQuestion, other: BreakingQuestion): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The scenario report on the workspace as it is shown, and the day that stands in its PDF. */
export const readReport = async (
  file: WorkspaceFile,
  { scenarioId, runId, question, include = [] }: ReportRequest,
  context: Pick<RequestContext, 'signal' | 'progress'>,
): Promise<Result<{ readonly document: MethodologyDocument; readonly day: string }, AppError>> => {
  const workspace = readWorkspace(file);
  const { futures } = workspace;
  const source = futuresSource(file, workspace, include);
  if (futures.drivers.length === 0) {
    return err(
      refuseInput('Scenario report', 'drivers', 'none', 'Add drivers and scenarios under Futures.'),
    );
  }
  const chosen = futures.scenarios.filter(({ id }) => scenarioId === null || id === scenarioId);
  if (scenarioId !== null && chosen.length === 0) {
    return err(
      refuseInput('Scenario', 'one of the workspace', 'none of that name', 'Choose another.'),
    );
  }
  const kept = runId === null ? ok(null) : keptEnsemble(file, runId);
  if (!kept.ok) {
    return kept;
  }
  const run = kept.value;
  const discoveries: Discovery[] = [];
  if (run !== null) {
    const usual = usualQuestions(run, workspace);
    const asked =
      question === null
        ? usual
        : [question, ...usual.filter((each) => !sameQuestion(each, question))];
    for (const [index, each] of asked.entries()) {
      context.progress({ label: 'Looking for conditions', done: index, total: asked.length });
      await new Promise((resolve) => setImmediate(resolve));
      const found = discoverIn(file, run.id, each);
      // What cannot be asked of an older run is not told; a person's own question is answered.
      if (found.ok) discoveries.push(found.value);
      else if (each === question) return found;
    }
  }
  const histories = await testSignposts(file, futures, context);
  if (context.signal.aborted) {
    return err(cancelled('Scenario report'));
  }
  const dataDay = newestDay(workspace);
  const document = buildReport({
    ...source,
    ...{ programme: workspace.name, dataDay, engineVersion },
    modelSha256: sha256(workspace.model),
    futuresSha256: sha256(futures),
    scenarios: chosen.map((scenario) => ({ scenario, then: tryScenario(source, scenario) })),
    ...{ run, discoveries, histories },
  });
  return ok({ document, day: dataDay === '' ? '2000-01-01' : dataDay });
};
