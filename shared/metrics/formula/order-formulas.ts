import type { FormulaMetric } from '../../model/formula-metric.ts';
import { metricsRead, type FormulaFault, type FormulaNode } from './formula-ast.ts';
import { parseFormula } from './parse-formula.ts';

/** A formula that can be worked out, with its tree. */
export type ReadyFormula = { readonly metric: FormulaMetric; readonly node: FormulaNode };

export type OrderedFormulas = {
  /** Each after those that it reads; otherwise in the order given. */
  readonly ready: readonly ReadyFormula[];
  /** What cannot be worked out, by id of the metric: its text is wrong, or it reads itself in a circle. */
  readonly faults: ReadonlyMap<string, FormulaFault>;
};

/**
 * Parses formulas and puts them in an order in which each can be worked out. Formulas that read
 * themselves, directly or by way of others, are left out with the circle named; so is one whose code a
 * formula before it has.
 */
export const orderFormulas = (formulas: readonly FormulaMetric[]): OrderedFormulas => {
  const faults = new Map<string, FormulaFault>();
  const byCode = new Map<string, ReadyFormula>();
  for (const metric of formulas) {
    const node = parseFormula(metric.formula);
    if (!node.ok) {
      faults.set(metric.id, node.error);
    } else if (byCode.has(metric.code)) {
      faults.set(metric.id, { at: 0, message: `Another formula has the code ${metric.code} too.` });
    } else {
      byCode.set(metric.code, { metric, node: node.value });
    }
  }
  const ready: ReadyFormula[] = [];
  const done = new Set<string>();
  const visit = (code: string, way: readonly string[]): void => {
    const formula = byCode.get(code);
    if (formula === undefined || done.has(code)) {
      return;
    }
    const loop = way.indexOf(code);
    if (loop >= 0) {
      const circle = way.slice(loop);
      const message = `The formulas read each other in a circle: ${[...circle, code].join(' → ')}.`;
      for (const member of circle) {
        faults.set(byCode.get(member)?.metric.id ?? '', { at: 0, message });
      }
      return;
    }
    for (const read of metricsRead(formula.node)) {
      visit(read, [...way, code]);
    }
    if (!done.has(code)) {
      done.add(code);
      ready.push(formula);
    }
  };
  for (const code of byCode.keys()) {
    visit(code, []);
  }
  return { ready: ready.filter(({ metric }) => !faults.has(metric.id)), faults };
};
