import { cellStatus } from '../model/cell-status.ts';
import type { CriterionId, DimensionId, TierId } from '../model/ids.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import type { ProposalCriterion, ProposalDocument } from './proposal-document.ts';

const restoreFunction = ({
  valueFunction: method,
  direction,
  bounds,
}: ProposalCriterion): Criterion['valueFunction'] =>
  method === 'goalposts'
    ? {
        method,
        direction,
        lower: Number(bounds?.lower ?? NaN),
        upper: Number(bounds?.upper ?? NaN),
      }
    : { method, direction };

const restoreColumn = (document: ProposalDocument, index: number): MetricColumn => {
  const cells = document.partners.map(({ values }) => values[index] ?? 'missing');
  const statusOf = (cell: string): number =>
    Object.hasOwn(cellStatus, cell)
      ? cellStatus[cell as keyof typeof cellStatus]
      : cellStatus.value;
  return {
    code: String(index),
    name: '',
    unit: '',
    decimals: 0,
    higherIsBetter: true,
    values: Float64Array.from(cells, (cell) =>
      statusOf(cell) === cellStatus.value ? Number(cell) : NaN,
    ),
    status: Uint8Array.from(cells, statusOf),
  };
};

/**
 * Model and snapshot as a document states them, so that everything can be scored again from it alone.
 * Every criterion reads a metric of its own, named by its place.
 */
export const restoreBasis = (
  document: ProposalDocument,
): { readonly model: ScoringModel; readonly snapshot: Snapshot } => {
  let index = 0;
  const dimensions = document.method.dimensions.map((dimension, place) => ({
    id: String(place) as DimensionId,
    name: dimension.name,
    description: dimension.description,
    weight: Number(dimension.weight),
    locked: false,
    criteria: dimension.criteria.map((criterion): Criterion => {
      const code = String(index);
      index += 1;
      return {
        id: code as CriterionId,
        name: criterion.name,
        metricCode: code,
        weight: Number(criterion.weight),
        locked: false,
        valueFunction: restoreFunction(criterion),
      };
    }),
  }));
  return {
    model: {
      dimensions,
      tiers: document.tiers.map((tier, place) => ({
        ...tier,
        id: String(place) as TierId,
        line: tier.line === null ? null : Number(tier.line),
      })),
      absencePolicies: document.method.absencePolicies,
      minimumCoverage: Number(document.method.minimumCoverage),
    },
    snapshot: {
      partnerKeys: document.partners.map(({ key }) => key),
      partnerNames: document.partners.map(({ name }) => name),
      attributes: [],
      metrics: Array.from({ length: index }, (_, place) => restoreColumn(document, place)),
    },
  };
};
