import { describe, expect, it } from 'vitest';
import { scoringModel, type ScoringModel } from '#shared/model/scoring-model.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const three = aSnapshot(
  [aMetric('x', [60, 60, 45, 20, 'missing'])],
  [anAttribute('type', ['Reseller', 'Supplier', 'Supplier', '', 'Supplier'])],
);

const messages = (model: ScoringModel, snapshot = three): readonly string[] =>
  checkModel(model, snapshot)
    .filter(({ about }) => about?.startsWith('ladders ') === true || about === 'tier-Lead')
    .map(({ severity, message }) => `${severity}: ${message}`);

describe('what is wrong with ladders', () => {
  it('is said at the ladder, and nothing of a sound one but who has no label', () => {
    expect(messages(goldAndLead())).toEqual([
      'warning: 1 partner has no type and is on the main ladder.',
    ]);
  });

  it('names labels on two ladders, ladders without labels or tiers, and names that repeat', () => {
    const { rules, ...model } = goldAndLead();
    const [first] = rules.parallel?.ladders ?? [];
    if (first === undefined) throw new Error('there is a ladder');
    const ladders = [
      first,
      { id: 'B', name: 'ladder a', labels: ['Supplier', 'Gone'] },
      { id: 'C', name: 'Main ladder', labels: [] },
    ];
    expect(
      messages({ ...model, rules: { ...rules, parallel: { attributeCode: 'type', ladders } } }),
    ).toEqual([
      'error: Another ladder is called "ladder a" too; give each a name of its own.',
      'error: ladder a has no tier, so its partners are on the main ladder; add a tier to it or remove it.',
      'error: "Supplier" is on Ladder A already, which counts; take it off one of the two.',
      'warning: No partner has the type Gone.',
      'error: Another ladder is called "Main ladder" too; give each a name of its own.',
      'error: Main ladder has no tier, so its partners are on the main ladder; add a tier to it or remove it.',
      'error: Choose at least one type for Main ladder; as it is, nobody is on it.',
      'warning: 1 partner has no type and is on the main ladder.',
    ]);
  });

  it('names an attribute that is gone, tiers whose ladder is gone, and a main ladder that nobody is on', () => {
    const model = goldAndLead();
    expect(messages(model, aSnapshot([aMetric('x', [1])]))).toEqual([
      'error: No imported file delivers "type", so everybody is on the main ladder; choose another attribute or remove the other ladders.',
    ]);
    expect(messages({ ...model, rules: { ...model.rules, parallel: undefined } })).toEqual([
      'error: The ladder of Lead is gone, so nobody can be in it; remove the tier.',
    ]);
    const suppliers = aSnapshot([aMetric('x', [1])], [anAttribute('type', ['Supplier'])]);
    expect(messages(model, suppliers)).toEqual([
      'warning: Nobody is left on the main ladder; let its tiers be those of most partners.',
    ]);
    const resellers = aSnapshot([aMetric('x', [1])], [anAttribute('type', ['Reseller'])]);
    expect(messages(model, resellers)).toEqual([
      'warning: No partner has the type Supplier.',
      'warning: Nobody is on Ladder A.',
    ]);
  });

  it('is refused where tiers do not stand ladder by ladder', () => {
    const model = goldAndLead();
    const [gold, silver, bronze, lead, follow] = model.tiers;
    for (const tiers of [
      [lead, follow, gold, silver, bronze],
      [gold, lead, silver, follow, bronze],
      [gold, silver, bronze, lead, follow].toReversed(),
    ]) {
      expect(scoringModel.safeParse({ ...model, tiers }).success).toBe(false);
    }
    expect(scoringModel.safeParse(model).success).toBe(true);
  });
});
