import { err, ok, type Result } from '../../result.ts';
import {
  binaryOperators,
  formulaFunctions,
  type BinaryOperator,
  type FormulaFault,
  type FormulaFunction,
  type FormulaNode,
} from './formula-ast.ts';
import { splitFormula, type Token } from './split-formula.ts';

/** How tightly an operator binds; operators of one line stand for each other from left to right. */
const binding: Readonly<Record<BinaryOperator, number>> = {
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '=': 1,
  '!=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
};

/** Parentheses and minus signs within each other; more would exhaust the stack. */
const deepest = 100;

type Parsed = Result<FormulaNode, FormulaFault>;

const isFunction = (name: string): name is FormulaFunction => Object.hasOwn(formulaFunctions, name);
const asOperator = ({ kind, text }: Token): BinaryOperator | null =>
  kind === 'sign' ? (binaryOperators.find((operator) => operator === text) ?? null) : null;

/**
 * Reads a formula: numbers with a point, metrics by code (`revenue`) or by any code in brackets
 * (`[revenue-2025]`), `+ - * /`, comparisons (1 where they hold, else 0) and the functions of
 * `formulaFunctions`. `*` and `/` bind tighter than `+` and `-`, comparisons least; a comparison of a
 * comparison needs parentheses. Names of functions are written small.
 */
export const parseFormula = (text: string): Parsed => {
  const tokens = splitFormula(text);
  if (!tokens.ok) {
    return tokens;
  }
  const reader = { tokens: tokens.value, next: 0 };
  const node = readBinary(reader, 1, 0);
  const rest = peek(reader);
  if (node.ok && rest.kind !== 'end') {
    return fault(rest, `Expected an operator or the end, found “${rest.text}”.`);
  }
  return node;
};

type Reader = { readonly tokens: readonly Token[]; next: number };

const peek = ({ tokens, next }: Reader): Token =>
  tokens[next] ?? { kind: 'end', text: '', at: tokens.at(-1)?.at ?? 0 };
const take = (reader: Reader): Token => {
  const token = peek(reader);
  reader.next += 1;
  return token;
};
const fault = ({ at }: Pick<Token, 'at'>, message: string): Parsed => err({ at, message });

const readBinary = (reader: Reader, least: number, depth: number): Parsed => {
  let left = readOne(reader, depth);
  let hasCompared = false;
  while (left.ok) {
    const token = peek(reader);
    const operator = asOperator(token);
    if (operator === null || binding[operator] < least) {
      return left;
    }
    if (binding[operator] === 1 && hasCompared) {
      return fault(
        token,
        'Put one of the two comparisons in parentheses, or join them with and(…).',
      );
    }
    hasCompared = binding[operator] === 1;
    take(reader);
    const right = readBinary(reader, binding[operator] + 1, depth);
    left = right.ok
      ? ok({
          kind: 'binary',
          at: left.value.at,
          operator,
          left: left.value,
          right: right.value,
        })
      : right;
  }
  return left;
};

const readOne = (reader: Reader, depth: number): Parsed => {
  const token = take(reader);
  if (depth > deepest) {
    return fault(token, 'The formula is nested too deeply; split it into several metrics.');
  }
  switch (token.kind) {
    case 'number':
      return ok({ kind: 'number', at: token.at, value: Number(token.text) });
    case 'quoted':
      return ok({ kind: 'metric', at: token.at, code: token.text.slice(1, -1).trim() });
    case 'name':
      return peek(reader).text === '(' ? readCall(reader, token, depth) : ok(metricOf(token));
    case 'end':
      return fault(token, 'The formula ends where a number, a metric or ( should stand.');
    case 'sign':
      return readSigned(reader, token, depth);
  }
};

const metricOf = ({ at, text }: Token): FormulaNode => ({ kind: 'metric', at, code: text });

const readSigned = (reader: Reader, token: Token, depth: number): Parsed => {
  if (token.text === '-') {
    const of = readOne(reader, depth + 1);
    return of.ok ? ok({ kind: 'negate', at: token.at, of: of.value }) : of;
  }
  if (token.text !== '(') {
    return fault(token, `Expected a number, a metric or (, found “${token.text}”.`);
  }
  const inner = readBinary(reader, 1, depth + 1);
  if (!inner.ok) {
    return inner;
  }
  const close = take(reader);
  return close.text === ')' ? inner : fault(close, 'A ( is not closed; put ) here.');
};

const readCall = (reader: Reader, { at, text }: Token, depth: number): Parsed => {
  if (!isFunction(text)) {
    const known = Object.keys(formulaFunctions).join(', ');
    return fault({ at }, `There is no function “${text}”; there are ${known}.`);
  }
  take(reader);
  const inputs: FormulaNode[] = [];
  for (;;) {
    const input = readBinary(reader, 1, depth + 1);
    if (!input.ok) {
      return input;
    }
    inputs.push(input.value);
    const next = take(reader);
    if (next.text === ')') {
      break;
    }
    if (next.text !== ',') {
      return fault(next, `Expected , or ) in ${text}(…), found “${next.text || 'the end'}”.`);
    }
  }
  const [least, most] = formulaFunctions[text];
  const wanted = least === most ? `${least}` : `${least} or more`;
  return inputs.length < least || inputs.length > most
    ? fault({ at }, `${text}(…) takes ${wanted} values, found ${inputs.length}.`)
    : ok({ kind: 'call', at, name: text, inputs });
};
