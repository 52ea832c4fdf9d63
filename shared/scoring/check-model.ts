import { checkLadder } from '../ladder/check-ladder.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { tierColourNames } from '../model/defaults.ts';
import type { TierColour } from '../model/tier-card.ts';
import { checkDeduction, checkLimits } from './weights/check-limits.ts';
import { checkRules } from './check-rules.ts';
import type { ModelFinding } from './model-finding.ts';
import { checkCriterion } from './check-criterion.ts';
import { criteriaOf, isDeduction } from './criteria.ts';
import { checkParallel } from './ladders/check-parallel.ts';
import { hasFurtherLadders, isHighest, isLowest } from './ladders/ladder-spans.ts';
import { currentTierCodes } from './tiers.ts';

const tolerance = 1e-9;

type Node = { readonly id: string; readonly name: string; readonly weight: number };

/**
 * Everything wrong or doubtful about a model on the data at hand, in the order of the model. Lines that are
 * not scores are looked at once they are settled, see `checkSettled`.
 */
export const checkModel = (model: ScoringModel, snapshot: Snapshot): readonly ModelFinding[] => [
  ...checkStructure(model),
  ...checkTiers(model),
  ...checkParallel(model, snapshot),
  ...checkRules(model, snapshot),
  ...checkLadder(model),
  ...checkCriteria(model, snapshot),
  ...checkCurrentTiers(model, snapshot),
];

const error = (about: string | null, message: string): ModelFinding => ({
  severity: 'error',
  about,
  message,
});
const warning = (about: string | null, message: string): ModelFinding => ({
  severity: 'warning',
  about,
  message,
});

const checkSiblings = (
  about: string | null,
  what: string,
  nodes: readonly Node[],
): readonly ModelFinding[] => {
  if (nodes.length === 0) {
    return [];
  }
  const sum = nodes.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 1) <= tolerance
    ? []
    : [
        error(
          about,
          `The weights of ${what} sum to ${(sum * 100).toFixed(2)} %; they must sum to 100 %.`,
        ),
      ];
};

const checkNames = (
  what: string,
  nodes: readonly Omit<Node, 'weight'>[],
): readonly ModelFinding[] => {
  const seen = new Set<string>();
  return nodes.flatMap(({ id, name }) => {
    const folded = name.trim().toLowerCase();
    const isRepeated = seen.has(folded);
    seen.add(folded);
    return isRepeated
      ? [error(id, `Another ${what} is called "${name}" too; give each a name of its own.`)]
      : [];
  });
};

/** Dimensions that sum to 1: deductions stand beside them. */
const adding = ({ dimensions }: ScoringModel): ScoringModel['dimensions'] =>
  dimensions.filter((dimension) => !isDeduction(dimension));

const checkStructure = (model: ScoringModel): readonly ModelFinding[] => [
  ...(criteriaOf(model).length === 0
    ? [
        error(
          null,
          'There is no criterion to judge by; add one from the metrics that were imported.',
        ),
      ]
    : []),
  ...checkSiblings(null, 'the dimensions', adding(model)),
  ...checkLimits(null, 'the dimensions', adding(model)),
  ...model.dimensions.filter(isDeduction).flatMap(checkDeduction),
  ...(model.dimensions.length > 0 && adding(model).length === 0
    ? [error(null, 'Every dimension takes points off; at least one must add to the score.')]
    : []),
  ...checkNames('dimension', model.dimensions),
  ...model.dimensions.flatMap((dimension) => [
    ...checkSiblings(dimension.id, `the criteria of ${dimension.name}`, dimension.criteria),
    ...checkLimits(dimension.id, `the criteria of ${dimension.name}`, dimension.criteria),
    ...checkNames('criterion of this dimension', dimension.criteria),
    ...(dimension.criteria.length === 0 && dimension.weight > 0
      ? [
          warning(
            dimension.id,
            isDeduction(dimension)
              ? `${dimension.name} has no criterion, so it takes nothing off.`
              : `${dimension.name} has no criterion, so its ${(dimension.weight * 100).toFixed(1)} % are shared out among the others.`,
          ),
        ]
      : []),
  ]),
];

/** Tiers that neither shape nor colour tells apart. */
const checkLooks = (tiers: ScoringModel['tiers']): readonly ModelFinding[] =>
  tiers.flatMap(({ id, name, shape, rules }, index) => {
    const lookOf = (place: number, colour: TierColour | null): string =>
      colour ?? tierColourNames[place % tierColourNames.length] ?? '';
    const twin = tiers.findIndex(
      (other, place) =>
        place < index &&
        other.shape === shape &&
        lookOf(place, other.rules.card.colour) === lookOf(index, rules.card.colour),
    );
    return twin === -1
      ? []
      : [
          warning(
            id,
            `${name} looks like ${tiers[twin]?.name ?? ''}; give it another shape, or another colour at least.`,
          ),
        ];
  });

const checkTiers = (model: ScoringModel): readonly ModelFinding[] => {
  return [
    ...checkNames('tier', model.tiers),
    ...checkLooks(model.tiers),
    ...model.tiers.flatMap((tier, index) => {
      const { cut } = tier.rules;
      if (isLowest(model.tiers, index)) {
        return tier.line === null && cut.by === 'score'
          ? []
          : [
              error(
                tier.id,
                `${tier.name} is the lowest tier ${hasFurtherLadders(model.tiers) ? 'of its ladder ' : ''}and takes everybody; remove its line.`,
              ),
            ];
      }
      if (tier.line === null) {
        return [error(tier.id, `${tier.name} needs the lowest score that still belongs to it.`)];
      }
      if (cut.by !== 'score') {
        return [];
      }
      const before = isHighest(model.tiers, index) ? undefined : model.tiers[index - 1];
      const above = before?.rules.cut.by === 'score' ? before.line : null;
      return above !== null && tier.line >= above
        ? [
            error(
              tier.id,
              `The line of ${tier.name} (${tier.line}) must be below that of the tier above (${above}).`,
            ),
          ]
        : [];
    }),
  ];
};

const checkCriteria = (model: ScoringModel, snapshot: Snapshot): readonly ModelFinding[] =>
  criteriaOf(model).flatMap(({ criterion }) => {
    const fault = checkCriterion(model, criterion, snapshot);
    return fault === null ? [] : [{ about: criterion.id, ...fault }];
  });

const checkCurrentTiers = (model: ScoringModel, snapshot: Snapshot): readonly ModelFinding[] => {
  const { unknownNames } = currentTierCodes(snapshot, model.tiers);
  return unknownNames.length === 0
    ? []
    : [
        warning(
          null,
          `Some partners have a tier of today that the model does not know: ${unknownNames.slice(0, 5).join(', ')}. Name a tier so, or they count as having none.`,
        ),
      ];
};
