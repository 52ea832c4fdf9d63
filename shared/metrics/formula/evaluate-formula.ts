import { cellStatus } from '../../model/cell-status.ts';
import type { BinaryOperator, FormulaFunction, FormulaNode } from './formula-ast.ts';

/** A number per partner or the reason why there is none, as in `MetricColumn`. */
export type Numbers = { readonly values: Float64Array; readonly status: Uint8Array };

const { value: known, missing, notComputable } = cellStatus;

const arithmetic: Readonly<Record<BinaryOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  // By zero there is no number, also not 0/0; the result is refused as not finite.
  '/': (left, right) => (right === 0 ? NaN : left / right),
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '=': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
};

type Plain = Exclude<FormulaFunction, 'if' | 'coalesce'>;

const plainFunctions: Readonly<Record<Plain, (inputs: readonly number[]) => number>> = {
  min: (inputs) => Math.min(...inputs),
  max: (inputs) => Math.max(...inputs),
  abs: ([input = NaN]) => Math.abs(input),
  ln: ([input = NaN]) => (input > 0 ? Math.log(input) : NaN),
  exp: ([input = NaN]) => Math.exp(input),
  sqrt: ([input = NaN]) => Math.sqrt(input),
  and: (inputs) => Number(inputs.every((input) => input !== 0)),
  or: (inputs) => Number(inputs.some((input) => input !== 0)),
  not: ([input = NaN]) => Number(input === 0),
};

/** Applies `work` row by row where every input has a number; else the first absence stands. */
const combine = (
  rows: number,
  inputs: readonly Numbers[],
  work: (inputs: readonly number[]) => number,
): Numbers => {
  const values = new Float64Array(rows).fill(NaN);
  const status = new Uint8Array(rows);
  const row: number[] = inputs.map(() => NaN);
  for (let at = 0; at < rows; at += 1) {
    const absent = inputs.find((input) => input.status[at] !== known);
    if (absent !== undefined) {
      status[at] = absent.status[at] ?? missing;
      continue;
    }
    inputs.forEach((input, index) => {
      row[index] = input.values[at] ?? NaN;
    });
    const result = work(row);
    if (Number.isFinite(result)) {
      values[at] = result;
    } else {
      status[at] = notComputable;
    }
  }
  return { values, status };
};

/** Takes for each row one of the columns, as `pick` says; null takes the absence of the first. */
const choose = (rows: number, first: Numbers, pick: (at: number) => Numbers | null): Numbers => {
  const values = new Float64Array(rows).fill(NaN);
  const status = new Uint8Array(rows);
  for (let at = 0; at < rows; at += 1) {
    const chosen = pick(at) ?? first;
    values[at] = chosen.values[at] ?? NaN;
    status[at] = chosen.status[at] ?? missing;
  }
  return { values, status };
};

/**
 * Works a formula out for every partner. An input without a number leaves the result without one, with
 * the same status (of several, that of the first in the text); only `coalesce` passes over it, and `if`
 * looks at the chosen branch alone. Dividing by zero, a logarithm of zero or less, a root of less than
 * zero and numbers beyond the range of a double are not computable, never 0 and never infinite. A metric
 * that nobody delivers is missing for everybody.
 */
export const evaluateFormula = (
  node: FormulaNode,
  rows: number,
  columnOf: (code: string) => Numbers | undefined,
): Numbers => {
  const evaluate = (part: FormulaNode): Numbers => evaluateFormula(part, rows, columnOf);
  switch (node.kind) {
    case 'number':
      return { values: new Float64Array(rows).fill(node.value), status: new Uint8Array(rows) };
    case 'metric':
      return (
        columnOf(node.code) ?? {
          values: new Float64Array(rows).fill(NaN),
          status: new Uint8Array(rows).fill(missing),
        }
      );
    case 'negate':
      return combine(rows, [evaluate(node.of)], ([input = NaN]) => -input);
    case 'binary': {
      const work = arithmetic[node.operator];
      const inputs = [evaluate(node.left), evaluate(node.right)];
      return combine(rows, inputs, ([left = NaN, right = NaN]) => work(left, right));
    }
    case 'call': {
      const inputs = node.inputs.map(evaluate);
      const [first] = inputs;
      if (node.name === 'if' && first !== undefined) {
        const [, yes, no] = inputs;
        return choose(rows, first, (at) =>
          first.status[at] !== known ? null : ((first.values[at] === 0 ? no : yes) ?? null),
        );
      }
      if (node.name === 'coalesce' && first !== undefined) {
        return choose(
          rows,
          first,
          (at) => inputs.find((input) => input.status[at] === known) ?? null,
        );
      }
      return combine(rows, inputs, plainFunctions[node.name as Plain]);
    }
  }
};
