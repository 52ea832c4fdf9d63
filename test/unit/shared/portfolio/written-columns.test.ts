import { describe, expect, it } from 'vitest';
import { writtenColumns } from '#shared/portfolio/written-columns.ts';
import { writeBlock } from '#shared/text/write-block.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

describe('what is written of the portfolio', () => {
  it('keeps numbers as numbers and says why there is none', () => {
    const model = aModel();
    const snapshot = aSnapshot(
      [
        aMetric('revenue', [1234.5, 'missing', 'noActivity'], { unit: 'EUR', decimals: 2 }),
        aMetric('growth', [1, 2, 3]),
        aMetric('reach', [1, 2, 3]),
      ],
      [anAttribute('region', ['North', '', '=cmd'])],
    );
    const columns = writtenColumns({
      model,
      snapshot,
      result: {
        scores: Float64Array.of(80.25, NaN, 40),
        tiers: Uint8Array.of(0, noTier, 1),
        currentTiers: Uint8Array.of(1, 1, 1),
        order: Uint32Array.of(0, 2, 1),
        ranks: Uint32Array.of(1, 3, 2),
        columns: judgeSnapshot(model, snapshot),
      },
    });
    const written = (id: string) => {
      const column = columns.find((each) => each.id === id);
      return [column?.name, ...[0, 1, 2].map((row) => column?.read(row))];
    };
    expect(
      ['rank', 'key', 'proposed', 'movement', 'attribute:region', 'score', 'metric:revenue'].map(
        written,
      ),
    ).toEqual([
      ['Rank', 1, null, 2],
      ['Key', 'P000000', 'P000001', 'P000002'],
      ['Proposed', 'Gold', '', 'Silver'],
      ['Move', 'rises', 'in or out', 'stays'],
      ['region', 'North', '', '=cmd'],
      ['Score', 80.25, null, 40],
      ['revenue (EUR)', 1234.5, 'missing', 'no activity'],
    ]);
    expect(columns.find(({ id }) => id === 'metric:revenue')?.subject).toBe(
      JSON.stringify(['metric', '', 'revenue']),
    );
  });
});

describe('a block for the clipboard', () => {
  it('has typed numbers, one line a cell, and nothing that would run', () => {
    expect(
      writeBlock([
        ['Partner', 'Score'],
        ['=HYPERLINK("x")', 0.1],
        ['a\tb\nc <i>', null],
      ]),
    ).toEqual({
      text: 'Partner\tScore\r\n\'=HYPERLINK("x")\t0.1\r\na b c <i>\t',
      html:
        '<table><tr><td style="mso-number-format:\'\\@\'">Partner</td><td style="mso-number-format:\'\\@\'">Score</td></tr>' +
        '<tr><td style="mso-number-format:\'\\@\'">\'=HYPERLINK("x")</td><td x:num="0.1">0.1</td></tr>' +
        '<tr><td style="mso-number-format:\'\\@\'">a b c &lt;i&gt;</td><td style="mso-number-format:\'\\@\'"></td></tr></table>',
    });
  });
});
