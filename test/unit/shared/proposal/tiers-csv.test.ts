import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';

const proposal = aProposal();
const named = (name: string): string =>
  tiersCsv({
    ...proposal,
    partners: proposal.partners.slice(0, 1).map((one) => ({ ...one, name })),
  });

/** Rows as an independent reader of RFC 4180 finds them. */
const rowsOf = (csv: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;

describe('tiers.csv', () => {
  it('has one row a partner in the order of keys, CRLF after each', () => {
    expect(tiersCsv(aProposal())).toBe(
      [
        'key,partner,current tier,proposed tier,score,coverage,why',
        'P000000,P000000,Gold,Bronze,8.571429,1,"8.57 points miss the line of Gold, 70.00, by 61.43."',
        'P000001,P000001,Silver,Silver,44.285714,1,',
        'P000002,P000002,,Bronze,30,1,30.00 points; Bronze has no line.',
        'P000003,P000003,Bronze,Gold,87.5,1,"87.50 points reach the line of Gold, 70.00, by 17.50."',
        'P000004,P000004,Bronze,,,0,"No score: data cover 0 % of the weight, and a score takes 50 %."',
        '',
      ].join('\r\n'),
    );
  });

  it('gives any name back to a reader, and to a spreadsheet no formula', () => {
    const startsFormula = /^[=+\-@\t\r]/u;
    const anyName = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', '\n', ','), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        const [, row] = rowsOf(named(name));
        const cell = row?.[1] ?? '';
        expect([startsFormula.test(cell), cell, row?.length]).toEqual([
          false,
          startsFormula.test(name) ? `'${name}` : name,
          7,
        ]);
      }),
    );
  });

  it('keeps a number a number', () => {
    const { partners } = aProposal();
    const csv = tiersCsv(
      aProposal({ partners: partners.slice(0, 1).map((one) => ({ ...one, score: '-3.500000' })) }),
    );
    expect(csv).toContain(',-3.5,');
  });
});
