import type { Effect, Futures } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { metricsRead } from '../metrics/formula/formula-ast.ts';
import { orderFormulas } from '../metrics/formula/order-formulas.ts';
import { criteriaOf, findMetric } from '../scoring/criteria.ts';
import { tierRulesOf } from '../scoring/gates.ts';
import type { FuturesFinding } from './futures-finding.ts';
import { exposuresOf } from './exposure.ts';

/** Codes of the metrics that decide anything: of criteria, gates, vetoes and the bill, also by formulas. */
const metricsThatCount = (model: ScoringModel, snapshot: Snapshot): ReadonlySet<string> => {
  const counted = new Set(criteriaOf(model).map(({ criterion }) => criterion.metricCode));
  for (const { condition } of tierRulesOf(model)) {
    if (condition.kind === 'metric') counted.add(condition.metricCode);
  }
  if (model.rules.moneyMetric !== null) counted.add(model.rules.moneyMetric);
  // From the last formula to the first: what a formula that counts reads counts as well.
  for (const { metric, node } of orderFormulas(snapshot.formulas ?? []).ready.toReversed()) {
    if (counted.has(metric.code)) metricsRead(node).forEach((code) => counted.add(code));
  }
  return counted;
};

const names = (rows: readonly number[], { partnerNames }: Snapshot): string => {
  const some = rows.slice(0, 3).map((row) => partnerNames[row] ?? '');
  const rest = rows.length - some.length;
  return rest > 0 ? `${some.join(', ')} and ${rest} more` : some.join(', ');
};

/** What is wrong or doubtful about one effect on the data at hand. */
const checkEffect = (
  effect: Effect,
  { drivers }: Futures,
  snapshot: Snapshot,
  counted: ReadonlySet<string> | null,
): readonly FuturesFinding[] => {
  const findings: FuturesFinding[] = [];
  const find = (severity: FuturesFinding['severity'], message: string): void => {
    findings.push({ severity, about: effect.id, message });
  };
  const driver = drivers.find(({ id }) => id === effect.driverId);
  if (driver === undefined) {
    find('error', 'This effect belongs to a driver that is gone; choose another or remove it.');
  }
  const metric = findMetric(snapshot, effect.metricCode);
  if (metric === undefined) {
    find(
      'warning',
      `No imported file delivers "${effect.metricCode}", so the effect does nothing.`,
    );
  } else if (counted !== null && !counted.has(effect.metricCode)) {
    find(
      'warning',
      `No criterion, gate or cost reads ${metric.name}, so the effect changes no score and no tier.`,
    );
  }
  if (effect.size === 0) {
    find('warning', 'The size is 0, so the effect does nothing.');
  }
  if (effect.kind === 'elasticity' && driver !== undefined && !(driver.low > 0)) {
    find(
      'error',
      `An elasticity asks for a driver above 0, because it speaks of percent of it; ${driver.name} goes down to ${driver.low}.`,
    );
  }
  checkExposures(effect, snapshot, find);
  return findings;
};

const checkExposures = (
  effect: Effect,
  snapshot: Snapshot,
  find: (severity: FuturesFinding['severity'], message: string) => void,
): void => {
  const { exposureAttribute, exposureMetric } = effect;
  if (exposureMetric !== undefined) {
    const metric = findMetric(snapshot, exposureMetric);
    if (metric === undefined) {
      find(
        'warning',
        `No imported file delivers the metric "${exposureMetric}", so everybody has the default exposure.`,
      );
      return;
    }
    const beyond = exposuresOf(effect, snapshot).beyond();
    if (beyond.length > 0) {
      find(
        'warning',
        `${metric.name} says an exposure below 0 % or above 100 % of ${names(beyond, snapshot)}; it counts as 0 % or 100 %.`,
      );
    }
  } else if (exposureAttribute !== null) {
    const attribute = snapshot.attributes.find(({ code }) => code === exposureAttribute);
    if (attribute === undefined) {
      find(
        'warning',
        `No imported file delivers the attribute "${exposureAttribute}", so everybody has the default exposure.`,
      );
    } else {
      const unknown = effect.exposures.filter(({ label }) => !attribute.labels.includes(label));
      if (unknown.length > 0) {
        find(
          'warning',
          `No partner has ${attribute.name} "${unknown.map(({ label }) => label).join('", "')}".`,
        );
      }
    }
  }
  checkRules(effect, snapshot, find);
  const { byHand = [] } = effect;
  // Futures are checked again with every frame in which a driver moves: nothing is built that nobody asks for.
  const known = new Set(byHand.length === 0 ? [] : snapshot.partnerKeys);
  const gone = byHand.filter(({ key }) => !known.has(key));
  if (gone.length > 0) {
    find(
      'warning',
      `An exposure is said by hand of ${gone.map(({ key }) => `"${key}"`).join(', ')}, whom no import names.`,
    );
  }
};

/** Rules about what nobody delivers, and rules that stand behind one that fits everybody. */
const checkRules = (
  { exposureRules = [] }: Effect,
  snapshot: Snapshot,
  find: (severity: FuturesFinding['severity'], message: string) => void,
): void => {
  exposureRules.forEach(({ conditions }, index) => {
    for (const condition of conditions) {
      const isKnown =
        condition.kind === 'metric'
          ? findMetric(snapshot, condition.metricCode) !== undefined
          : snapshot.attributes.some(({ code }) => code === condition.attributeCode);
      if (!isKnown) {
        const code = condition.kind === 'metric' ? condition.metricCode : condition.attributeCode;
        find(
          'warning',
          `Rule ${index + 1} asks about "${code}", which no imported file delivers, so it fits ${condition.whenAbsent === 'holds' ? 'as if it held' : 'nobody'}.`,
        );
      }
    }
  });
  const open = exposureRules.findIndex(({ conditions }) => conditions.length === 0);
  if (open !== -1 && open < exposureRules.length - 1) {
    find('warning', `Rule ${open + 1} fits everybody, so those behind it are never asked.`);
  }
};

/** Everything wrong or doubtful about effects; without a model nothing is said about what reads them. */
export const checkEffects = (
  futures: Futures,
  snapshot: Snapshot,
  model: ScoringModel | null,
): readonly FuturesFinding[] => {
  const counted = model === null ? null : metricsThatCount(model, snapshot);
  return futures.effects.flatMap((effect) => checkEffect(effect, futures, snapshot, counted));
};
