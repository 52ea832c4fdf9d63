import { absenceOf } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { criteriaOf } from '../scoring/criteria.ts';
import { ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { ladderOfRow, ladderOfRows } from '../scoring/ladders/row-ladders.ts';
import { titlesOf } from '../scoring/ladders/tier-groups.ts';
import { checkSettled } from '../scoring/lines/check-lines.ts';
import type { SettledModel } from '../scoring/lines/settle-lines.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { referenceRuleOf } from '../scoring/reference/references-for.ts';
import { scorePartners } from '../scoring/score.ts';
import { isRelative } from '../scoring/yardstick.ts';
import { table, text, type MethodologySection } from './methodology-document.ts';

/** Points within which a line is called near. */
const nearPoints = 1;

/** Of each line how many score near it, of those who climb its ladder: the line is nothing to the others. */
const nearItems = (
  model: ScoringModel,
  snapshot: Snapshot,
  scores: Float64Array,
): readonly string[] => {
  const titles = titlesOf(model);
  const ladders = ladderOfRows(model, snapshot);
  return model.tiers.flatMap((tier, index) => {
    const { line } = tier;
    if (line === null) {
      return [];
    }
    const own = ladderOfTier(tier);
    const near = scores.reduce(
      (sum, score, row) =>
        sum + Number(ladderOfRow(ladders, row) === own && Math.abs(score - line) < nearPoints),
      0,
    );
    return near === 0
      ? []
      : [
          `${near} of the partners score within ${nearPoints} point of the line of ${titles[index] ?? ''}.`,
        ];
  });
};

/** What the method cannot do, and what may be doubted on the data at hand. */
export const doubtSection = (
  settled: SettledModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
): MethodologySection => {
  const { model } = settled;
  const rows = snapshot.partnerKeys.length;
  const { scores } = scorePartners(model, columns, rows);
  const without = scores.reduce((sum, score) => sum + Number(Number.isNaN(score)), 0);
  const relative = criteriaOf(model)
    .filter(
      ({ criterion }) =>
        isRelative(criterion.valueFunction) && referenceRuleOf(model, criterion).kind !== 'frozen',
    )
    .map(({ criterion }) => criterion.name);
  const gaps = criteriaOf(model).flatMap(({ criterion }, index) => {
    const absent = Array.from(columns[index]?.status ?? []).filter(
      (status) => absenceOf(status) !== null,
    ).length;
    return absent === 0 ? [] : [[criterion.name, String(absent), String(rows)]];
  });
  return {
    title: 'Limits and doubts',
    blocks: [
      {
        kind: 'list',
        items: [
          'The weighted sum lets a strong criterion make up for a weak one; only gates and vetoes do not.',
          'Weights are judgements, not measurements; a tier that hangs on a small change of weights says so where the partner is explained.',
          ...(relative.length === 0
            ? []
            : [
                `A new partner can move the others where partners are measured against partners: ${relative.join(', ')}.`,
              ]),
          ...(without === 0
            ? []
            : [`${without} of ${rows} partners have too little data for a score.`]),
          ...nearItems(model, snapshot, scores),
        ],
      },
      ...(gaps.length === 0
        ? []
        : [table('Partners without a number', ['Criterion', '#Partners', '#Of'], gaps)]),
      ...checkSettled(settled, snapshot).map(({ message }) => text(message)),
    ],
  };
};
