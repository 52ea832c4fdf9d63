import { describe, expect, it } from 'vitest';
import {
  emptyTextsOf,
  encodingOptions,
  thousandsOptions,
  withColumnType,
  withDecimal,
  withDelimited,
  withHeaderRow,
  withSheet,
} from '#renderer/features/data/read/reading-options.ts';
import { aRecipe } from './a-recipe.ts';

describe('how a file is read', () => {
  it('never has one mark for decimals and thousands', () => {
    expect(thousandsOptions(',').map(({ value }) => value)).toEqual(['', '.', ' ', "'"]);
    const changed = withDecimal(aRecipe({ decimal: ',', thousands: '.' }), '.');
    expect([changed.decimal, changed.thousands]).toEqual(['.', '']);
  });

  it('offers an encoding that was guessed though it is rare', () => {
    expect(encodingOptions('ibm866').at(-1)).toEqual({ value: 'ibm866', label: 'ibm866' });
    expect(encodingOptions('utf-8').filter(({ value }) => value === 'utf-8').length).toBe(1);
  });

  it('changes the parts of a text file and of a workbook apart', () => {
    const text = aRecipe();
    const workbook = aRecipe({ file: { kind: 'workbook', sheet: 'Data', headerRow: 1 } });
    expect(withDelimited(text, { delimiter: '|' }).file).toEqual({ ...text.file, delimiter: '|' });
    expect(withDelimited(workbook, { delimiter: '|' })).toBe(workbook);
    expect(withSheet(workbook, 'Q3').file).toEqual({
      kind: 'workbook',
      sheet: 'Q3',
      headerRow: 1,
    });
    expect(withSheet(text, 'Q3')).toBe(text);
    expect(withHeaderRow(workbook, 4).file).toEqual({
      kind: 'workbook',
      sheet: 'Data',
      headerRow: 4,
    });
  });

  it('changes the type of one column by its place', () => {
    expect(withColumnType(aRecipe(), 3, 'text').columns.map(({ type }) => type)).toEqual([
      'text',
      'text',
      'date',
      'text',
    ]);
  });

  it('takes the texts that mean no value from one field', () => {
    expect(emptyTextsOf(' NULL, n/a,, NULL ,-')).toEqual(['NULL', 'n/a', '-']);
  });
});
