import { countOf } from '../intake/wording.ts';
import type { ReferenceRule, ReferenceSet } from '../model/reference-rule.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { criteriaOf } from '../scoring/criteria.ts';
import { referenceRuleOf } from '../scoring/reference/references-for.ts';
import { ruleWords } from '../scoring/reference/reference-words.ts';
import { isRelative } from '../scoring/yardstick.ts';
import { exact } from './figure-words.ts';
import { table, text, type Block, type MethodologySection } from './methodology-document.ts';

const setOf = (rule: ReferenceRule): ReferenceSet => (rule.kind === 'frozen' ? rule.by : rule);

/** What becomes of a group that is small. */
const smallGroups = (set: ReferenceSet): string => {
  if (set.kind === 'all') {
    return '';
  }
  const { attributes, minimum, shrinkage } = set;
  const wider =
    attributes.length === 1
      ? 'all partners serve'
      : 'the last attribute is dropped, at last all partners serve';
  return `below ${countOf(minimum, 'partner')} with a number ${wider}${shrinkage === 0 ? '' : `; κ = ${exact(shrinkage)}`}`;
};

const drawn: Block = {
  kind: 'formula',
  formula: 'figure = (n · own + κ · all) / (n + κ)',
  meaning:
    'n is how many partners of the group have a number. Its mean, variance and range are drawn towards those of all partners in this way, and percentile ranks are mixed alike, so that a few partners do not decide alone.',
};

/** Whom criteria measure partners against; no section where all of them have bounds of their own. */
export const referenceSections = (
  model: ScoringModel,
  snapshot: Snapshot,
): readonly MethodologySection[] => {
  const relative = criteriaOf(model)
    .filter(({ criterion }) => isRelative(criterion.valueFunction))
    .map(({ criterion }) => ({ name: criterion.name, rule: referenceRuleOf(model, criterion) }));
  if (relative.length === 0) {
    return [];
  }
  const hasPeers = relative.some(({ rule }) => setOf(rule).kind === 'peers');
  const isDrawn = relative.some(({ rule }) => {
    const set = setOf(rule);
    return set.kind === 'peers' && set.shrinkage > 0;
  });
  return [
    {
      title: 'Whom partners are measured against',
      blocks: [
        text(
          'Min-max, z-score, percentile rank and logarithm measure a partner against others; all other methods have bounds of their own.',
        ),
        table(
          'Criteria that measure partners against partners',
          ['Criterion', 'Measured against', ...(hasPeers ? ['Where a group is small'] : [])],
          relative.map(({ name, rule }) => [
            name,
            ruleWords(rule, snapshot),
            ...(hasPeers ? [smallGroups(setOf(rule))] : []),
          ]),
        ),
        ...(isDrawn ? [drawn] : []),
        ...(relative.some(({ rule }) => rule.kind === 'frozen')
          ? [
              text(
                'Figures as they were on a day are frozen: partners who come or go since move nobody.',
              ),
            ]
          : []),
      ],
    },
  ];
};
