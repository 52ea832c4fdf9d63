import { describe, expect, it } from 'vitest';
import {
  agreementSentence,
  disagreementSentence,
  influenceRemark,
  influenceSentence,
} from '#renderer/features/model/checks/check-words.ts';

describe('what the checks of a model say', () => {
  it('is a sentence that can be read out', () => {
    const said = [
      influenceSentence('Growth', 0.2, 0.31, 14),
      influenceSentence('Growth', 0.2, 0.31, 1),
      influenceSentence('Reach', 0.1, -0.04, 0),
      influenceSentence('Reach', 0.1, undefined, undefined),
      agreementSentence('TOPSIS', {
        partners: 1200,
        spearman: 0.91234,
        kendall: 0.8,
        furthest: [],
      }),
      agreementSentence('TOPSIS', { partners: 1, spearman: null, kendall: null, furthest: [] }),
      agreementSentence('TOPSIS', { partners: 9, spearman: null, kendall: null, furthest: [] }),
      disagreementSentence('Northwind', 'TOPSIS', { sum: 3, other: 17.5 }),
    ];
    expect(said.map((words) => words.replaceAll('\u00a0', ' '))).toMatchInlineSnapshot(`
      [
        "Growth weighs 20.0 % and makes 31.0 % of the differences in score; left out, 14 partners change tier.",
        "Growth weighs 20.0 % and makes 31.0 % of the differences in score; left out, 1 partner changes tier.",
        "Reach weighs 10.0 % and makes -4.0 % of the differences in score; left out, it changes no tier.",
        "Reach weighs 10.0 %.",
        "TOPSIS ranks 1,200 partners with a Spearman correlation of 0.912 and a Kendall τ-b of 0.800 to the weighted sum.",
        "TOPSIS cannot be compared: fewer than two partners are ranked by both.",
        "TOPSIS cannot be compared: one of the two ranks everybody alike.",
        "Northwind: rank 3 by the weighted sum, 17.5 by TOPSIS.",
      ]
    `);
  });

  it('remarks a weight with less than half, or more than twice, of what it states', () => {
    expect([
      influenceRemark(0.2, 0.09),
      influenceRemark(0.2, 0.1),
      influenceRemark(0.2, 0.41),
      influenceRemark(0.2, -0.1),
      influenceRemark(0, 0),
      influenceRemark(0.2, undefined),
    ]).toEqual(['less', null, 'more', 'against', null, null]);
  });
});
