import { describe, expect, it } from 'vitest';
import { buildMethodology, type MethodologyInput } from '#shared/methodology/build-methodology.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { methodologyHtml } from '#shared/methodology/write-html.ts';
import { methodologyMarkdown } from '#shared/methodology/write-markdown.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { FrozenReference, PeerSet } from '#shared/model/reference-rule.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { normalShare } from '#shared/statistics/normal.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

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

const build = (
  hidden = nothingHidden,
  of: Pick<MethodologyInput, 'model' | 'snapshot'> = { model, snapshot },
): MethodologyDocument =>
  buildMethodology({
    ...of,
    programme: 'A | B & Co.',
    version: 'Draft',
    decisions: ['Activated 2026-03-01: The board agreed.'],
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

const peers: PeerSet = {
  kind: 'peers',
  attributes: ['region', 'size'],
  minimum: 2,
  shrinkage: 5,
};
const frozen: FrozenReference = {
  kind: 'frozen',
  on: '2026-01-31',
  by: { kind: 'all' },
  whole: { count: 2, lower: 0, upper: 10, mean: 5, squares: 50, sorted: [0, 10] },
  groups: [],
};
const limits = { least: 0.25, most: 0.8 };
/** Everything that a model may say of criteria beside weights and value functions. */
const ruled = {
  model: aModel({
    dimensions: [
      aDimension('performance', [
        aCriterion('revenue', {
          weight: 0.6,
          valueFunction: { method: 'zscore', direction: 'lower', ddof: 1 },
          rules: { reference: peers, limits },
        }),
        aCriterion('delay', { weight: 0.4, rules: { reference: frozen } }),
      ]),
      aDimension(
        'risk',
        [
          aCriterion('incidents', {
            weight: 0.75,
            valueFunction: { method: 'goalposts', direction: 'lower', lower: 0, upper: 8 },
          }),
          aCriterion('debt', { weight: 0.25 }),
        ],
        { weight: 0.2, rules: { kind: 'takes' } },
      ),
    ],
  }),
  snapshot: aSnapshot(
    [
      aMetric('revenue', [700, 450, 500, 880, 20]),
      aMetric('delay', [3, 7, 11, 4, 9]),
      aMetric('incidents', [2, 6, 4, 8, 0]),
      aMetric(
        'debt',
        Array.from({ length: 5 }, () => 'missing' as const),
      ),
    ],
    [
      anAttribute('region', ['North', 'North', 'South', 'South', 'South'], { name: 'Region' }),
      anAttribute('size', ['Big', 'Big', 'Big', 'Small', 'Small'], { name: 'Size' }),
    ],
  ),
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
    const html = methodologyHtml(build(), 'hash');
    expect(html).toContain('<dd>A | B &amp; Co.</dd>');
    expect(html).toContain('<h3>Gold &lt;1&gt;</h3>');
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(/u);
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-hash'; base-uri 'none'; form-action 'none'"`,
    );
    expect([...html.matchAll(/<table>/gu)].length).toBe([...html.matchAll(/<\/table>/gu)].length);
  });

  it('says reference sets, limits of weights and deductions, and whom a newcomer can move', () => {
    const document = build(nothingHidden, ruled);
    const words = methodologyMarkdown(document);
    for (const said of [
      'S = max(0, Σ w · v / Σ w − D · (100 − Σ d · v / Σ d))',
      '| risk |  | up to 20 points off |',
      '| – incidents | 75 % | up to 15 points off |',
      'Limits that weights keep: revenue 25 % to 80 %.',
      '| revenue | partners of the same Region, Size | below 2 partners with a number the last attribute is dropped, at last all partners serve; κ = 5 |',
      '| delay | all partners, as they were on 2026-01-31 |  |',
      'Figures as they were on a day are frozen: partners who come or go since move nobody.',
      'A new partner can move the others where partners are measured against partners: revenue, debt.',
      '| Region |  | a label |',
    ]) {
      expect(words).toContain(said);
    }
    expect(methodologyMarkdown(build())).not.toMatch(/deduction|κ|Limits that/iu);
  });

  it('works deductions and small groups through with numbers that add up as they are printed', () => {
    const { rows, steps } = exampleOf(build(nothingHidden, ruled));
    const [revenue = [], , incidents = [], debt = []] = rows;
    const [, mean = '', x = '', deviation = ''] =
      /^100 · Φ\(\(([\d.]+) − ([\d.]+)\) \/ ([\d.]+)\)$/u.exec(revenue[2] ?? '') ?? [];
    expect(x).toBe(revenue[1]);
    expect(100 * normalShare((Number(mean) - Number(x)) / Number(deviation))).toBeCloseTo(
      Number(revenue[3]),
      4,
    );
    expect(debt.slice(1, 4)).toEqual([
      '–',
      'no number: the criterion is left out; the other weights share its part',
      '–',
    ]);
    // All that deductions may take hangs on the one that counts.
    expect([incidents[4], incidents[5]]).toEqual(['0.15', '0.2']);
    expect(Number(incidents[6])).toBeCloseTo((Number(incidents[3]) - 100) * 0.2, 6);
    expect(steps[1]).toContain('Deductions weigh 0.2, of which 0.15 counts');
    const [, added = '', score = ''] = /score: (.+) = ([\d.]+)\.$/u.exec(steps[2] ?? '') ?? [];
    const sum = added
      .replaceAll(/([+−]) /gu, (_, sign) => (sign === '−' ? '-' : ''))
      .split(' ')
      .reduce((all, each) => all + Number(each), 0);
    expect(sum).toBeCloseTo(Number(score), 5);
    expect(added).toContain(' − ');
  });
});
