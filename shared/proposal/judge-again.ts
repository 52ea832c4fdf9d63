import { judgeRules, obstaclesBetween, type Verdict } from '../scoring/gates.ts';
import { obstacleWords } from '../scoring/rule-words.ts';
import { noMicros, noTier, tierFloors, tierOfMicros, toMicros } from '../scoring/tiers.ts';
import type { ProposalBody } from './proposal-document.ts';
import { recommendedTierOf } from './stated-decision.ts';
import { ladderIdOf, ladderOfPartner } from './stated-ladders.ts';
import { readFound, rulesOfDocument, type StatedRule } from './stated-rules.ts';

type Partner = Pick<
  ProposalBody['partners'][number],
  'score' | 'found' | 'step' | 'proposedTier' | 'recommendedTier' | 'ladder'
>;

/** What of a document opens and shuts tiers. */
type StatedTiers = {
  readonly tiers: readonly Pick<
    ProposalBody['tiers'][number],
    'name' | 'line' | 'gates' | 'ladder'
  >[];
  readonly vetoes?: ProposalBody['vetoes'];
};

/** The tier of its ladder that a stated score reaches by the stated lines; `noTier` without one. */
export const reachedTier = (partner: Partner, { tiers }: StatedTiers): number => {
  const { score } = partner;
  const lines = tiers.map(({ line, ladder }) => ({
    line: line === null ? null : Number(line),
    rules: { ladder: ladderIdOf(ladder) },
  }));
  const micros = score === null ? noMicros : toMicros(Number(score));
  return tierOfMicros(micros, tierFloors(lines, ladderOfPartner(partner)));
};

/** Every gate and veto of a document, judged again by what it states to have found for a partner. */
export const verdictsOf = (
  { found = [] }: Partner,
  document: StatedTiers,
): readonly (Verdict & StatedRule)[] => {
  const rules = rulesOfDocument(document);
  // Of what is withheld the document states the outcome alone.
  const outcome = (index: number): { readonly holds?: boolean } =>
    rules[index]?.isWithheld === true ? { holds: found[index] === 'holds' } : {};
  const verdicts = judgeRules(
    rules,
    rules.map((rule, index) => readFound(found[index], rule)),
  );
  return rules.map((rule, index) => ({
    found: null,
    holds: false,
    ...verdicts[index],
    ...rule,
    ...outcome(index),
  }));
};

/** Why a partner is below the tier that the score reaches, a phrase a rule; none where it is not. */
export const reasonsHeldBack = (partner: Partner, document: StatedTiers): readonly string[] => {
  const reached = reachedTier(partner, document);
  const given = partner.step === undefined ? recommendedTierOf(partner) : partner.step.earned;
  if (reached === noTier || reached === given) {
    return [];
  }
  const verdicts = verdictsOf(partner, document);
  const against = new Set(obstaclesBetween(reached, given, verdicts));
  return verdicts
    .filter((each) => against.has(each))
    .map((each) => obstacleWords(each, each.subject, document.tiers));
};
