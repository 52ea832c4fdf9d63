import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbroken, withUnit } from '#renderer/ui/unbroken.ts';

/** Where a line may end, as a bar. */
const pieces = (words: string): string => unbroken(words).split(' ').join('|');

describe('words of the window', () => {
  it.each([
    ['Growth falls by 21.2 % for all', 'Growth|falls|by|21.2\u00a0%|for|all'],
    ['from 20 % to 30 %', 'from|20\u00a0%\u00a0to\u00a030\u00a0%'],
    ['moved from 40 to 55 points', 'moved|from|40\u00a0to\u00a055\u00a0points'],
    ['3 of 240 partners', '3\u00a0of\u00a0240|partners'],
    ['9 partners for 1,200 EUR.', '9|partners|for|1,200\u00a0EUR.'],
    ['€ 40 or 40 €', '€\u00a040|or|40\u00a0€'],
    ['30 MB in 30 kB, 12 days', '30\u00a0MB|in|30\u00a0kB,|12\u00a0days'],
    ['one of 3, 12 pointsmen, A4 EURO', 'one|of|3,|12|pointsmen,|A4|EURO'],
    ['a code 7 to be kept, 5 of them', 'a|code|7|to|be|kept,|5|of|them'],
  ])('of “%s” hold figures together', (words, held) => {
    expect(pieces(words)).toBe(held);
  });

  it('change in nothing but the kind of their blanks, once', () => {
    const texts = fc.array(
      fc.constantFrom(
        '3',
        '240',
        '%',
        'of',
        'to',
        'EUR',
        '€',
        'points',
        'MB',
        '\u221e',
        '-',
        ' ',
        ' ',
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const words = parts.join('');
        const held = unbroken(words);
        expect(held.replaceAll('\u00a0', ' ')).toBe(words);
        expect(unbroken(held)).toBe(held);
      }),
    );
  });

  it('have no blank where there is no unit', () => {
    expect([withUnit('3', 'EUR'), withUnit('3', '')]).toEqual(['3\u00a0EUR', '3']);
  });
});
