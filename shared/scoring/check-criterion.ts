import { cellStatus } from '../model/cell-status.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { metricOfCriterion } from './criteria.ts';
import { referenceRuleOf, referencesFor } from './reference/references-for.ts';
import { isConstantBy, valueOf } from './value-of.ts';
import { isRelative } from './yardstick.ts';
import { isLabelRubric } from './values/rubric.ts';

/** What is wrong or doubtful about one criterion, and what would be right. */
export type CriterionFault = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
};

const error = (message: string): CriterionFault => ({ severity: 'error', message });
const warning = (message: string): CriterionFault => ({ severity: 'warning', message });

/** The first thing wrong with a criterion's value function by itself, then on the data; null for nothing. */
export const checkCriterion = (
  model: ScoringModel,
  criterion: Criterion,
  snapshot: Snapshot,
): CriterionFault | null =>
  checkFunction(criterion) ??
  checkOnData(model, criterion, snapshot) ??
  checkReference(model, criterion, snapshot);

/** The place of the first number that does not lie above the one before it; -1 where all rise. */
const fallsAt = (numbers: readonly number[]): number =>
  numbers.findIndex((number, place) => place > 0 && !(number > (numbers[place - 1] ?? NaN)));

const checkFunction = ({ name, valueFunction }: Criterion): CriterionFault | null => {
  switch (valueFunction.method) {
    case 'goalposts': {
      const { lower, upper } = valueFunction;
      return lower < upper
        ? null
        : error(`The lower goalpost of ${name} (${lower}) must be below the upper one (${upper}).`);
    }
    case 'target': {
      const { lower, bestFrom, bestTo, upper } = valueFunction;
      return lower <= bestFrom && bestFrom <= bestTo && bestTo <= upper && lower < upper
        ? null
        : error(
            `The target of ${name} must rise: worst below (${lower}), best from (${bestFrom}), best to (${bestTo}), worst above (${upper}).`,
          );
    }
    case 'piecewise': {
      const raws = valueFunction.points.map(({ raw }) => raw);
      const fault = fallsAt(raws);
      return fault === -1
        ? null
        : error(
            `Point ${fault + 1} of ${name} (${raws[fault]}) must lie above the point before it (${raws[fault - 1]}).`,
          );
    }
    case 'bands': {
      const edges = valueFunction.steps.map(({ from }) => from);
      const fault = fallsAt(edges);
      return fault === -1
        ? null
        : error(
            `Band ${fault + 2} of ${name} (from ${edges[fault]}) must begin above the band before it (from ${edges[fault - 1]}).`,
          );
    }
    case 'rubric': {
      const marks = valueFunction.levels.map(({ at }) => String(at).trim().toLowerCase());
      const fault = marks.findIndex((mark, place) => marks.indexOf(mark) !== place);
      const kinds = new Set(valueFunction.levels.map(({ at }) => typeof at));
      return kinds.size > 1
        ? error(`The levels of ${name} must be all numbers or all labels.`)
        : fault === -1
          ? null
          : error(
              `Two levels of ${name} stand for "${valueFunction.levels[fault]?.at}"; each may stand once.`,
            );
    }
    case 'minmax':
    case 'zscore':
    case 'percentile':
    case 'logarithmic':
      return null;
  }
};

/** Peers by an attribute that is gone are fewer kinds of peers than were asked for. */
const checkReference = (
  model: ScoringModel,
  criterion: Criterion,
  { attributes }: Snapshot,
): CriterionFault | null => {
  const rule = referenceRuleOf(model, criterion);
  const set = rule.kind === 'frozen' ? rule.by : rule;
  if (set.kind === 'all' || !isRelative(criterion.valueFunction)) {
    return null;
  }
  const gone = set.attributes.filter((each) => !attributes.some(({ code }) => code === each));
  return gone.length === 0
    ? null
    : warning(
        `No imported file delivers "${gone.join('", "')}", so the peers of ${criterion.name} are ${
          gone.length === set.attributes.length ? 'all partners' : 'told by the other attributes'
        }.`,
      );
};

/** Groups do not matter for what is wrong with a criterion as a whole. */
const noLevels = (): readonly [] => [];

const checkOnData = (
  model: ScoringModel,
  criterion: Criterion,
  snapshot: Snapshot,
): CriterionFault | null => {
  const { name, metricCode, valueFunction } = criterion;
  const metric = metricOfCriterion(snapshot, criterion);
  if (metric === undefined) {
    return warning(
      `No imported file delivers "${metricCode}", so ${name} is missing for everybody.`,
    );
  }
  if (valueFunction.method === 'rubric') {
    const unknown = unknownMarks(criterion, snapshot);
    if (unknown.length > 0) {
      return warning(
        `No level of ${name} stands for ${unknown.slice(0, 4).join(', ')}${unknown.length > 4 ? ' and others' : ''}; such partners are "not computable".`,
      );
    }
  }
  if (!metric.values.some((value) => value === value)) {
    return warning(`${name} has no value for any partner.`);
  }
  const [yardstick = null] = referencesFor(model, criterion, metric, noLevels).yardsticks;
  if (isConstantBy(valueFunction, yardstick)) {
    const constant = valueOf(valueFunction, yardstick)(yardstick?.own.lower ?? NaN);
    return warning(
      `Every partner has the same ${name}; it tells nobody apart and counts as ${constant} for all.`,
    );
  }
  if (valueFunction.method === 'logarithmic' && valueFunction.shift !== null) {
    const least = yardstick?.own.lower ?? NaN;
    return least + valueFunction.shift > 0
      ? null
      : error(
          `The least ${name} is ${least}; a logarithm needs a shift above ${0 - least}, but it is ${valueFunction.shift}. Nobody has a value until then.`,
        );
  }
  return null;
};

/** Numbers or labels of partners that no level of a rubric stands for. */
const unknownMarks = (
  criterion: Criterion,
  { attributes, metrics }: Snapshot,
): readonly string[] => {
  const { metricCode, valueFunction } = criterion;
  if (valueFunction.method !== 'rubric') return [];
  const { levels } = valueFunction;
  const marks = new Set(levels.map(({ at }) => String(at).trim().toLowerCase()));
  if (isLabelRubric(levels)) {
    const attribute = attributes.find(({ code }) => code === metricCode);
    const used = new Set(attribute?.codes);
    return (attribute?.labels ?? []).filter(
      (label, code) =>
        used.has(code) && label.trim() !== '' && !marks.has(label.trim().toLowerCase()),
    );
  }
  const metric = metrics.find(({ code }) => code === metricCode);
  const found = new Set(metric?.values.filter((_, row) => metric.status[row] === cellStatus.value));
  return [...found].filter((raw) => !marks.has(String(raw))).map(String);
};
