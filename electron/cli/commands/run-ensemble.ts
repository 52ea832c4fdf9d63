import { resolve } from 'node:path';
import { createDesign, type EnsembleDesign, type EnsemblePlan } from '#shared/ensemble/design.ts';
import {
  breakingConditions,
  conditionsSentence,
  type BreakingConditions,
} from '#shared/ensemble/run/breaking-conditions.ts';
import { runFutures, type EnsembleResult } from '#shared/ensemble/run/run-ensemble.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Driver } from '#shared/model/futures.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Command } from '../command-context.ts';
import {
  conditionsDocument,
  ensemblePartners,
  ensembleTable,
  groupSizes,
  tierSpans,
} from '../ensemble-answer.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords, writeTable } from '../write-table.ts';

export type EnsembleOptions = {
  /** Whole number, 100 to 100,000. */
  readonly futures: number;
  readonly method: EnsemblePlan['method'];
  readonly seed: number;
  readonly out?: string;
  /** Key of the partner whose tier is asked about. */
  readonly partner?: string;
};

const nothingToVary = (drivers: readonly Driver[]): AppError | null =>
  drivers.some(({ low, high }) => high > low)
    ? null
    : refuseInput(
        'The futures of the workspace',
        'at least one driver with a range',
        drivers.length === 0 ? 'no driver' : 'drivers whose low and high are the same',
        'Give a driver a low and a high state under Futures.',
      );

const designFor = (
  drivers: readonly Driver[],
  { futures, method, seed }: EnsembleOptions,
): Result<EnsembleDesign, AppError> => {
  const refused = nothingToVary(drivers);
  if (refused !== null) {
    return err(refused);
  }
  const made = createDesign(drivers, {
    method,
    futures,
    seed,
    shapes: new Map(),
    correlations: [],
  });
  return made.ok
    ? made
    : err(
        refuseInput(
          'The futures of the workspace',
          'correlations that can be together',
          `none at ${drivers[made.error.driver]?.name ?? 'a driver'}`,
          'Loosen the correlations.',
        ),
      );
};

/** When the partner that was traced falls below its tier of today. */
const breakingOf = (
  design: EnsembleDesign,
  { traces }: EnsembleResult,
  today: number,
  words: string,
): { readonly sentence: string; readonly found: BreakingConditions | null } => {
  const found = breakingConditions(
    design,
    Uint8Array.from(traces[0]?.tiers ?? [], (tier) => Number(tier > today)),
  );
  return { sentence: conditionsSentence(words, found), found };
};

/** `tierwright ensemble`: every partner over many futures, and when one of them loses its tier. */
export const runEnsemble =
  (path: string, options: EnsembleOptions): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model, futures } = workspace;
    const design = designFor(futures.drivers, options);
    if (!design.ok) {
      return design;
    }
    const scorer = createStateScorer(model, snapshot, futures);
    const baselines = Float64Array.from(futures.drivers, ({ baseline }) => baseline);
    const today = scorer.scoreAt(baselines).tiers.slice();
    const asked =
      options.partner === undefined ? -1 : snapshot.partnerKeys.indexOf(options.partner);
    if (options.partner !== undefined && asked === -1) {
      return err(
        refuseInput(
          `Partner "${options.partner}"`,
          'the key of a partner of the workspace',
          'none of that key',
          'Look the key up with tierwright score.',
        ),
      );
    }
    const traced = asked === -1 ? [] : [asked];
    const result = runFutures(scorer, design.value, 0, options.futures, traced);
    const partners = ensemblePartners(result, today);
    const table = ensembleTable(partners, snapshot, model.tiers);
    if (options.out !== undefined) {
      const written = await writeTable(resolve(options.out), table);
      if (!written.ok) {
        return written;
      }
    }
    const groups = groupSizes(partners);
    const tierOfAsked = today[asked] ?? noTier;
    const breaking =
      tierOfAsked === noTier
        ? null
        : breakingOf(
            design.value,
            result,
            tierOfAsked,
            `${snapshot.partnerNames[asked] ?? ''} leaves ${model.tiers[tierOfAsked]?.name ?? ''}`,
          );
    const findings = checkFutures(futures, snapshot);
    const { method, seed } = options;
    return ok({
      document: {
        futures: options.futures,
        method,
        seed,
        drivers: futures.drivers.map(({ name, low, baseline, high, unit }) => ({
          name,
          low,
          baseline,
          high,
          unit,
        })),
        groups,
        findings,
        partners: tableRecords(table),
        breaking:
          breaking === null
            ? null
            : { sentence: breaking.sentence, conditions: conditionsDocument(breaking.found) },
      },
      lines: [
        `${counted(options.futures)} futures over ${counted(futures.drivers.length)} drivers (${method}, seed ${seed}).`,
        ...tierSpans(result, partners, model.tiers),
        ...groups.map((group) => `${group.name}: ${counted(group.partners)} – ${group.rule}.`),
        ...(breaking === null ? [] : [breaking.sentence]),
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...(options.out === undefined ? [] : [`Wrote ${resolve(options.out)}.`]),
      ],
    });
  };
