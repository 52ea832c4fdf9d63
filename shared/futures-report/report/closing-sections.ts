import {
  table,
  text,
  type Block,
  type MethodologySection,
} from '../../methodology/methodology-document.ts';
import { usualEnsemble } from '../../model/ensemble.ts';
import { ruleNames } from '../../robustness/rule-words.ts';
import { createBillBase } from '../../scoring/bill.ts';
import { dueDay } from '../../signposts/trip.ts';
import { playKindNames, playStateNames, watchSentence } from '../../signposts/watch-words.ts';
import { concentrationOf } from '../../robustness/tier-plans.ts';
import { comparePlansOf, pickedBy } from '../plan-tables.ts';
import { count, number, percent, unitOf, type ReportSource } from './report-source.ts';

/** Tier plans over all futures; nothing where futures cannot be drawn. */
export const planSection = (source: ReportSource): readonly MethodologySection[] => {
  const { run, today } = source;
  const settings = run !== null && !run.isStale ? run.settings : usualEnsemble;
  const compared = comparePlansOf(source, settings);
  if (!compared.ok) {
    return [];
  }
  const { readings, rules, futures, isMoney } = compared.value;
  const base = createBillBase(today.model, today.snapshot);
  const unit = isMoney ? base.unit : 'steps of tiers';
  const amount = isMoney ? count : number;
  const picked = rules.map((rule) => ({
    name: ruleNames[rule.rule],
    plans: pickedBy(compared.value, rule),
  }));
  return [
    {
      title: 'Tier plans',
      blocks: [
        text(
          `What each plan misplaces over ${count(futures)} futures: what hindsight would spend otherwise, on tiers that a future does not earn and on partners who earn more than the plan gives (in ${unit}).`,
        ),
        table(
          'Misplaced by each plan; the bill from its least to its most, the share of futures within the budget; how concentrated spending is (HHI, to 10,000), and how many equals that is like',
          [
            ...['Plan', '#Mean', '#In 90 % below', '#At most'],
            ...(isMoney ? ['#Bill', '#In budget'] : []),
            ...['#HHI', '#Like equals'],
          ],
          readings.map(({ plan, misplaced, bill, withinBudget }) => {
            const spread = concentrationOf(plan, today.model, base.money, null);
            return [
              plan.name,
              ...[misplaced.mean, misplaced.in90, misplaced.most].map(amount),
              ...(isMoney
                ? [
                    bill === null ? '–' : `${count(bill.least)} – ${count(bill.most)}`,
                    withinBudget === null ? 'no budget' : percent(withinBudget),
                  ]
                : []),
              spread === null ? '–' : count(spread.hhi * 10_000),
              spread === null ? '–' : number(Math.round(spread.effective * 10) / 10),
            ];
          }),
        ),
        table(
          'Which plan each rule picks',
          ['Rule', 'Picks'],
          picked.map(({ name, plans }) => [name, plans.join(', ') || 'nothing']),
        ),
      ],
    },
  ];
};

/** What is watched for, and the answers that are prepared. */
export const signpostSection = (source: ReportSource): readonly MethodologySection[] => {
  const { futures, today, histories } = source;
  const { unit } = createBillBase(today.model, today.snapshot);
  if (futures.signposts.length === 0 && futures.plays.length === 0) {
    return [];
  }
  const blocks: readonly Block[] = [
    ...(futures.signposts.length === 0
      ? []
      : [
          table(
            'Signposts',
            ['Signpost', 'Trips when', 'Speaks for', 'State', 'In the past'],
            futures.signposts.map((signpost) => {
              const history = histories.find(({ signpostId }) => signpostId === signpost.id);
              const trips = history?.trips ?? [];
              return [
                signpost.name,
                watchSentence(signpost, futures, today.snapshot),
                futures.scenarios.find(({ id }) => id === signpost.scenarioId)?.name ?? '–',
                signpost.trippedOn === undefined ? 'watching' : `tripped ${signpost.trippedOn}`,
                trips.length > 0
                  ? `would have tripped ${trips.join(', ')}`
                  : (history?.observations.length ?? 0) === 0
                    ? 'nothing was seen yet'
                    : 'would not have tripped',
              ];
            }),
          ),
        ]),
    ...(futures.plays.length === 0
      ? []
      : [
          table(
            'Plays',
            ['Play', 'Kind', 'What is done', 'Owner', '#Cost', 'State', 'Due'],
            futures.plays.map((play) => [
              ...[play.name, playKindNames[play.kind], play.what, play.owner],
              play.cost === null ? '–' : unitOf(count(play.cost), unit),
              playStateNames[play.state],
              dueDay(play) ?? `within ${count(play.days)} days`,
            ]),
          ),
        ]),
  ];
  return [{ title: 'Signposts and plays', blocks }];
};

/** What the report does not say, so that nobody reads it into it. */
export const limitSection = ({ run, futures, today }: ReportSource): MethodologySection => ({
  title: 'Limits',
  blocks: [
    {
      kind: 'list',
      items: [
        'Scenarios are plausible, not predicted. Ranges, effects and exposures are judgements; a share of futures is a share of what was drawn, not a probability of what will come.',
        'Effects act on the numbers of today. They know no second round: a partner who loses a tier does not sell less because of it, and partners do not answer each other.',
        'What is not known stays unknown in every future: no absent number is made up, and a partner with too little data has no tier there.',
        `Value functions measure against the partners of today${today.given.tiers.some(({ rules }) => rules.cut.by !== 'score') ? ', and lines that are set by count, share or budget are those of today' : ''}; the model itself is not varied here.`,
        'Effects on the same metric multiply first and add afterwards; each keeps to its own cap.',
        ...(run === null
          ? [
              'No ensemble is kept, so nothing is said about more futures than those that are named.',
            ]
          : [
              'Conditions are boxes: they name limits of single drivers. What breaks along a slope between two drivers is told only roughly; the importance of a driver leaves out what only two together do.',
              'The Hurwicz rule counts the best future as said under Ensemble; the six rules disagree on purpose.',
            ]),
        ...(futures.correlations.length === 0 && futures.drivers.length > 1
          ? [
              'Drivers are drawn independently: futures in which several go wrong together may be too few.',
            ]
          : []),
      ],
    },
  ],
});

/** The formulas by which futures are made, for who wants to follow. */
export const formulaSection: MethodologySection = {
  title: 'How it is computed',
  blocks: [
    {
      kind: 'formula',
      formula: 'x′ = x · Π (1 + e · a · Δ) + Σ e · a · Δ',
      meaning:
        'A metric x of a partner in a future: first the effects that multiply, then those that add; e the size of an effect, a the exposure of the partner (0 to 1), Δ how far the driver left its baseline.',
    },
    {
      kind: 'formula',
      formula: 'x′ = x · (1 + a · ((s / b)^e − 1))',
      meaning: 'An elasticity e, for a driver at state s with the baseline b.',
    },
    {
      kind: 'formula',
      formula: 'regret = max over partners of the score in that future − own score',
      meaning: 'Savage’s regret; of a plan it is what hindsight would spend otherwise.',
    },
    {
      kind: 'formula',
      formula:
        'coverage = broken in the box / broken;  density = broken in the box / futures in the box',
      meaning:
        'The box is found by PRIM (Friedman and Fisher, 1999; Bryant and Lempert, 2010); of its boxes the one with the greatest harmonic mean of both.',
    },
  ],
};
