import type { Futures } from '../model/futures.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { assignTiers } from '../scoring/assign-tiers.ts';
import { findMetric, judgeSnapshot } from '../scoring/criteria.ts';
import { explainPartner } from '../scoring/explain.ts';
import { compareTiers, directionOf } from '../scoring/movement.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { scorePartners } from '../scoring/score.ts';
import { currentTierCodes, noTier, tierFloors } from '../scoring/tiers.ts';
import { countTiers } from './count-tiers.ts';
import { printCoverage, printPoints, printScore } from './decimals.ts';
import type { ProposalDocument, ProposalPartner } from './proposal-document.ts';
import { stateScenarios } from './state-scenarios.ts';

/** What a proposal states beside the figures. */
export type ProposalFrame = Pick<
  ProposalDocument,
  | 'title'
  | 'rationale'
  | 'programme'
  /** UTC ISO 8601. */
  | 'createdAt'
  | 'engineVersion'
  | 'signer'
  | 'snapshotSha256'
>;

/** An active import, with the SHA-256 of its recipe's canonical JSON. */
export type ProposalInput = { readonly run: ImportRun; readonly recipeSha256: string };

/** What the tiers follow from. */
export type ProposalBasis = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly futures: Futures;
  readonly inputs: readonly ProposalInput[];
};

const tierOrNull = (code: number | undefined): number | null =>
  code === undefined || code === noTier ? null : code;

/** Scores every partner by the model and states the result with all it follows from. */
export const buildProposal = (frame: ProposalFrame, basis: ProposalBasis): ProposalDocument => {
  const { model, snapshot, futures, inputs } = basis;
  const rows = snapshot.partnerKeys.length;
  const columns = judgeSnapshot(model, snapshot);
  const { scores, coverage } = scorePartners(model, columns, rows);
  const proposed = new Uint8Array(rows);
  assignTiers(scores, tierFloors(model.tiers), proposed);
  const current = currentTierCodes(snapshot, model.tiers).codes;
  const { matrix, ...moves } = compareTiers(current, proposed, model.tiers.length);
  const partners = snapshot.partnerKeys.map((key, row): ProposalPartner => {
    const { parts } = explainPartner(model, snapshot, columns, row);
    const from = current[row] ?? noTier;
    const to = proposed[row] ?? noTier;
    return {
      key,
      name: snapshot.partnerNames[row] ?? key,
      currentTier: tierOrNull(from),
      proposedTier: tierOrNull(to),
      movement: directionOf(from, to),
      score: printScore(scores[row] ?? NaN),
      coverage: printCoverage(coverage[row] ?? 0),
      values: parts.map(({ raw, absence }) => absence ?? String(raw)),
      contributions: parts.map(({ contribution }) => printPoints(contribution)),
    };
  });
  return {
    format: 'tierwright-proposal/1',
    ...frame,
    method: stateMethod(model, snapshot, columns),
    tiers: model.tiers.map(({ name, purpose, shape, line }) => ({
      name,
      purpose,
      shape,
      line: line === null ? null : String(line),
    })),
    inputs: inputs.map(({ run, recipeSha256 }) => ({
      source: run.sourceName,
      department: run.department,
      fileName: run.fileName,
      sha256: run.fileSha256,
      recipeSha256,
      rowsAccepted: run.rowsAccepted,
      rowsRejected: run.rowsRejected,
    })),
    counts: {
      current: countTiers(
        partners.map(({ currentTier }) => currentTier),
        model.tiers.length,
      ),
      proposed: countTiers(
        partners.map(({ proposedTier }) => proposedTier),
        model.tiers.length,
      ),
    },
    movement: { matrix: matrix.map((line) => [...line]), ...moves },
    scenarios: stateScenarios(model, snapshot, futures, proposed),
    partners,
  };
};

const stateMethod = (
  model: ScoringModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
): ProposalDocument['method'] => {
  const ranges = columns.map(({ range }) => range).values();
  return {
    dimensions: model.dimensions.map((dimension) => ({
      name: dimension.name,
      description: dimension.description,
      weight: String(dimension.weight),
      criteria: dimension.criteria.map((criterion) => {
        const range = ranges.next().value ?? null;
        const metric = findMetric(snapshot, criterion.metricCode);
        return {
          name: criterion.name,
          metric: criterion.metricCode,
          unit: metric?.unit ?? '',
          decimals: metric?.decimals ?? 0,
          weight: String(criterion.weight),
          valueFunction: criterion.valueFunction.method,
          direction: criterion.valueFunction.direction,
          bounds:
            range === null ? null : { lower: String(range.lower), upper: String(range.upper) },
        };
      }),
    })),
    absencePolicies: { ...model.absencePolicies },
    minimumCoverage: String(model.minimumCoverage),
  };
};
