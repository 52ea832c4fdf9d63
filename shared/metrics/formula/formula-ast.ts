/** What stands wrong in a formula, at which sign of its text (from 0), and what would be right. */
export type FormulaFault = { readonly at: number; readonly message: string };

export const binaryOperators = ['+', '-', '*', '/', '<', '<=', '>', '>=', '=', '!='] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/** Functions and how many arguments they take, at least and at most. */
export const formulaFunctions = {
  if: [3, 3],
  coalesce: [2, 20],
  min: [2, 20],
  max: [2, 20],
  abs: [1, 1],
  ln: [1, 1],
  exp: [1, 1],
  sqrt: [1, 1],
  and: [2, 20],
  or: [2, 20],
  not: [1, 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type FormulaFunction = keyof typeof formulaFunctions;

/** A formula as a tree; `at` is where it begins in the text. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | { readonly kind: 'metric'; readonly at: number; readonly code: string }
  | { readonly kind: 'negate'; readonly at: number; readonly of: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly at: number;
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly name: FormulaFunction;
      readonly inputs: readonly FormulaNode[];
    };

/** Parts of a node, in the order of the text. */
export const partsOf = (node: FormulaNode): readonly FormulaNode[] => {
  switch (node.kind) {
    case 'number':
    case 'metric':
      return [];
    case 'negate':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.inputs;
  }
};

/** Codes of the metrics that a formula reads, each once, in the order of the text. */
export const metricsRead = (node: FormulaNode): readonly string[] =>
  node.kind === 'metric' ? [node.code] : [...new Set(partsOf(node).flatMap(metricsRead))];
