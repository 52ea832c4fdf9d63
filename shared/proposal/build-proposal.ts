import type { AuditAnchor } from '../audit/audit-event.ts';
import type { DecidedCycle } from '../model/decision.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { TierCard } from '../model/tier-card.ts';
import { cutByScore, type TierCut } from '../model/tier-cut.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isDeduction, judgeSnapshot } from '../scoring/criteria.ts';
import { explainPartner } from '../scoring/explain.ts';
import { tierRulesOf } from '../scoring/gates.ts';
import { isLowest } from '../scoring/ladders/ladder-spans.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import { currentTierCodes, microsPerPoint, noTier, toMicros } from '../scoring/tiers.ts';
import type { ProposalDocument } from './proposal-document.ts';
import { stateCycle, stateDecision } from './stated-decision.ts';
import { stateLadders } from './stated-ladders.ts';
import { stateLadder } from './stated-ladder.ts';
import { stateCondition, stateFound, stateVetoes } from './stated-rules.ts';
import { hidesSubject, nothingHidden, type Hidden } from '../sensitivity/hidden.ts';
import { withReasons } from './why-changed.ts';
import { stateCriterion, statePolicies } from './state-criterion.ts';

/** What a proposal states beside the figures. */
export type ProposalFrame = {
  readonly title: string;
  readonly rationale: string;
  readonly programme: string;
  /** UTC ISO 8601. */
  readonly createdAt: string;
  readonly engineVersion: string;
  readonly signer: { readonly name: string; readonly function: string };
  readonly audit?: AuditAnchor;
  readonly previous?: { readonly title: string; readonly sha256: string } | null;
};

/** An active import, with the SHA-256 of its recipe's canonical JSON. */
export type ProposalInput = { readonly run: ImportRun; readonly recipeSha256: string };

const micros = (score: number): string => (toMicros(score) / microsPerPoint).toFixed(6);
const fine = (points: number): string => points.toFixed(9);
const tierOrNull = (code: number | undefined): number | null =>
  code === undefined || code === noTier ? null : code;

/**
 * Scores every partner by the model and states the result with all it follows from, without what is
 * hidden: bounds and references of sensitive metrics, and what gates found. Lines that follow from the
 * partners are stated as the scores that they are now. With a review cycle the decided tiers are proposed.
 */
export const buildProposal = (
  frame: ProposalFrame,
  given: ScoringModel,
  snapshot: Snapshot,
  inputs: readonly ProposalInput[],
  hidden: Hidden = nothingHidden,
  decided?: DecidedCycle,
): ProposalDocument => {
  const { model } = settleModel(given, snapshot);
  const columns = judgeSnapshot(model, snapshot);
  const current = currentTierCodes(snapshot, model.tiers).codes;
  const hasRules = tierRulesOf(model).length > 0;
  const ladder = stateLadder(model, snapshot, decided?.asOf ?? frame.createdAt.slice(0, 10));
  const ladders = stateLadders(model, snapshot, hidden);
  const partners = snapshot.partnerKeys.map((key, row) => {
    const explained = explainPartner(model, snapshot, columns, row);
    const blockedBy = explained.parts.flatMap(({ rule }, place) =>
      rule === 'blocks' ? [place] : [],
    );
    const step = ladder?.steps[row];
    const recommended = step === undefined ? explained.tier : step.tier;
    const decision = decided?.decisions[row];
    return {
      key,
      name: snapshot.partnerNames[row] ?? key,
      currentTier: tierOrNull(current[row]),
      proposedTier: decision === undefined ? recommended : decision.decided,
      ...(ladders?.ofRow[row] === undefined ? {} : { ladder: ladders.ofRow[row] }),
      score: explained.score === null ? null : micros(explained.score),
      coverage: explained.coverage.toFixed(6),
      contributions: explained.parts.map(({ contribution }) => fine(contribution)),
      ...(blockedBy.length === 0 ? {} : { blockedBy }),
      ...(hasRules
        ? {
            found: explained.verdicts.map((verdict) =>
              stateFound(verdict, hidesSubject(hidden, verdict.condition)),
            ),
          }
        : {}),
      ...(step === undefined
        ? {}
        : {
            step: {
              ...{ before: step.before, earned: step.earned, reason: step.reason },
              ...(step.milestones === undefined ? {} : { milestones: step.milestones }),
            },
          }),
      ...(decision === undefined
        ? {}
        : { recommendedTier: recommended, decision: stateDecision(decision) }),
    };
  });
  let column = 0;
  return withReasons({
    format: 'tierwright-proposal/1',
    ...frame,
    method: {
      dimensions: model.dimensions.map((dimension) => ({
        name: dimension.name,
        description: dimension.description,
        weight: String(dimension.weight),
        ...(isDeduction(dimension) ? { takes: true as const } : {}),
        criteria: dimension.criteria.map((criterion) => {
          const judged = columns[column];
          column += 1;
          return stateCriterion(model, criterion, judged, hidden);
        }),
      })),
      absencePolicies: statePolicies(model.absencePolicies),
      minimumCoverage: String(model.minimumCoverage),
    },
    tiers: model.tiers.map(({ name, purpose, shape, line, rules }, index) => ({
      name,
      purpose,
      shape,
      ...stateLadderOfTier(ladders?.ofTier[index]),
      line: line === null ? null : String(line),
      ...stateCard(rules.card),
      ...stateCut(given.tiers[index]?.rules.cut),
      ...(hasRules && !isLowest(model.tiers, index)
        ? { gates: rules.gates.map((gate) => stateCondition(gate, snapshot, hidden)) }
        : {}),
      ...(ladder?.clocks[index] === undefined ? {} : { clock: ladder.clocks[index] }),
    })),
    ...(ladders === null ? {} : { ladders: ladders.ladders }),
    ...(ladder === null ? {} : { ladder: ladder.ladder }),
    ...(decided === undefined ? {} : { cycle: stateCycle(decided) }),
    ...(hasRules ? { vetoes: stateVetoes(model, snapshot, hidden) } : {}),
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
      current: countByTier(partners, 'currentTier', model.tiers.length),
      proposed: countByTier(partners, 'proposedTier', model.tiers.length),
    },
    partners,
  });
};

/** The ladder of a tier; nothing of the main one. */
const stateLadderOfTier = (place: number | null = null): { ladder?: number } =>
  place === null ? {} : { ladder: place };

/** What a card says, without its colour; nothing of a card that says nothing. */
const stateCard = ({
  engagement,
  outcomes,
  decisionRights,
  entitlements,
}: TierCard): Pick<ProposalDocument['tiers'][number], 'card'> =>
  engagement === '' && [outcomes, decisionRights, entitlements].every(({ length }) => length === 0)
    ? {}
    : {
        card: {
          engagement,
          outcomes: [...outcomes],
          decisionRights: [...decisionRights],
          entitlements: [...entitlements],
        },
      };

/** How a line was found that no person set; the line itself is stated in any case. */
const stateCut = (cut: TierCut = cutByScore): Pick<ProposalDocument['tiers'][number], 'cut'> => {
  switch (cut.by) {
    case 'score':
      return {};
    case 'count':
      return { cut: { by: 'count', of: String(cut.count), ties: cut.ties } };
    case 'share':
      return { cut: { by: 'share', of: String(cut.share), ties: cut.ties } };
    case 'budget':
      return { cut: { by: 'budget', of: String(cut.amount), ties: cut.ties } };
  }
};

/** Partners per tier, and last those without one. */
export const countByTier = (
  partners: readonly Pick<ProposalDocument['partners'][number], 'currentTier' | 'proposedTier'>[],
  which: 'currentTier' | 'proposedTier',
  tiers: number,
): number[] => {
  const counts = new Array<number>(tiers + 1).fill(0);
  for (const partner of partners) {
    const index = partner[which] ?? tiers;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
};
