import { describe, expect, it } from 'vitest';
import { buildMethodology } from '#shared/methodology/build-methodology.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { methodologyHtml } from '#shared/methodology/write-html.ts';
import { methodologyMarkdown } from '#shared/methodology/write-markdown.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const model: ScoringModel = aModel({
  dimensions: [
    aDimension(
      'performance',
      [
        aCriterion('revenue', {
          weight: 0.6,
          valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 900 },
        }),
        aCriterion('delay', {
          weight: 0.4,
          valueFunction: { method: 'minmax', direction: 'lower' },
        }),
      ],
      { weight: 0.7 },
    ),
    aDimension('potential', [aCriterion('reach')], { weight: 0.3 }),
  ],
  tiers: [
    aTier('Gold <1>', 70, { rules: { gates: [aGate('reach', 'atLeast', 4)] } }),
    aTier('Silver', 40, { rules: { cut: { by: 'count', count: 2, ties: 'allIn' } } }),
    aTier('Bronze', null),
  ],
});

const snapshot = aSnapshot([
  aMetric('revenue', [700, 450, 500, 880, 20], { unit: 'EUR' }),
  aMetric('delay', [3, 7, 11, 4, 9], { unit: 'days' }),
  aMetric('reach', ['missing', 5, 3, 9, 2]),
]);

const build = (hidden = nothingHidden): MethodologyDocument =>
  buildMethodology({
    programme: 'A | B & Co.',
    model,
    version: 'Draft',
    decisions: ['Activated 2026-03-01: The board agreed.'],
    snapshot,
    known: { runs: [], sources: [], formulas: [] },
    hidden,
    madeAt: '2026-03-01T09:30:00.000Z',
    engineVersion: '0.1.0',
  });

const sectionOf = (document: MethodologyDocument, title: string) =>
  document.sections.find((section) => section.title === title)?.blocks ?? [];

const exampleOf = (document: MethodologyDocument) => {
  const blocks = sectionOf(document, 'An example worked by hand');
  const table = blocks.find((block) => block.kind === 'table');
  const list = blocks.find((block) => block.kind === 'list');
  return { rows: table?.rows ?? [], steps: list?.items ?? [] };
};

describe('the methodology of a model', () => {
  it('works a partner through with numbers that add up as they are printed', () => {
    const { rows, steps } = exampleOf(build());
    let sum = 0;
    let carried = 0;
    for (const [, raw = '', how = '', value = '', weight = '', used = '', points = ''] of rows) {
      // 100 · (a − b) / (c − d), as it stands there.
      const [a, b, c, d] = [...how.matchAll(/-?\d+(?:\.\d+)?/gu)].slice(1, 5).map(Number);
      const share = ((a ?? NaN) - (b ?? NaN)) / ((c ?? NaN) - (d ?? NaN));
      expect(Math.min(100, Math.max(0, 100 * share))).toBeCloseTo(Number(value), 5);
      expect(how).toContain(String(Number.parseFloat(raw)));
      expect(Number(value) * Number(used)).toBeCloseTo(Number(points), 4);
      sum += Number(points);
      carried += Number(weight);
    }
    expect(rows.length).toBe(3);
    expect(carried).toBeCloseTo(1, 6);
    const [, added = '', score = ''] = /: (.+) = ([\d.]+)\.$/u.exec(steps[1] ?? '') ?? [];
    expect(added.split(' + ').reduce((all, each) => all + Number(each), 0)).toBeCloseTo(sum, 5);
    expect(sum).toBeCloseTo(Number(score), 5);
    const [line = ''] = /[\d.]+(?=\.$)/u.exec(steps[2] ?? '') ?? [];
    expect([Number(score) < Number(line), steps[2]]).toEqual([
      true,
      `${score} is below the line of Gold <1>, 70.`,
    ]);
    expect(steps.slice(-2)).toEqual(['Bronze takes everybody else.', 'The tier is Bronze.']);
  });

  it('chooses the same partner whenever it is asked, and one with all numbers', () => {
    const [who] = sectionOf(build(), 'An example worked by hand');
    expect(who).toEqual({
      kind: 'text',
      text: 'P000002 (P000002), the partner nearest the middle of those with the most numbers.',
    });
    expect(build()).toEqual(build());
  });

  it('tells no number of a hidden metric, but its points', () => {
    const thing = { kind: 'metric' as const, source: '', code: 'revenue' };
    const hidden = hiddenThings(
      [{ ...thing, id: sensitiveId(thing), name: 'Revenue', level: 'confidential' } as never],
      [],
    );
    const [revenue = []] = exampleOf(build(hidden)).rows;
    expect(revenue.slice(0, 3)).toEqual(['revenue', '•••', 'from a number that is not told']);
    expect(Number(revenue[6])).toBeGreaterThan(0);
  });

  it('says weights, rules of tiers and absences, and where the weights come from', () => {
    const document = build();
    const words = methodologyMarkdown(document);
    for (const said of [
      '– revenue | 60 % | 42 % | revenue | goalposts 0 EUR to 900 EUR, higher is better |',
      'Activated 2026-03-01: The board agreed.',
      'Gold \\<1\\> asks for reach at least 4; no number stands in the way.',
      'The best 2 partners; partners who share the score at the line are all in.',
      'No activity: the partner is known, but no row is about it | counts as the worst value, 0 |',
      'weigh less than 50 % of all, it gets no tier',
      'A new partner can move the others where partners are measured against partners: delay, reach.',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).toContain('- Programme: A \\| B & Co.');
  });

  it('is one HTML file that asks the network for nothing and lets no name become markup', () => {
    const html = methodologyHtml(build());
    expect(html).toContain('<dd>A | B &amp; Co.</dd>');
    expect(html).toContain('<h3>Gold &lt;1&gt;</h3>');
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(/u);
    expect([...html.matchAll(/<table>/gu)].length).toBe([...html.matchAll(/<\/table>/gu)].length);
  });
});
