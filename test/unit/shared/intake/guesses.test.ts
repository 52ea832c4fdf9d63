import { describe, expect, it } from 'vitest';
import { createColumnProfile, type ColumnFacts } from '#shared/intake/column-profile.ts';
import { isAveraged } from '#shared/intake/header-words.ts';
import { guessDateOrder } from '#shared/intake/guess-date-order.ts';
import { guessDelimiter } from '#shared/intake/guess-delimiter.ts';
import { guessEmptyTexts } from '#shared/intake/guess-empty-texts.ts';
import { guessHeaderRow } from '#shared/intake/guess-header-row.ts';
import { guessNumberFormat } from '#shared/intake/guess-number-format.ts';
import { judgeColumn, type CellFormats } from '#shared/intake/judge-column.ts';

const factsOf = (...texts: readonly string[]): ColumnFacts => {
  const profile = createColumnProfile(1000);
  texts.forEach(profile.addText);
  return profile.facts();
};

const formats: CellFormats = { decimal: '.', thousands: '', dateOrder: 'ymd', emptyTexts: [] };

describe('guessNumberFormat', () => {
  it.each([
    [['12.5', '3.25'], ',', { decimal: '.', thousands: '' }],
    [['1,234.5', '7.25'], ',', { decimal: '.', thousands: ',' }],
    [['1.234,5', '7,25'], ';', { decimal: ',', thousands: '.' }],
    [['1 234,5', '7,25'], ';', { decimal: ',', thousands: ' ' }],
    [["1'234.5", '7.25'], ';', { decimal: '.', thousands: "'" }],
    [['1,234', '5,678'], ',', { decimal: '.', thousands: ',' }],
    [['1.234', '5.678'], ';', { decimal: ',', thousands: '.' }],
    [['1,5', '2,75'], ',', { decimal: ',', thousands: '' }],
    [['12', '13'], ';', { decimal: ',', thousands: '' }],
  ] as const)('reads %j in a file cut by %j as %o', (texts, delimiter, expected) => {
    expect(guessNumberFormat([factsOf(...texts)], delimiter).format).toEqual(expected);
  });

  it('says what it rests on, and that one group proves nothing', () => {
    expect(guessNumberFormat([factsOf('1,234', '5,678')], ',').evidence).toEqual([
      {
        about: 'decimal',
        guess: '.',
        evidence: '2 cells such as "1,234" could be read with either sign; look at them.',
      },
      {
        about: 'thousands',
        guess: ',',
        evidence: '2 cells such as "1,234" are grouped by it.',
      },
    ]);
  });
});

describe('guessDateOrder', () => {
  it.each([
    [['31/03/2026', '01/02/2026'], '.', 'dmy'],
    [['03/31/2026', '01/02/2026'], '.', 'mdy'],
    [['2026-03-31'], '.', 'ymd'],
    [['01.02.2026'], '.', 'dmy'],
    [['01/02/2026'], ',', 'dmy'],
    [['01/02/2026'], '.', 'mdy'],
  ] as const)('takes %j (decimal sign %s) for %s', (texts, decimal, expected) => {
    expect(guessDateOrder([factsOf(...texts)], decimal).order).toBe(expected);
  });

  it('says when nothing proves the order, and that two-digit years are not read', () => {
    expect(guessDateOrder([factsOf('01/02/2026', '2-Jun-06')], '.').evidence.evidence).toBe(
      '1 cell such as "01/02/2026" fit day first and month first alike. Nothing proves the order; look at it. 1 cell such as "2-Jun-06" have a year of two digits, which is not read as a date.',
    );
  });
});

describe('guessEmptyTexts', () => {
  it('takes texts that stand among numbers, but not those that may be words', () => {
    const amounts = factsOf('1', '2', '3', 'NULL', '-', 'NA');
    const regions = factsOf('EMEA', 'NA', 'APAC', 'NA');
    expect(guessEmptyTexts([amounts, regions], ['Amount', 'Region'])).toEqual({
      emptyTexts: ['NULL', '-'],
      evidence: {
        about: 'emptyTexts',
        guess: 'NULL, -',
        evidence:
          '"NULL" stands in 1 cell. "NA" is left as a text, because it also stands among the words of "Region". "-" stands in 1 cell.',
      },
    });
  });
});

describe('judgeColumn', () => {
  const judge = (texts: readonly string[], over: Partial<CellFormats> = {}) =>
    judgeColumn('Column', factsOf(...texts), { ...formats, ...over }, null);

  it('counts over all cells and shows what does not fit', () => {
    const texts = Array.from({ length: 1000 }, (_, index) => String(index + 0.5));
    expect(judge([...texts.slice(2), 'tbd', 'see note'])).toEqual({
      header: 'Column',
      type: 'number',
      evidence: '998 of 1,000 filled cells are numbers; 2 cells not, for example below',
      filled: 1000,
      empty: 0,
      distinct: 1000,
      misfits: ['tbd', 'see note'],
    });
  });

  it.each([
    [['007', '012', '9'], 'text', '2 whole numbers start with a zero that a number would lose'],
    [['1234567890123456', '2'], 'text', '1 whole number have more digits than a number can hold'],
    [['€5', '$6'], 'text', 'Amounts in different currencies: € $'],
    [['5%', '0.05'], 'text', '1 cell with a percent sign stand beside plain numbers'],
    [
      ['2-Jun-06', '3-Jun-06'],
      'text',
      '2 of 2 filled cells are dates with a two-digit year, which is not read as a date',
    ],
    [['1', '2', 'x', 'y'], 'text', '2 of 4 filled cells are numbers, not so "x" and "y"'],
    [['', ' '], 'text', 'No cell is filled'],
    [['2026-01-01', '2026-01-02'], 'date', '2 of 2 filled cells are dates'],
    [['20260101', '20260102'], 'number', '2 of 2 filled cells are numbers'],
  ] as const)('takes %j for %s: %s', (texts, type, evidence) => {
    const { type: judged, evidence: said } = judge(texts);
    expect([judged, said]).toEqual([type, evidence]);
  });

  it('counts texts that mean "no value" as empty only where the recipe says so', () => {
    const texts = ['1', '2', '3', '4', 'NULL', ''];
    const { filled, empty, misfits } = judge(texts);
    expect([filled, empty, misfits]).toEqual([5, 1, ['null']]);
    const named = judge(texts, { emptyTexts: ['null'] });
    expect([named.filled, named.empty, named.misfits]).toEqual([4, 2, []]);
  });
});

describe('isAveraged', () => {
  it('tells what is no amount from what is added up, whatever word stands beside it', () => {
    const averaged = [
      'Margin %',
      'MarginPct',
      'Discount rate',
      'Average order value',
      'Unit price',
    ];
    const added = ['Margin', 'Sales amount', 'Total price', 'Order value', 'Leads'];
    expect(averaged.filter((header) => !isAveraged(header))).toEqual([]);
    expect(added.filter(isAveraged)).toEqual([]);
  });
});

describe('guessDelimiter', () => {
  it('takes the delimiter that cuts most rows alike', () => {
    const { delimiter, evidence } = guessDelimiter([
      { delimiter: ',', widths: [1, 3, 1, 2] },
      { delimiter: ';', widths: [4, 4, 4, 4] },
      { delimiter: '\t', widths: [1, 1, 1, 1] },
    ]);
    expect([delimiter, evidence.guess, evidence.evidence]).toEqual([
      ';',
      'semicolon',
      'It cuts 4 of the first 4 rows into 4 cells.',
    ]);
  });

  it('reads a file that nothing cuts as one column', () => {
    expect(guessDelimiter([{ delimiter: ';', widths: [1, 1] }]).delimiter).toBe(',');
  });
});

describe('guessHeaderRow', () => {
  const rows = (...texts: readonly string[]) =>
    texts.map((text, index) => ({ rowNumber: index + 1, cells: text.split(',') }));

  it('passes over titles and notes above the table', () => {
    const guess = guessHeaderRow(
      rows('Sales report', 'as of,,', 'Partner,Amount,Date', 'A,1,2026-01-01', 'B,2,2026-01-02'),
    );
    expect(guess).toEqual({
      headerRow: 3,
      evidence: {
        about: 'headerRow',
        guess: '3',
        evidence:
          'Row 3 has 3 cells, for example "Partner", "Amount" and "Date". 2 rows above it are left out.',
      },
    });
  });

  it('says which headers stand twice or are blank, and what their columns are called', () => {
    expect(guessHeaderRow(rows('Key,Net,,Net,net', 'A,1,2,3,4')).evidence.evidence).toBe(
      'Row 1 has 5 cells, for example "Key", "Net" and "Net". "Net" stands more than once: the next one is called "Net (2)". 1 header is blank, called "Column 3".',
    );
    const many = guessHeaderRow(rows('a,b,a,b,,,,,x,y,z', '1,2,3,4,5,6,7,8,9,10,11'));
    expect(many.evidence.evidence).toContain(
      '"a" stands more than once, and so does 1 other: the next one is called "a (2)". 4 headers are blank, called "Column 5", "Column 6" and "Column 7" and so on.',
    );
  });

  it('asks whether a file of values has a header at all', () => {
    expect(guessHeaderRow(rows('1,2,x', '3,4,y')).evidence.evidence).toBe(
      'Row 1 has 3 cells, for example "1", "2" and "x". 2 cells of it look like values; does the file have a header?',
    );
  });
});
