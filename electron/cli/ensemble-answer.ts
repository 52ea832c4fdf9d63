import type { BreakingConditions } from '#shared/ensemble/run/breaking-conditions.ts';
import {
  groupNames,
  groupRules,
  resilienceGroups,
  type GroupLines,
  type ResilienceGroup,
} from '#shared/ensemble/run/resilience.ts';
import { tierSpansOf, type EnsemblePartner } from '#shared/ensemble/run/read-partners.ts';
import { tiersOfRun } from '#shared/ensemble/run/run-tiers.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfRow, ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { tierTitles, titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { counted } from '#shared/intake/wording.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ResultTable } from './write-table.ts';

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

/** A row a partner; futures are numbered from 1. */
export const ensembleTable = (
  { figures }: EnsembleRun,
  partners: readonly EnsemblePartner[],
  snapshot: Snapshot,
  model: ScoringModel,
): ResultTable => {
  const { partnerKeys, partnerNames } = snapshot;
  const { tiers } = model;
  const ladders = ladderOfRows(model, snapshot);
  return {
    columns: [
      ...['key', 'partner', 'tier now'],
      ...(ladders === null ? [] : ['ladder']),
      ...['group', 'holds', 'rises'],
      ...titlesOf(model).map((title) => `share ${title}`),
      ...[
        'share without',
        'worst',
        'mean',
        'best',
        'worst future',
        'greatest regret',
        'regret in 90 %',
      ],
    ],
    rows: partners.map(({ today, profile, group }, row) => [
      ...[partnerKeys[row] ?? '', partnerNames[row] ?? '', tiers[today]?.name ?? ''],
      ...(ladders === null ? [] : [ladderName(model, ladderOfRow(ladders, row))]),
      group === null ? '' : groupNames[group],
      ...[profile.holds, profile.rises, ...profile.byTier, profile.without].map(rounded),
      ...[profile.worst, profile.mean, profile.best].map(rounded),
      profile.worstFuture === null ? null : profile.worstFuture + 1,
      rounded(profile.greatestRegret),
      profile.greatestRegret === null ? null : rounded(figures.regret90[row] ?? null),
    ]),
  };
};

/** How many partners are in each tier: the fewest and the most of all futures. */
export const tierSpans = (run: EnsembleRun): readonly string[] => {
  const titles = tierTitles(tiersOfRun(run.facts));
  return tierSpansOf(run).map(
    ({ least, most, today }, tier) =>
      `${titles[tier] ?? ''}: ${counted(least)} to ${counted(most)} partners, ${counted(today)} now.`,
  );
};

/** How many partners are in each group, with its rule. */
export const groupSizes = (
  partners: readonly EnsemblePartner[],
  lines: GroupLines,
): readonly {
  readonly group: ResilienceGroup;
  readonly name: string;
  readonly rule: string;
  readonly partners: number;
}[] => {
  const rules = groupRules(lines);
  return resilienceGroups.map((group) => ({
    group,
    name: groupNames[group],
    rule: rules[group],
    partners: partners.filter((partner) => partner.group === group).length,
  }));
};

/** The drivers' limits as names, so that the document reads without the workspace. */
export const conditionsDocument = (found: BreakingConditions | null): unknown =>
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
