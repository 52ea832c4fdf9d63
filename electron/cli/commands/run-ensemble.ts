import { discoverBroken } from '#shared/ensemble/run/discover-broken.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { drawEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { readPartners } from '#shared/ensemble/run/read-partners.ts';
import { runFutures } from '#shared/ensemble/run/run-ensemble.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { settledWords } from '#shared/ladder/settle-ladder.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import type { EnsembleRun, EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Command } from '../command-context.ts';
import { conditionsDocument, ensembleTable, groupSizes, tierSpans } from '../ensemble-answer.ts';
import { writeNoted, wroteLines } from '../included.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords } from '../write-table.ts';

export type EnsembleOptions = Omit<EnsembleSettings, 'horizonMonths' | 'keepsTiers'> & {
  readonly horizon?: number;
  /** Keeps what the run says in the workspace. */
  readonly keep?: true;
  readonly out?: string;
  /** Key of the partner whose tier is asked about. */
  readonly partner?: string;
  /** Asks when more partners fall than so many. */
  readonly moreFallThan?: number;
  /** Asks when the bill exceeds so much. */
  readonly billAbove?: number | 'budget';
};

/** Tiers of a partner in every future, by running it alone again. */
const tiersIn = (
  { model, futures }: Workspace,
  snapshot: Snapshot,
  { settings, facts }: EnsembleRun,
  row: number,
): Uint8Array => {
  const felt = feltWithin(futures, settings.horizonMonths);
  const scorer = createPartnerScorer(model, snapshot, felt, row);
  const { traces } = runFutures(scorer, drawEnsemble(facts, settings), 0, settings.futures, {
    traced: [0],
  });
  return traces[0]?.tiers ?? new Uint8Array();
};

/** What is asked of the run; null for nothing. */
const questionOf = (
  { partner, moreFallThan, billAbove }: EnsembleOptions,
  { model }: Workspace,
): Result<BreakingQuestion | null, AppError> => {
  const asked = [partner, moreFallThan, billAbove].filter((each) => each !== undefined);
  if (asked.length > 1) {
    return err(
      refuseInput(
        'Conditions',
        'one of --partner, --more-fall-than and --bill-above',
        `${asked.length} of them`,
        'Ask one after the other; with the same --seed the futures are the same.',
      ),
    );
  }
  if (moreFallThan !== undefined) return ok({ kind: 'fallen', moreThan: moreFallThan });
  if (billAbove === 'budget') {
    const { budget } = model.rules;
    return budget === null
      ? err(
          refuseInput(
            '--bill-above budget',
            'a budget in the model',
            'none',
            'Set one in Model, or name an amount.',
          ),
        )
      : ok({ kind: 'bill', above: budget });
  }
  if (billAbove !== undefined) return ok({ kind: 'bill', above: billAbove });
  return ok(partner === undefined ? null : { kind: 'leaves', partnerKey: partner });
};

/** `tierwright ensemble`: every partner over many futures, and when one of them loses its tier. */
export const runEnsemble =
  (path: string, options: EnsembleOptions): Command =>
  async (context) => {
    const { horizon, keep, out, partner } = options;
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model, futures } = workspace;
    const asked = partner === undefined ? -1 : snapshot.partnerKeys.indexOf(partner);
    if (partner !== undefined && asked === -1) {
      return err(
        refuseInput(
          `Partner "${partner}"`,
          'the key of a partner of the workspace',
          'none of that key',
          'Look the key up with tierwright score.',
        ),
      );
    }
    const question = questionOf(options, workspace);
    if (!question.ok) {
      return question;
    }
    const { futures: count, method, seed } = options;
    const settings: EnsembleSettings = {
      ...{ futures: count, method, seed },
      ...{ horizonMonths: horizon ?? null, keepsTiers: false },
    };
    const ran = await context.call('ensemble/run', { settings, isKept: keep === true });
    if (!ran.ok) {
      return ran;
    }
    const { run } = ran.value;
    const partners = readPartners(run, futures.reading);
    const table = ensembleTable(run, partners, snapshot, model);
    const written = await writeNoted(context, 'ensemble of futures', out, table);
    if (!written.ok) {
      return written;
    }
    const groups = groupSizes(partners, futures.reading);
    const breaking =
      question.value === null
        ? null
        : discoverBroken(
            run,
            question.value,
            (key) => snapshot.partnerNames[snapshot.partnerKeys.indexOf(key)] ?? key,
            (row) => ok(tiersIn(workspace, snapshot, run, row)),
          );
    // A partner without a tier cannot lose it, which is an answer too.
    const hasNoTier = asked !== -1 && run.figures.today[asked] === noTier;
    if (breaking?.ok === false && !hasNoTier) {
      return breaking;
    }
    const found = breaking?.ok === true ? breaking.value : null;
    const sentence =
      found?.sentence ??
      (hasNoTier
        ? `${snapshot.partnerNames[asked] ?? ''} has no tier now, because too little is known for one: no future can take it away.`
        : null);
    const findings = checkFutures(futures, snapshot, model);
    return ok({
      document: {
        ...{ futures: count, method, seed, horizonMonths: settings.horizonMonths },
        ...{ engineVersion: run.engineVersion, inputsSha256: run.inputsSha256 },
        id: keep === true ? run.id : null,
        drivers: futures.drivers.map(({ name, low, baseline, high, unit, shape }) => ({
          ...{ name, low, baseline, high, unit },
          shape: shape ?? 'triangular',
        })),
        groups,
        findings,
        partners: tableRecords(table),
        breaking:
          sentence === null
            ? null
            : { sentence, conditions: conditionsDocument(found?.conditions ?? null) },
      },
      lines: [
        `${counted(count)} futures over ${counted(futures.drivers.length)} drivers (${method}, seed ${seed}).`,
        ...(isTimed(workspace.model) ? [settledWords] : []),
        ...tierSpans(run),
        ...groups.map((group) => `${group.name}: ${counted(group.partners)} – ${group.rule}.`),
        ...(sentence === null ? [] : [sentence]),
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...(keep === true ? [`Kept in the workspace as run ${run.id}.`] : []),
        ...wroteLines(out),
      ],
    });
  };
