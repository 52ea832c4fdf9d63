import { err, ok, type Result } from '../../result.ts';
import type { FormulaFault } from './formula-ast.ts';

/** A word of a formula with the place where it begins. */
export type Token = {
  readonly kind: 'number' | 'name' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
};

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?|\.\d+/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['quoted', /\[[^\]\n]*\]/uy],
  ['sign', /<=|>=|!=|[-+*/()<>=,]/uy],
];
const blanks = /\s*/uy;

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** Splits a formula into numbers, names, `[names in brackets]` and signs, with an end behind them. */
export const splitFormula = (text: string): Result<readonly Token[], FormulaFault> => {
  const tokens: Token[] = [];
  let at = matchAt(blanks, text, 0)?.length ?? 0;
  while (at < text.length) {
    const found = patterns.flatMap(([kind, pattern]): readonly Token[] => {
      const word = matchAt(pattern, text, at);
      return word === null ? [] : [{ kind, text: word, at }];
    })[0];
    if (found === undefined) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const message =
        sign === '['
          ? 'A name in brackets is not closed; put ] behind it.'
          : `“${sign}” has no meaning in a formula.`;
      return err({ at, message });
    }
    tokens.push(found);
    at += found.text.length;
    at += matchAt(blanks, text, at)?.length ?? 0;
  }
  return ok([...tokens, { kind: 'end', text: '', at: text.length }]);
};
