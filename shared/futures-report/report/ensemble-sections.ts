import { conditionsSentence, rangeWords } from '../../ensemble/run/breaking-conditions.ts';
import type { Discovery } from '../../ensemble/run/discover.ts';
import { readPartners, tierSpansOf } from '../../ensemble/run/read-partners.ts';
import { tiersOfRun } from '../../ensemble/run/run-tiers.ts';
import { tierTitles } from '../../scoring/ladders/tier-groups.ts';
import { groupNames, groupRules, resilienceGroups } from '../../ensemble/run/resilience.ts';
import {
  table,
  text,
  type Block,
  type MethodologySection,
} from '../../methodology/methodology-document.ts';
import type { EnsembleRun } from '../../model/ensemble.ts';
import { noTierColour, tierColourPair } from '../../model/tier-colours.ts';
import { readRules } from '../../robustness/read-rules.ts';
import { ruleNames, ruleSentences } from '../../robustness/rule-words.ts';
import { disagreements } from '../../robustness/six-rules.ts';
import { tableNames } from '../table-request.ts';
import { namesIn } from '../run-tables.ts';
import {
  count,
  mostListed,
  percent,
  points,
  restWords,
  unitOf,
  type ReportSource,
} from './report-source.ts';

const listedNames = 12;
const listedDisagreements = 10;

/** How the partners fall into groups, as sentences of a summary. */
export const groupSentence = (source: ReportSource, run: EnsembleRun): string => {
  const partners = readPartners(run, source.futures.reading);
  const sizes = resilienceGroups.map(
    (group) =>
      `${count(partners.filter((partner) => partner.group === group).length)} ${groupNames[group].toLowerCase()}`,
  );
  return `Over ${count(run.settings.futures)} futures: ${sizes.join(', ')}.`;
};

const sharesOf = (source: ReportSource, run: EnsembleRun): Block => {
  const names = namesIn(source, run);
  const partners = readPartners(run, source.futures.reading);
  const colours = [
    ...run.facts.tierNames.map(
      (name, tier) =>
        tierColourPair(source.today.model.tiers.find((each) => each.name === name) ?? null, tier)
          .light,
    ),
    noTierColour.light,
  ];
  const fragile = partners
    .map((partner, row) => ({ ...partner, row }))
    .filter(({ group, profile }) => group !== null && profile.holds < 1)
    .toSorted((one, other) => one.profile.holds - other.profile.holds || one.row - other.row);
  return {
    kind: 'bars',
    caption: `Share of futures in each tier, highest tier to the left, of those who hold theirs least often.${restWords(fragile.length - mostListed, tableNames.profiles)}`,
    ...{ least: 0, most: 1, mark: null },
    legend: [...tierTitles(tiersOfRun(run.facts)), 'No tier'].map((words, tier) => ({
      words,
      colour: colours[tier] ?? noTierColour.light,
    })),
    items: fragile.slice(0, mostListed).map(({ profile, today, row }) => {
      let from = 0;
      const parts = [...profile.byTier, profile.without].flatMap((share, tier) => {
        const start = from;
        from += share;
        return share === 0
          ? []
          : [{ from: start, to: from, colour: colours[tier] ?? noTierColour.light }];
      });
      return {
        name: names[row] ?? '',
        words: `holds ${run.facts.tierNames[today] ?? ''} in ${percent(profile.holds)}`,
        parts,
      };
    }),
  };
};

const groupTable = (source: ReportSource, run: EnsembleRun): Block => {
  const names = namesIn(source, run);
  const partners = readPartners(run, source.futures.reading);
  const rules = groupRules(source.futures.reading);
  return table(
    'Groups; the first rule that fits counts',
    ['Group', '#Partners', 'Rule', 'Among them'],
    resilienceGroups.map((group) => {
      const rows = partners.flatMap((partner, row) => (partner.group === group ? [row] : []));
      const rest = rows.length - listedNames;
      const named = rows.slice(0, listedNames).map((row) => names[row] ?? '');
      return [
        ...[groupNames[group], count(rows.length), rules[group]],
        `${named.join(', ')}${rest > 0 ? ` and ${count(rest)} more` : ''}` || '–',
      ];
    }),
  );
};

const spanTable = (run: EnsembleRun): Block => {
  const { bill } = run.figures;
  const unit = run.facts.billUnit ?? '';
  const titles = tierTitles(tiersOfRun(run.facts));
  return table(
    'Partners per tier: now, and the fewest and most of all futures',
    ['Tier', '#Now', '#Fewest', '#Most'],
    [
      ...tierSpansOf(run).map(({ today, least, most }, tier) => [
        titles[tier] ?? '',
        ...[today, least, most].map(count),
      ]),
      ...(bill.length === 0
        ? []
        : [
            [
              unit === '' ? 'Bill' : `Bill, ${unit}`,
              '',
              count(bill.reduce((a, b) => Math.min(a, b))),
              count(bill.reduce((a, b) => Math.max(a, b))),
            ],
          ]),
    ],
  );
};

const ruleBlocks = (source: ReportSource, run: EnsembleRun): readonly Block[] => {
  const { reading } = source.futures;
  const names = namesIn(source, run);
  const readings = readRules(run, readPartners(run, reading), reading.optimism);
  const sentences = ruleSentences(reading.optimism);
  const apart = disagreements(readings);
  return [
    { kind: 'heading', text: 'Six rules for deciding without probabilities' },
    table(
      'What each rule prefers',
      ['Rule', 'What it means here', 'First choices'],
      readings.map(({ rule, values, ranks }) => [
        ...[ruleNames[rule], sentences[rule]],
        [...ranks.keys()]
          .filter((row) => !Number.isNaN(values[row]))
          .sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0) || one - other)
          .slice(0, 4)
          .map((row) => names[row] ?? '')
          .join(', '),
      ]),
    ),
    ...(apart.length === 0
      ? [text('They agree on the rank of every partner.')]
      : [
          table(
            `Where they disagree most.${restWords(apart.length - listedDisagreements, tableNames.rules)}`,
            ['Partner', '#Best rank', 'by', '#Worst rank', 'by'],
            apart
              .slice(0, listedDisagreements)
              .map(({ option, best, bestBy, worst, worstBy }) => [
                ...[names[option] ?? '', count(best), ruleNames[bestBy]],
                ...[count(worst), ruleNames[worstBy]],
              ]),
          ),
        ]),
  ];
};

const profileTable = (source: ReportSource, run: EnsembleRun): Block => {
  const names = namesIn(source, run);
  const partners = readPartners(run, source.futures.reading);
  const titles = tierTitles(tiersOfRun(run.facts));
  const rows = partners
    .map((partner, row) => ({ ...partner, row }))
    .filter(({ group }) => group !== null)
    .toSorted(
      (one, other) =>
        one.today - other.today || one.profile.holds - other.profile.holds || one.row - other.row,
    );
  return table(
    `Profiles, the highest tier first and in it who holds it least often.${restWords(rows.length - mostListed, tableNames.profiles)}`,
    ['Partner', 'Tier now', 'Group', '#Holds', '#Rises', '#Worst', '#Mean', '#Best', '#Regret'],
    rows
      .slice(0, mostListed)
      .map(({ row, today, group, profile }) => [
        ...[names[row] ?? '', titles[today] ?? ''],
        group === null ? '–' : groupNames[group],
        ...[percent(profile.holds), percent(profile.rises)],
        ...[profile.worst, profile.mean, profile.best, profile.greatestRegret].map(points),
      ]),
  );
};

const conditionBlocks = (run: EnsembleRun, found: Discovery): readonly Block[] => {
  const { what, conditions, importance } = found;
  const told = importance
    .map((share, driver) => ({ share, name: run.facts.drivers[driver]?.name ?? '' }))
    .filter(({ share }) => share > 0.005)
    .toSorted((one, other) => other.share - one.share);
  return [
    { kind: 'heading', text: what },
    text(
      `${conditionsSentence(what, conditions)} It happens in ${count(found.broken)} of ${count(found.futures)} futures.`,
    ),
    ...(conditions === null || conditions.limits.length === 0
      ? []
      : [
          table(
            'The conditions',
            ['Driver', 'Condition'],
            conditions.limits.map((limit) => [limit.driver.name, rangeWords(limit)]),
          ),
        ]),
    ...(told.length === 0
      ? []
      : [
          {
            kind: 'bars' as const,
            caption: 'Share of the spread that each driver explains by itself',
            ...{
              least: 0,
              most: Math.max(...told.map(({ share }) => share)),
              mark: null,
              legend: [],
            },
            items: told.map(({ name, share }) => ({
              name,
              words: percent(share),
              parts: [{ from: 0, to: share, colour: '#3b62a8' }],
            })),
          },
        ]),
  ];
};

/** What many futures say: groups, profiles, rules, and the conditions under which something breaks. */
export const ensembleSections = (source: ReportSource): readonly MethodologySection[] => {
  const { run, discoveries } = source;
  if (run === null) {
    return [];
  }
  const { settings } = run;
  return [
    {
      title: 'Over many futures',
      blocks: [
        text(
          `${count(settings.futures)} futures over the ranges of ${count(run.facts.drivers.length)} drivers, spread by ${settings.method === 'sobol' ? 'Sobol points' : 'a Latin hypercube'} with seed ${settings.seed}. The same seed gives the same futures.`,
        ),
        ...(run.isStale
          ? [
              text(
                'This run is out of date: model, data, drivers or effects were changed since. Its figures are those of then.',
              ),
            ]
          : []),
        spanTable(run),
        groupTable(source, run),
        sharesOf(source, run),
        profileTable(source, run),
        ...ruleBlocks(source, run),
      ],
    },
    ...(discoveries.length === 0
      ? []
      : [
          {
            title: 'Which conditions break it',
            blocks: discoveries.flatMap((found) => conditionBlocks(run, found)),
          },
        ]),
  ];
};

/** The bill of a run as a sentence; nothing without one. */
export const billSentence = (run: EnsembleRun, budget: number | null): readonly string[] => {
  const { bill } = run.figures;
  if (bill.length === 0) {
    return [];
  }
  const unit = run.facts.billUnit ?? '';
  const least = bill.reduce((a, b) => Math.min(a, b));
  const most = bill.reduce((a, b) => Math.max(a, b));
  const over = budget === null ? 0 : bill.reduce((sum, each) => sum + Number(each > budget), 0);
  return [
    `The tiers cost ${count(least)} to ${unitOf(count(most), unit)}${budget === null ? '' : `, above the budget of ${unitOf(count(budget), unit)} in ${percent(over / bill.length)} of the futures`}.`,
  ];
};
