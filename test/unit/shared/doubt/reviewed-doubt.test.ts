import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doubtOfData, drawPartner } from '#shared/doubt/data-doubt.ts';
import { doubtOfPartner } from '#shared/doubt/doubt-of-partner.ts';
import { createLadderPass, type NextReview } from '#shared/ladder/next-ladder.ts';
import { stepOfRow } from '#shared/ladder/step-of-row.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { scorePortfolio } from '#shared/portfolio/score-portfolio.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createGateTable, openTiersOf, passGates } from '#shared/scoring/gates.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone } from '#test/fixtures/a-milestone.ts';
import { aCriterion, aDimension } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const today = dayOfIso('2026-03-31');

const plain = (code: string, weight: number) =>
  aCriterion(code, {
    weight,
    valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
  });

const reviewOf = (model: ScoringModel, snapshot: Snapshot): NextReview | null => {
  const rows = snapshot.partnerKeys.length;
  const { scores } = scorePartners(model, judgeSnapshot(model, snapshot), rows);
  const tiers = new Uint8Array(rows);
  const gates = createGateTable(model, snapshot);
  const counts = passGates(gates, tiers, assignTiers(scores, tierFloors(model.tiers), tiers));
  return createLadderPass(snapshot, today)(model, scores, tiers, counts, gates).ladder;
};

it('puts a partner, by one weighting and exact data, where the live frame puts it', () => {
  const number = fc.integer({ min: 0, max: 100 });
  const hold = fc.integer({ min: 1, max: 70 });
  const clock = fc.record({
    hold: fc.option(hold, { nil: null }),
    confirmUp: fc.integer({ min: 1, max: 2 }),
    confirmDown: fc.integer({ min: 1, max: 2 }),
    noticeDays: fc.constantFrom(0, 30),
  });
  const partner = fc.record({
    x: fc.option(number, { nil: NaN }),
    y: number,
    tier: fc.constantFrom('', 'Gold', 'Silver', 'Bronze'),
  });
  fc.assert(
    fc.property(
      fc.array(partner, { minLength: 1, maxLength: 5 }),
      fc.tuple(clock, clock),
      fc.record({
        isRuled: fc.boolean(),
        isGated: fc.boolean(),
        withoutScore: fc.constantFrom('lose' as const, 'keep' as const),
      }),
      (partners, [gold, silver], { isRuled, isGated, withoutScore }) => {
        const ladder = aLadder([gold, { ...silver, hold: null }], { withoutScore });
        const model: ScoringModel = {
          ...ladder,
          dimensions: [aDimension('d', [plain('x', 0.6), plain('y', 0.4)])],
          minimumCoverage: 0.5,
          tiers: ladder.tiers.map((tier, index) =>
            isGated && index === 0
              ? { ...tier, rules: { ...tier.rules, gates: [aGate('y', 'atLeast', 20)] } }
              : tier,
          ),
          rules: {
            ...ladder.rules,
            milestones: isRuled ? [aMilestone('Pipeline', [['promote', 'Gold']])] : [],
          },
        };
        const snapshot = aSnapshot(
          [
            aMetric(
              'x',
              partners.map(({ x }) => x),
            ),
            aMetric(
              'y',
              partners.map(({ y }) => y),
            ),
          ],
          [
            anAttribute(
              'tier',
              partners.map(({ tier }) => tier),
              { role: 'currentTier' },
            ),
          ],
        );
        const { result } = scorePortfolio(model, snapshot, today);
        const review = reviewOf(model, snapshot);
        const gates = createGateTable(model, snapshot);
        const weightings = { criteria: 2, count: 1, shares: Float64Array.of(0.6, 0.4) };
        partners.forEach((_, row) => {
          const step = stepOfRow(model, review, row);
          const tier = result.tiers[row] ?? 255;
          const sure = {
            byTier: model.tiers.map((_each, index) => Number(index === tier)),
            without: Number(tier === 255),
          };
          const open = openTiersOf(gates, row);
          expect(doubtOfPartner(model, result.columns, row, weightings, open, step)).toEqual(sure);
          const drawn = drawPartner(model, snapshot, result.columns, row, {}, 3);
          expect(doubtOfData(model, drawn, null, step)).toEqual(sure);
        });
      },
    ),
  );
});
