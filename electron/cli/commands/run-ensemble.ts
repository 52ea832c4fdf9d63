import { discover, type Discovery } from '#shared/ensemble/run/discover.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { drawEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { readPartners } from '#shared/ensemble/run/read-partners.ts';
import { runFutures } from '#shared/ensemble/run/run-ensemble.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { EnsembleRun, EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
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
};

/** When a partner falls below its tier of today; null for one who has none. */
const breakingOf = (
  { model, futures }: Workspace,
  snapshot: Snapshot,
  { settings, figures, facts }: EnsembleRun,
  row: number,
): Discovery | null => {
  const today = figures.today[row] ?? noTier;
  if (today === noTier) {
    return null;
  }
  const design = drawEnsemble(facts, settings);
  const felt = feltWithin(futures, settings.horizonMonths);
  const scorer = createPartnerScorer(model, snapshot, felt, row);
  const { traces } = runFutures(scorer, design, 0, settings.futures, { traced: [0] });
  const isBroken = Uint8Array.from(traces[0]?.tiers ?? [], (tier) => Number(tier > today));
  const what = `${snapshot.partnerNames[row] ?? ''} leaves ${model.tiers[today]?.name ?? ''}`;
  return discover(design, isBroken, Float64Array.from(isBroken), what);
};

/** `tierwright ensemble`: every partner over many futures, and when one of them loses its tier. */
export const runEnsemble =
  (path: string, { horizon, keep, out, partner, ...rest }: EnsembleOptions): Command =>
  async (context) => {
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
    const { futures: count, method, seed } = rest;
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
    const table = ensembleTable(run, partners, snapshot, model.tiers);
    const written = await writeNoted(context, 'ensemble of futures', out, table);
    if (!written.ok) {
      return written;
    }
    const groups = groupSizes(partners, futures.reading);
    const breaking = asked === -1 ? null : breakingOf(workspace, snapshot, run, asked);
    const sentence =
      asked === -1
        ? null
        : (breaking?.sentence ??
          `${snapshot.partnerNames[asked] ?? ''} has no tier today, because too little is known for one: no future can take it away.`);
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
            : { sentence, conditions: conditionsDocument(breaking?.conditions ?? null) },
      },
      lines: [
        `${counted(count)} futures over ${counted(futures.drivers.length)} drivers (${method}, seed ${seed}).`,
        ...tierSpans(run),
        ...groups.map((group) => `${group.name}: ${counted(group.partners)} – ${group.rule}.`),
        ...(sentence === null ? [] : [sentence]),
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...(keep === true ? [`Kept in the workspace as run ${run.id}.`] : []),
        ...wroteLines(out),
      ],
    });
  };
