import type { HeatColumn } from '../ensemble/run/heat-columns.ts';
import { createFutureBill } from '../ensemble/run/future-bill.ts';
import { createStateScorer, type StateScorer } from '../ensemble/run/state-scorer.ts';
import type { Scenario } from '../model/futures.ts';
import { checkBalance } from '../scenario/check-balance.ts';
import { scoreFuture } from '../scenario/compare-scenario.ts';
import { feltWithin } from '../scenario/metric-shock.ts';
import { createBillBase } from '../scoring/bill.ts';
import { compareTiers, directionOf } from '../scoring/movement.ts';
import { noTier } from '../scoring/tiers.ts';
import { directionWords } from '../text/direction-words.ts';
import { scenarioColumns } from '../ensemble/run/heat-columns.ts';
import { tierName, titlesOfToday, withUnit, type FuturesSource } from './futures-source.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { tableNames } from './table-request.ts';

/** Every partner in one scenario. */
export const tryScenario = ({ today, futures }: FuturesSource, scenario: Scenario) =>
  scoreFuture(today.model, today.snapshot, futures, scenario, today.references);

/** The scenarios side by side: what they are, who moves and what it costs. */
export const scenariosTable = (source: FuturesSource): FuturesTable => {
  const { today, futures } = source;
  const { tiers } = today.model;
  const billUnit = createBillBase(today.model, today.snapshot).unit;
  const columns = scenarioColumns(futures);
  const rows = futures.scenarios.map((scenario, place) => {
    const then = tryScenario(source, scenario);
    const { up, down, same } = compareTiers(today.result.tiers, then.tiers, tiers);
    const bill = createFutureBill(
      today.model,
      today.snapshot,
      feltWithin(futures, scenario.horizonMonths ?? null),
    );
    const states = columns[place]?.states ?? new Float64Array();
    const { probability } = scenario;
    return [
      scenario.name,
      scenario.horizonMonths ?? null,
      probability === undefined ? null : figure(probability * 100),
      ...[up, down, same],
      ...tiers.map((_, tier) => then.counts.byTier[tier] ?? 0),
      then.counts.without,
      ...(bill === null ? [] : [figure(bill(states, then.tiers))]),
      ...futures.drivers.map((_, driver) => figure(states[driver])),
      checkBalance(futures, scenario)
        .map(({ message }) => message)
        .join(' '),
      scenario.narrative,
    ];
  });
  const hasBill = createFutureBill(today.model, today.snapshot, futures) !== null;
  return tableOf(
    tableNames.scenarios,
    [
      words('Scenario'),
      figures('Horizon (months)', 0),
      figures('Probability (%)', 1),
      ...['Rise', 'Fall', 'Stay'].map((name) => figures(name, 0)),
      ...titlesOfToday(source).map((name) => figures(name, 0)),
      figures('No tier', 0),
      ...(hasBill ? [figures(withUnit('Bill', billUnit), 2)] : []),
      ...futures.drivers.map(({ name, unit }) => figures(withUnit(name, unit), 3)),
      ...['Drivers that do not go together', 'Narrative'].map(words),
    ],
    rows,
  );
};

/** Partners now and then; of several scenarios only those who change tier, one scenario under the other. */
export const moversTable = (
  source: FuturesSource,
  scenarios: readonly Scenario[],
  onlyMovers: boolean,
): FuturesTable => {
  const { today } = source;
  const { result, snapshot } = today;
  const found = scenarios.flatMap((scenario) => {
    const then = tryScenario(source, scenario);
    return [...snapshot.partnerKeys.keys()]
      .filter((row) => !onlyMovers || result.tiers[row] !== then.tiers[row])
      .map((row) => ({ scenario, then, row }));
  });
  const order = (rank: number | undefined, tier: number | undefined): number | null =>
    tier === noTier ? null : (rank ?? null);
  return {
    name: tableNames.movers,
    columns: [
      ...['Scenario', 'Key', 'Partner', 'Tier now', 'Tier then', 'Move'].map(words),
      ...['Score now', 'Score then', 'Change'].map((name) => figures(name, 2)),
      ...['Rank now', 'Rank then'].map((name) => figures(name, 0)),
    ],
    rows: found.length,
    read: (place) => {
      const each = found[place];
      if (each === undefined) return [];
      const { scenario, then, row } = each;
      const [before = noTier, after = noTier] = [result.tiers[row], then.tiers[row]];
      const [was = NaN, is = NaN] = [result.scores[row], then.scores[row]];
      return [
        ...[scenario.name, snapshot.partnerKeys[row] ?? '', snapshot.partnerNames[row] ?? ''],
        ...[tierName(source, before), tierName(source, after)],
        directionWords[directionOf(before, after, today.model.tiers)],
        ...[figure(was), figure(is), figure(is - was)],
        ...[order(result.ranks[row], before), order(then.ranks[row], after)],
      ];
    },
    keyOf:
      scenarios.length === 1
        ? (place) => snapshot.partnerKeys[found[place]?.row ?? -1] ?? ''
        : null,
    notes: onlyMovers ? [['Movers', 'partners whose tier differs from that of today']] : [],
  };
};

/** Tier codes of everybody in each column, with some drivers held at states of their own. */
export const scoreColumns = (
  { today, futures }: FuturesSource,
  columns: readonly HeatColumn[],
  held: readonly { readonly driverId: string; readonly value: number }[],
): readonly Uint8Array[] => {
  const scorers = new Map<number | null, StateScorer>();
  const scorerOf = (horizon: number | null): StateScorer => {
    const made =
      scorers.get(horizon) ??
      createStateScorer(
        today.model,
        today.snapshot,
        feltWithin(futures, horizon),
        today.references,
      );
    scorers.set(horizon, made);
    return made;
  };
  return columns.map(({ states, horizonMonths }) => {
    const own = states.slice();
    for (const { driverId, value } of held) {
      const place = futures.drivers.findIndex(({ id }) => id === driverId);
      if (place !== -1) own[place] = value;
    }
    return scorerOf(horizonMonths).scoreAt(own).tiers.slice();
  });
};

/** Tiers, partner by future. */
export const heatMapTable = (
  source: FuturesSource,
  columns: readonly HeatColumn[],
  held: readonly { readonly driverId: string; readonly value: number }[],
): FuturesTable => {
  const { snapshot, result } = source.today;
  const tiers = scoreColumns(source, columns, held);
  const nameOf = (code: number | undefined): string => tierName(source, code) || 'no tier';
  return {
    name: tableNames.heatMap,
    columns: [
      ...['Key', 'Partner'].map(words),
      figures(`Holds in, of ${columns.length}`, 0),
      words('Now'),
      ...columns.map(({ name }) => words(name)),
    ],
    rows: snapshot.partnerKeys.length,
    read: (row) => {
      const now = result.tiers[row] ?? noTier;
      return [
        ...[snapshot.partnerKeys[row] ?? '', snapshot.partnerNames[row] ?? ''],
        now === noTier
          ? null
          : tiers.reduce((sum, then) => sum + Number((then[row] ?? noTier) <= now), 0),
        ...[nameOf(now), ...tiers.map((then) => nameOf(then[row]))],
      ];
    },
    keyOf: (row) => snapshot.partnerKeys[row] ?? '',
    notes: held.map(({ driverId, value }) => {
      const driver = source.futures.drivers.find(({ id }) => id === driverId);
      return ['Heat map: held in every future', `${driver?.name ?? driverId} at ${value}`];
    }),
  };
};
