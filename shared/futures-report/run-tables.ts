import { hurtsMost } from '../ensemble/run/hurts-most.ts';
import { drawEnsemble } from '../ensemble/run/prepare-ensemble.ts';
import { readPartners, tierSpansOf } from '../ensemble/run/read-partners.ts';
import { tiersOfRun } from '../ensemble/run/run-tiers.ts';
import { groupNames, groupRules, resilienceGroups } from '../ensemble/run/resilience.ts';
import { createStateScorer } from '../ensemble/run/state-scorer.ts';
import type { EnsembleRun } from '../model/ensemble.ts';
import { readRules } from '../robustness/read-rules.ts';
import { ruleNames, ruleSentences } from '../robustness/rule-words.ts';
import { tierTitles } from '../scoring/ladders/tier-groups.ts';
import { feltWithin } from '../scenario/metric-shock.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { withUnit, type FuturesSource } from './futures-source.ts';
import { tableNames } from './table-request.ts';

/** Names of the partners of a run, by its rows; a partner who is gone is called by the key. */
export const namesIn = ({ today }: FuturesSource, { facts }: EnsembleRun): readonly string[] => {
  const { partnerKeys, partnerNames } = today.snapshot;
  const nameOf = new Map(partnerKeys.map((key, row) => [key, partnerNames[row] ?? key]));
  return facts.partnerKeys.map((key) => nameOf.get(key) ?? key);
};

/** How a run was made, and whether it is about the model and data of now. */
export const runNotes = (run: EnsembleRun): FuturesTable['notes'] => [
  ['Ensemble', `run ${run.id} of ${run.createdAt}`],
  ['Ensemble: futures', run.settings.futures],
  ['Ensemble: spread by', run.settings.method === 'sobol' ? 'Sobol points' : 'Latin hypercube'],
  ['Ensemble: seed', run.settings.seed],
  ['Ensemble: horizon', run.settings.horizonMonths ?? 'far enough for every lag'],
  ['Ensemble: engine version', run.engineVersion],
  ['Ensemble: SHA-256 of its inputs', run.inputsSha256],
  [
    'Ensemble: state',
    run.isStale ? 'out of date: model, data, drivers or effects were changed since' : 'up to date',
  ],
];

/** Each partner over all futures, with what hurts most where the run is up to date. */
export const profilesTable = (source: FuturesSource, run: EnsembleRun): FuturesTable => {
  const { facts, figures: found, settings } = run;
  const { today, futures } = source;
  const partners = readPartners(run, futures.reading);
  const names = namesIn(source, run);
  const titles = tierTitles(tiersOfRun(facts));
  const hurts = run.isStale
    ? null
    : hurtsMost(
        createStateScorer(
          today.model,
          today.snapshot,
          feltWithin(futures, settings.horizonMonths),
          today.references,
        ),
        futures.drivers,
      );
  return {
    name: tableNames.profiles,
    columns: [
      ...['Key', 'Partner', 'Tier now', 'Group'].map(words),
      ...['Holds', 'Rises', ...titles.map((name) => `In ${name}`), 'Without tier'].map((name) =>
        figures(`${name} (share of futures)`, 3),
      ),
      ...['Worst score', 'Mean score', 'Best score'].map((name) => figures(name, 2)),
      figures('Worst in future no.', 0),
      ...['Greatest regret', 'Regret in 90 %'].map((name) => figures(name, 2)),
      ...['Hurts most', 'at its'].map(words),
      figures('costs points', 2),
    ],
    rows: partners.length,
    read: (row) => {
      const partner = partners[row];
      if (partner === undefined) return [];
      const { profile, group, today: code } = partner;
      const isKnown = profile.greatestRegret !== null;
      const driver = facts.drivers[hurts?.driver[row] ?? -1];
      return [
        ...[facts.partnerKeys[row] ?? '', names[row] ?? '', titles[code] ?? ''],
        group === null ? '' : groupNames[group],
        ...[profile.holds, profile.rises, ...profile.byTier, profile.without].map(figure),
        ...[profile.worst, profile.mean, profile.best].map(figure),
        profile.worstFuture === null ? null : profile.worstFuture + 1,
        figure(profile.greatestRegret),
        isKnown ? figure(found.regret90[row]) : null,
        driver?.name ?? '',
        driver === undefined ? '' : hurts?.isHigh[row] === 1 ? 'high end' : 'low end',
        driver === undefined ? null : figure(hurts?.points[row]),
      ];
    },
    keyOf: (row) => facts.partnerKeys[row] ?? '',
    notes: runNotes(run),
  };
};

/** How many partners are in each group, by which rule. */
export const groupsTable = (source: FuturesSource, run: EnsembleRun): FuturesTable => {
  const partners = readPartners(run, source.futures.reading);
  const rules = groupRules(source.futures.reading);
  return tableOf(
    tableNames.groups,
    [words('Group'), figures('Partners', 0), words('Rule; the first that fits counts')],
    [
      ...resilienceGroups.map((group) => [
        groupNames[group],
        partners.filter((partner) => partner.group === group).length,
        rules[group],
      ]),
      [
        'No group',
        partners.filter(({ group }) => group === null).length,
        'without a tier now, so there is none to hold',
      ],
    ],
    runNotes(run),
  );
};

/** How many partners each tier has today and in the futures. */
export const spansTable = (run: EnsembleRun): FuturesTable => {
  const { bill } = run.figures;
  const titles = tierTitles(tiersOfRun(run.facts));
  const [least, most] = [
    bill.reduce((a, b) => Math.min(a, b), Infinity),
    bill.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  return tableOf(
    tableNames.spans,
    [words('Tier'), ...['Now', 'Fewest', 'Most'].map((name) => figures(name, 0))],
    [
      ...tierSpansOf(run).map((span, tier) => [
        titles[tier] ?? '',
        ...[span.today, span.least, span.most],
      ]),
      ...(bill.length === 0
        ? []
        : [[withUnit('Bill', run.facts.billUnit ?? ''), null, figure(least), figure(most)]]),
    ],
    runNotes(run),
  );
};

/** Value and rank of every partner by each of the six rules. */
export const rulesTable = (source: FuturesSource, run: EnsembleRun): FuturesTable => {
  const { reading } = source.futures;
  const readings = readRules(run, readPartners(run, reading), reading.optimism);
  const names = namesIn(source, run);
  const sentences = ruleSentences(reading.optimism);
  return {
    name: tableNames.rules,
    columns: [
      ...['Key', 'Partner'].map(words),
      ...readings.flatMap(({ rule }) => [
        figures(ruleNames[rule], 3),
        figures(`${ruleNames[rule]}, rank`, 0),
      ]),
    ],
    rows: names.length,
    read: (row) => [
      ...[run.facts.partnerKeys[row] ?? '', names[row] ?? ''],
      ...readings.flatMap(({ values, ranks }) => {
        const value = figure(values[row]);
        return [value, value === null ? null : (ranks[row] ?? null)];
      }),
    ],
    keyOf: (row) => run.facts.partnerKeys[row] ?? '',
    notes: [
      ...runNotes(run),
      ...readings.map(({ rule }) => [`Rule: ${ruleNames[rule]}`, sentences[rule]] as const),
    ],
  };
};

/** Every future that was drawn: its drivers, partners per tier, who fell and rose, and the bill. */
export const byFutureTable = (run: EnsembleRun): FuturesTable => {
  const { facts, settings, figures: found } = run;
  const design = drawEnsemble(facts, settings);
  const drivers = facts.drivers.length;
  const slots = facts.tierNames.length + 1;
  const hasBill = found.bill.length > 0;
  return {
    name: tableNames.byFuture,
    columns: [
      figures('Future no.', 0),
      ...facts.drivers.map(({ name, unit }) => figures(withUnit(name, unit), 4)),
      ...[...tierTitles(tiersOfRun(facts)), 'No tier', 'Fall', 'Rise'].map((name) =>
        figures(name, 0),
      ),
      ...(hasBill ? [figures(withUnit('Bill', facts.billUnit ?? ''), 2)] : []),
    ],
    rows: settings.futures,
    read: (future) => [
      future + 1,
      ...facts.drivers.map((_, driver) => figure(design.states[future * drivers + driver])),
      ...Array.from(found.tiersByFuture.subarray(future * slots, (future + 1) * slots)),
      ...[found.fallen[future] ?? 0, found.risen[future] ?? 0],
      ...(hasBill ? [figure(found.bill[future])] : []),
    ],
    keyOf: null,
    notes: runNotes(run),
  };
};
