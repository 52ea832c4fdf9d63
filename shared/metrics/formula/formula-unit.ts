import { err, ok, type Result } from '../../result.ts';
import type { BinaryOperator, FormulaFault, FormulaNode } from './formula-ast.ts';

/**
 * What a number counts: powers by unit, for example EUR¹ · orders⁻¹. `any` is a plain number that fits
 * everywhere: a number written in the formula, or a metric without a unit or in per cent.
 */
export type Unit = 'any' | ReadonlyMap<string, number>;

/** Texts that mean a plain number. */
const plainUnits = new Set(['', '%', '1', 'ratio', 'share', 'index', 'points']);

/** The unit that a metric's own text stands for. */
export const unitOfText = (text: string): Unit =>
  plainUnits.has(text.trim().toLowerCase()) ? 'any' : new Map([[text.trim(), 1]]);

/** A unit as a person writes it: `EUR`, `EUR/orders`, `EUR²`; empty for a plain number. */
export const printUnit = (unit: Unit): string => {
  if (unit === 'any') {
    return '';
  }
  const part = (sign: 1 | -1): string =>
    [...unit]
      .filter(([, power]) => Math.sign(power) === sign)
      .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
      .join('·');
  const below = part(-1);
  return below === '' ? part(1) : `${part(1) === '' ? '1' : part(1)}/${below}`;
};

const isSame = (left: Unit, right: Unit): boolean =>
  left === 'any' ||
  right === 'any' ||
  (left.size === right.size && [...left].every(([name, power]) => right.get(name) === power));

const multiplied = (left: Unit, right: Unit, sign: 1 | -1): Unit => {
  const powers = new Map(left === 'any' ? [] : left);
  for (const [name, power] of right === 'any' ? [] : right) {
    powers.set(name, (powers.get(name) ?? 0) + sign * power);
  }
  const kept = new Map([...powers].filter(([, power]) => power !== 0));
  return kept.size === 0 ? 'any' : kept;
};

type Found = Result<Unit, FormulaFault>;

const words: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '+': 'Adding',
  '-': 'Subtracting',
};

/** All inputs must count the same; the answer is what they count. */
const common = (at: number, doing: string, units: readonly Unit[]): Found => {
  let whole: Unit = 'any';
  for (const unit of units) {
    if (!isSame(whole, unit)) {
      const message = `${doing} ${printUnit(whole)} and ${printUnit(unit)} has no meaning; convert one of them first.`;
      return err({ at, message });
    }
    whole = whole === 'any' ? unit : whole;
  }
  return ok(whole);
};

/**
 * The unit that a formula comes to; `unitOf` tells that of a metric by its code. Sums, comparisons and
 * choices need one unit; products and quotients combine theirs; logarithms and roots need plain numbers.
 */
export const unitOfFormula = (node: FormulaNode, unitOf: (code: string) => Unit): Found => {
  switch (node.kind) {
    case 'number':
      return ok('any');
    case 'metric':
      return ok(unitOf(node.code));
    case 'negate':
      return unitOfFormula(node.of, unitOf);
    case 'binary': {
      const left = unitOfFormula(node.left, unitOf);
      const right = left.ok ? unitOfFormula(node.right, unitOf) : left;
      if (!left.ok || !right.ok) {
        return right;
      }
      if (node.operator === '*' || node.operator === '/') {
        return ok(multiplied(left.value, right.value, node.operator === '*' ? 1 : -1));
      }
      const doing = words[node.operator];
      const shared = common(node.right.at, doing ?? 'Comparing', [left.value, right.value]);
      return shared.ok && doing === undefined ? ok('any') : shared;
    }
    case 'call':
      return unitOfCall(node, unitOf);
  }
};

const unitOfCall = (
  { name, at, inputs }: Extract<FormulaNode, { readonly kind: 'call' }>,
  unitOf: (code: string) => Unit,
): Found => {
  const units: Unit[] = [];
  for (const input of inputs) {
    const unit = unitOfFormula(input, unitOf);
    if (!unit.ok) {
      return unit;
    }
    units.push(unit.value);
  }
  switch (name) {
    case 'if':
      return common(at, 'Choosing between', units.slice(1));
    case 'coalesce':
    case 'min':
    case 'max':
      return common(at, 'Comparing', units);
    case 'abs':
      return ok(units[0] ?? 'any');
    case 'and':
    case 'or':
    case 'not':
      return ok('any');
    case 'ln':
    case 'exp':
    case 'sqrt':
      return units[0] === 'any'
        ? ok('any')
        : err({
            at,
            message: `${name}(…) needs a plain number, found ${printUnit(units[0] ?? 'any')}; divide by an amount in that unit first.`,
          });
  }
};
