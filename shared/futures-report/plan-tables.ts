import { createFutureMoney } from '../ensemble/run/future-bill.ts';
import { drawEnsemble, refuseEnsemble } from '../ensemble/run/prepare-ensemble.ts';
import { statesOf } from '../ensemble/run/run-ensemble.ts';
import { createStateScorer } from '../ensemble/run/state-scorer.ts';
import type { AppError } from '../ipc/app-error.ts';
import type { EnsembleSettings } from '../model/ensemble.ts';
import { err, ok, type Result } from '../result.ts';
import { futuresFor, resolvePlans } from '../robustness/resolve-plans.ts';
import { ruleNames } from '../robustness/rule-words.ts';
import { comparePlans, concentrationOf, type PlanComparison } from '../robustness/tier-plans.ts';
import { feltWithin } from '../scenario/metric-shock.ts';
import { createBillBase } from '../scoring/bill.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { withUnit, type FuturesSource } from './futures-source.ts';
import { tableNames } from './table-request.ts';

/** The plans over futures that are drawn as `settings` say, as many as take a blink. */
export const comparePlansOf = (
  { today, futures }: Pick<FuturesSource, 'today' | 'futures'>,
  settings: EnsembleSettings,
): Result<PlanComparison, AppError> => {
  const { model, snapshot, references } = today;
  const refused = refuseEnsemble(model, futures, snapshot, { ...settings, keepsTiers: false }, 1);
  if (refused !== null) {
    return err(refused);
  }
  const count = futuresFor(snapshot.partnerKeys.length, Math.min(1000, settings.futures));
  const design = drawEnsemble(futures, { ...settings, futures: count });
  const felt = feltWithin(futures, settings.horizonMonths);
  return ok(
    comparePlans(resolvePlans(today, futures), {
      model,
      scorer: createStateScorer(model, snapshot, felt, references),
      moneyIn: createFutureMoney(model, snapshot, felt),
      futures: Array.from({ length: count }, (_, future) => statesOf(design, future)),
      optimism: futures.reading.optimism,
    }),
  );
};

/** Names of the plans that a rule puts first. */
export const pickedBy = (
  { readings }: PlanComparison,
  { values, ranks }: PlanComparison['rules'][number],
): readonly string[] =>
  readings
    .filter((_, index) => ranks[index] === 1 && !Number.isNaN(values[index]))
    .map(({ plan }) => plan.name);

/** Plans: what hindsight would change, what they cost, how concentrated that is, and who picks them. */
export const plansTable = (
  source: FuturesSource,
  settings: EnsembleSettings,
  attributeCode: string | null,
): Result<FuturesTable, AppError> => {
  const compared = comparePlansOf(source, settings);
  if (!compared.ok) {
    return compared;
  }
  const { model, snapshot } = source.today;
  const { readings, rules, futures, isMoney } = compared.value;
  const base = createBillBase(model, snapshot);
  const attribute = snapshot.attributes.find(({ code }) => code === attributeCode) ?? null;
  const unit = isMoney ? base.unit : 'steps of tiers';
  const by = attribute === null ? 'partner' : attribute.name;
  const table = tableOf(
    tableNames.plans,
    [
      words('Plan'),
      ...['mean', 'in 90 % below', 'at least', 'at most', 'too much', 'too little'].map((name) =>
        figures(withUnit(`Misplaced, ${name}`, unit), 2),
      ),
      ...(isMoney
        ? [
            ...['least', 'mean', 'most'].map((name) => figures(withUnit(`Bill, ${name}`, unit), 2)),
            figures('Within budget (share of futures)', 3),
          ]
        : []),
      figures(`HHI by ${by} (0 to 10,000)`, 0),
      figures(`Effective number by ${by}`, 1),
      words('Picked by'),
    ],
    readings.map(({ plan, misplaced, bill, withinBudget }) => {
      const spread = concentrationOf(plan, model, base.money, attribute);
      const { mean, in90, least, most, meanOver, meanUnder } = misplaced;
      return [
        plan.name,
        ...[mean, in90, least, most, meanOver, meanUnder].map(figure),
        ...(isMoney ? [bill?.least, bill?.mean, bill?.most, withinBudget].map(figure) : []),
        spread === null ? null : figure(spread.hhi * 10_000),
        figure(spread?.effective),
        rules
          .filter((rule) => pickedBy(compared.value, rule).includes(plan.name))
          .map(({ rule }) => ruleNames[rule])
          .join(', '),
      ];
    }),
    [
      ['Plans: futures', futures],
      ['Plans: seed', settings.seed],
      ['Plans: budget', model.rules.budget ?? 'none'],
      ['Plans: misplaced', 'what hindsight would spend otherwise than the plan does'],
    ],
  );
  return ok(table);
};
