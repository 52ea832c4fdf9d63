import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMisfits } from '#shared/intake/group-misfits.ts';
import { findEndRows, guessTotalRows, namesTotal } from '#shared/intake/guess-total-rows.ts';
import { createMisfitJudge, findMisfitFault } from '#shared/intake/misfit-rules.ts';
import { createTextTest } from '#shared/intake/text-pattern.ts';

describe('a text pattern', () => {
  it('takes whole texts, without case and blanks around them', () => {
    const test = createTextTest(['See DN-*', 'Date Not Captured', '*(est.)*kg', '']);
    expect(
      ['see dn-304 (ID#:1)', ' Date not captured ', '12 (est.) kg', '', 'Never See DN-1', 'x'].map(
        test,
      ),
    ).toEqual([true, true, true, true, false, false]);
  });

  it('agrees with a regular expression on any pattern', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'u');
        return createTextTest([pattern])(text) === expression.test(text);
      }),
    );
  });
});

describe('rules for cells that do not fit', () => {
  it('hold in their order, and reject what none of them knows', () => {
    const judge = createMisfitJudge([
      { texts: ['See DN-9*'], take: 'reject' },
      { texts: ['See *'], take: 'missing' },
      { texts: ['free'], take: 'value', value: '0' },
    ]);
    expect(['See DN-304', 'See DN-9', 'Free', 'other'].map(judge)).toEqual(['', null, '0', null]);
  });

  it('are refused where they cannot be followed', () => {
    expect([
      findMisfitFault({ texts: ['x'], take: 'missing' }, 'number'),
      findMisfitFault({ texts: ['x'], take: 'missing' }, 'text'),
      findMisfitFault({ texts: ['x'], take: 'value' }, 'number'),
      findMisfitFault({ texts: ['x'], take: 'value', value: '1,5' }, 'number'),
      findMisfitFault({ texts: ['x'], take: 'value', value: '2026-03-31' }, 'date'),
      findMisfitFault({ texts: ['x'], take: 'missing', value: '1' }, 'date'),
    ]).toEqual([
      null,
      'a column of texts, where everything fits',
      'no value',
      '"1,5", which is no number',
      null,
      'a value beside "missing"',
    ]);
  });

  it('are offered by what they have in common, most cells first', () => {
    expect(
      groupMisfits([
        { text: 'Included', cells: 3 },
        { text: 'See DN-304 (ID#:10589)', cells: 2 },
        { text: 'See DN-3,015 (ID#:82554)', cells: 4 },
        { text: '12-34', cells: 1 },
        { text: '56-78', cells: 1 },
      ]).map(({ pattern, cells }) => [pattern, cells]),
    ).toEqual([
      ['See DN-* (ID#:*)', 6],
      ['Included', 3],
      ['12-34', 1],
      ['56-78', 1],
    ]);
  });
});

describe('total rows', () => {
  const columns = [
    { header: 'No', type: 'text' },
    { header: 'Name', type: 'text' },
    { header: 'Amount', type: 'number' },
  ] as const;
  const headers = columns.map(({ header }) => header);
  const format = { decimal: '.', thousands: ',' } as const;
  const sums = new Map([['Amount', { sum: 1234.504, cells: 3 }]]);
  const guess = (...ends: readonly (readonly string[])[]) => {
    const rows = [['1', 'A', '1'], ...ends].map((cells, index) => ({
      rowNumber: index + 2,
      cells,
    }));
    return guessTotalRows(findEndRows(rows, headers, 'No'), columns, 'No', sums, format);
  };

  it('are rows at the end that name a total, or whose numbers are the sums of their columns', () => {
    expect([
      guess(['', '', '1,234.50']),
      guess(['Total', '', '99']),
      guess(['', '', '1,234.49']),
      guess(['Total Wine', 'B', '7']),
      guess(['Total sales', '', '1234.504']),
      guess(),
    ]).toEqual([
      {
        totalRows: { column: 'No', texts: [''] },
        evidence: {
          about: 'totalRows',
          guess: 'empty',
          evidence:
            'Row 3 ends the table, without a key. Its number in "Amount" is the sum of the rows above.',
        },
      },
      {
        totalRows: { column: 'No', texts: ['Total'] },
        evidence: {
          about: 'totalRows',
          guess: 'Total',
          evidence:
            'Row 3 ends the table, named "Total". Its number in "Amount" is not the sum of the column.',
        },
      },
      null,
      null,
      {
        totalRows: { column: 'No', texts: ['Total sales'] },
        evidence: {
          about: 'totalRows',
          guess: 'Total sales',
          evidence:
            'Row 3 ends the table, without a key. Its number in "Amount" is the sum of the rows above.',
        },
      },
      null,
    ]);
  });

  it('are named in many languages', () => {
    expect(
      ['Grand total:', 'Summe 2026', 'Sous-total', '合計', 'Totalenergies', 'Sum Ltd'].map(
        namesTotal,
      ),
    ).toEqual([true, true, true, true, false, false]);
  });
});
