import { resolve } from 'node:path';
import { createDesign, type EnsembleDesign, type EnsemblePlan } from '#shared/ensemble/design.ts';
import {
  breakingConditions,
  conditionsSentence,
  type BreakingConditions,
} from '#shared/ensemble/run/breaking-conditions.ts';
import {
  groupNames,
  groupOf,
  groupRules,
  resilienceGroups,
  resilienceOf,
  usualGroupLines,
  type ResilienceGroup,
} from '#shared/ensemble/run/resilience.ts';
import {
  runFutures,
  tracePartners,
  type EnsembleResult,
} from '#shared/ensemble/run/run-ensemble.ts';
import { createStateScorer, type StateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Driver } from '#shared/model/futures.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Command } from '../command-context.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords, writeTable, type ResultTable } from '../write-table.ts';

export type EnsembleOptions = {
  /** Whole number, 100 to 100,000. */
  readonly futures: number;
  readonly method: EnsemblePlan['method'];
  readonly seed: number;
  readonly out?: string;
  /** Key of the partner whose tier is asked about. */
  readonly partner?: string;
};

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

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

const tableOf = (
  result: EnsembleResult,
  snapshot: Snapshot,
  today: Uint8Array,
  tiers: readonly Tier[],
): ResultTable => ({
  columns: [
    ...['key', 'partner', 'tier now', 'group', 'holds', 'rises'],
    ...tiers.map(({ name }) => `share ${name}`),
    ...['share without', 'worst', 'mean', 'best', 'worst future'],
    'greatest regret',
  ],
  rows: snapshot.partnerKeys.map((key, row) => {
    const now = today[row] ?? noTier;
    const profile = resilienceOf(result.tally, row, now);
    return [
      ...[key, snapshot.partnerNames[row] ?? '', tiers[now]?.name ?? ''],
      ...[groupOf(profile, now) ?? '', rounded(profile.holds), rounded(profile.rises)],
      ...[...profile.byTier, profile.without].map(rounded),
      ...[profile.worst, profile.mean, profile.best].map(rounded),
      profile.worstFuture === null ? null : profile.worstFuture + 1,
      rounded(profile.greatestRegret),
    ];
  }),
});

/** How many partners are in each tier: the fewest and the most of all futures. */
const spanLines = (
  { tally, tiersByFuture }: EnsembleResult,
  today: Uint8Array,
  tiers: readonly Tier[],
): readonly string[] =>
  tiers.map(({ name }, tier) => {
    const counts = Array.from(
      { length: tally.futures },
      (_, future) => tiersByFuture[future * (tiers.length + 1) + tier] ?? 0,
    );
    const least = counts.reduce((a, b) => Math.min(a, b));
    const most = counts.reduce((a, b) => Math.max(a, b));
    const now = today.reduce((sum, code) => sum + Number(code === tier), 0);
    return `${name}: ${counted(least)} to ${counted(most)} partners, ${counted(now)} today.`;
  });

type GroupLine = {
  readonly group: ResilienceGroup;
  readonly name: string;
  readonly rule: string;
  readonly partners: number;
};

const groupLines = (result: EnsembleResult, today: Uint8Array): readonly GroupLine[] => {
  const groups = [...today].map((now, row) => groupOf(resilienceOf(result.tally, row, now), now));
  const rules = groupRules(usualGroupLines);
  return resilienceGroups.map((group) => ({
    group,
    name: groupNames[group],
    rule: rules[group],
    partners: groups.filter((each) => each === group).length,
  }));
};

type Breaking = { readonly sentence: string; readonly found: BreakingConditions | null };

/** When a partner falls below its tier of today. */
const breakingOf = (
  scorer: StateScorer,
  design: EnsembleDesign,
  row: number,
  today: number,
  words: string,
): Breaking => {
  const [trace] = tracePartners(scorer, design, [row]);
  const found = breakingConditions(
    design,
    Uint8Array.from(trace?.tiers ?? [], (tier) => Number(tier > today)),
  );
  return { sentence: conditionsSentence(words, found), found };
};

/** The drivers' limits as names, so that the document reads without the workspace. */
const conditionsDocument = (found: BreakingConditions | null): unknown =>
  found === null
    ? null
    : {
        broken: found.broken,
        coverage: rounded(found.coverage),
        density: rounded(found.density),
        limits: found.limits.map(({ driver, above, below }) => ({
          driver: driver.name,
          unit: driver.unit,
          above,
          below,
        })),
        trajectory: found.trajectory.map(({ coverage, density, mass, restricted }) => ({
          coverage: rounded(coverage),
          density: rounded(density),
          mass: rounded(mass),
          restricted,
        })),
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
    const result = runFutures(scorer, design.value, 0, options.futures);
    const table = tableOf(result, snapshot, today, model.tiers);
    if (options.out !== undefined) {
      const written = await writeTable(resolve(options.out), table);
      if (!written.ok) {
        return written;
      }
    }
    const groups = groupLines(result, today);
    const tierOfAsked = today[asked] ?? noTier;
    const breaking =
      asked === -1 || tierOfAsked === noTier
        ? null
        : breakingOf(
            scorer,
            design.value,
            asked,
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
          ...{ name, low, baseline, high, unit },
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
        ...spanLines(result, today, model.tiers),
        ...groups.map(({ name, partners, rule }) => `${name}: ${counted(partners)} – ${rule}.`),
        ...(breaking === null ? [] : [breaking.sentence]),
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...(options.out === undefined ? [] : [`Wrote ${resolve(options.out)}.`]),
      ],
    });
  };
