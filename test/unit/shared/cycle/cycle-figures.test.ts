import { describe, expect, it } from 'vitest';
import { cycleFigures } from '#shared/cycle/cycle-figures.ts';
import { recommendTiers } from '#shared/cycle/recommend-tiers.ts';
import { doubtOfPartner } from '#shared/doubt/doubt-of-partner.ts';
import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import { stepOfRow } from '#shared/ladder/step-of-row.ts';
import { createRandom } from '#shared/random.ts';
import { effectiveWeights } from '#shared/scoring/criteria.ts';
import { openTiersOf } from '#shared/scoring/gates.ts';
import { marksOf } from '#shared/cycle/decision-rules.ts';
import { restsOnOneSource, sourcesOfCriteria } from '#shared/cycle/sources-of-criteria.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { usualSettings } from '#shared/model/review-cycle.ts';
import { nothingHidden } from '#shared/sensitivity/hidden.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aCycleInputs, cycleSnapshot } from '#test/fixtures/a-cycle.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';

const marksByRow = (inputs: Parameters<typeof cycleFigures>[0]) =>
  Array.from(cycleFigures(inputs).marks, (bits) => marksOf(bits));

describe('the figures of a cycle', () => {
  const figures = cycleFigures(aCycleInputs());

  it('say where everybody is, what is recommended, how sure that is and how far the next line', () => {
    expect([...figures.current]).toEqual([0, 1, noTier, 2, 2, noTier]);
    expect([...figures.recommended]).toEqual([2, 1, 2, 0, noTier, noTier]);
    expect(Number.isNaN(figures.confidence[4])).toBe(true);
    expect(figures.confidence[3]).toBe(1);
    figures.scores.forEach((score, row) => {
      if (!Number.isNaN(score)) {
        expect(figures.toLine[row]).toBe(Math.min(Math.abs(score - 70), Math.abs(score - 40)));
      }
    });
  });

  it('are the same, bit for bit, for the same inputs', () => {
    expect(cycleFigures(aCycleInputs())).toEqual(figures);
  });

  it('are sure of every tier where no weight may be off enough to matter', () => {
    const sure = cycleFigures(
      aCycleInputs({ settings: { ...usualSettings, weightBand: 0.01, weightings: 100 } }),
    );
    expect([...sure.confidence.slice(0, 4)]).toEqual([1, 1, 1, 1]);
  });

  it('mark who is near a line, has little data, rests on one source, or is fragile', () => {
    const near = Math.min(...figures.toLine.filter((points) => !Number.isNaN(points)));
    const row = figures.toLine.indexOf(near);
    const marked = marksByRow(
      aCycleInputs({
        settings: { ...usualSettings, nearPoints: near + 0.001, leastCoverage: 1 },
        resilience: Float64Array.of(1, 0.5, 0.79, 0.8, NaN, NaN),
        sources: [new Set(['finance']), new Set(['finance']), new Set(['finance'])],
        overrides: new Map([
          ['P000000', 'expired'],
          ['P000003', 'standing'],
        ]),
      }),
    );
    expect(marked.map((marks) => marks.includes('nearLine'))).toEqual(
      marked.map((_, each) => each === row),
    );
    expect(marked.map((marks) => marks.includes('fragile'))).toEqual([
      ...[false, true, true, false, false, false],
    ]);
    expect(marked.map((marks) => marks.includes('oneSource'))).toEqual([
      ...[true, true, true, true, false, false],
    ]);
    expect(marked.map((marks) => marks.includes('withoutTier'))).toEqual([
      ...[false, false, false, false, true, true],
    ]);
    expect(marked.map((marks) => marks.includes('expiredOverride'))[0]).toBe(true);
    expect(marked.map((marks) => marks.includes('standingOverride'))[3]).toBe(true);
  });

  it('say which gate failed, and do not tell a number that is sensitive', () => {
    const model = aModel({
      tiers: [
        aTier('Gold', 70, { rules: { gates: [aGate('growth', 'atLeast', 10)] } }),
        aTier('Silver', 40),
        aTier('Bronze', null),
      ],
    });
    const told = cycleFigures(aCycleInputs({ model }));
    expect([told.recommended[3], told.failedGates[3]]).toEqual([
      1,
      'Gold: growth at least 10, found 9',
    ]);
    const hidden = nothingHidden;
    const withheld = cycleFigures(
      aCycleInputs({ model, hidden: { ...hidden, metric: (code) => code === 'growth' } }),
    );
    expect(withheld.failedGates[3]).toBe('Gold: growth at least 10, found is withheld');
  });

  it('recommend what the clock of the ladder gives, and say why', () => {
    const timed = cycleFigures(aCycleInputs({ model: aLadder([{}, {}, {}], { stepsUp: 1 }) }));
    expect([timed.earned[3], timed.recommended[3]]).toEqual([0, 1]);
    expect(timed.ladderReasons[3]).toBe(
      'Rises from Bronze to Silver, whose line is reached; the score reaches Gold already.',
    );
  });
});

describe('the confidence of a cycle', () => {
  // Gold is held down to 55 and won only twice in a row: score and clock give different tiers.
  const model = aLadder([{ hold: 55, confirmUp: 2 }, { hold: 30 }, {}]);
  const settings = { ...usualSettings, weightBand: 1, weightings: 400 };

  it('is that of the tier that the next review gives, as for a single partner', () => {
    const inputs = aCycleInputs({
      model,
      settings: { ...settings, confidenceOf: 'recommended' },
    });
    const figures = cycleFigures(inputs);
    const found = recommendTiers(model, cycleSnapshot, inputs.asOf);
    const draws = drawWeightings(
      effectiveWeights(found.model),
      { kind: 'band', share: 1 },
      400,
      createRandom(1),
    );
    const expected = cycleSnapshot.partnerKeys.map((_key, row) => {
      const open = openTiersOf(found.gates, row);
      const step = stepOfRow(found.model, found.ladder, row);
      const { byTier } = doubtOfPartner(found.model, found.columns, row, draws, open, step);
      const tier = found.recommended[row] ?? noTier;
      return tier === noTier ? NaN : (byTier[tier] ?? 0);
    });
    expect([...figures.confidence]).toEqual(expected);
    expect(expected.some((share) => share > 0 && share < 1)).toBe(true);
  });

  it('is that of the tier by score in cycles of before, whose bytes stay', () => {
    const before = cycleFigures(aCycleInputs({ model, settings }));
    const plain = cycleFigures(
      aCycleInputs({ model: aLadder(), settings: { ...settings, confidenceOf: 'recommended' } }),
    );
    expect([...before.confidence]).toEqual([...plain.confidence]);
    const now = cycleFigures(
      aCycleInputs({ model, settings: { ...settings, confidenceOf: 'recommended' } }),
    );
    expect([...now.confidence]).not.toEqual([...before.confidence]);
  });
});

describe('sources of criteria', () => {
  const runs = [
    { sourceName: 'finance', recipe: { metrics: [{ code: 'revenue' }], attributes: [] } },
    { sourceName: 'crm', recipe: { metrics: [{ code: 'reach' }], attributes: [] } },
  ] as unknown as readonly ImportRun[];

  it('follow formulas to everything that they read', () => {
    const formula = {
      ...{ id: 'f', code: 'growth', name: 'growth', formula: 'revenue / reach', unit: '' },
      ...{ decimals: 0, higherIsBetter: true },
    };
    expect(sourcesOfCriteria(aModel(), runs, [formula]).map((each) => [...each])).toEqual([
      ['finance'],
      ['finance', 'crm'],
      ['crm'],
    ]);
  });

  it('do not count what an absence counts as, nor a criterion without weight', () => {
    const columns = cycleSnapshot.metrics;
    const sources = [new Set(['a']), new Set(['a']), new Set(['b'])];
    const single = (weights: readonly number[]) => [
      ...restsOnOneSource(sources, Float64Array.from(weights), columns, 6),
    ];
    expect(single([1, 1, 1])).toEqual([0, 0, 1, 0, 0, 0]);
    expect(single([1, 1, 0])).toEqual([1, 1, 1, 1, 0, 0]);
  });
});
