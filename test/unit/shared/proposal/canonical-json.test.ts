import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { findUnwritable } from '#shared/proposal/unwritable.ts';

/** Any JSON value, with texts of whole characters. `-0` has no text of its own in JSON. */
const json = fc
  .jsonValue({ stringUnit: 'binary' })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('canonical JSON', () => {
  it('comes back as the same value from its one text', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(parseCanonicalJson(canonicalJson(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('has one text, whatever the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), json), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  it('is the text of RFC 8785, section 3.2.3', () => {
    expect(
      canonicalJson({
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
        numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      }),
    ).toBe(
      '{"\\r":"Carriage Return","1":"One","numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",' +
        '"😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it.each([
    ['undefined', { a: [1, undefined] }, 'undefined at /a/1'],
    ['NaN', { a: NaN }, 'NaN at /a'],
    ['an infinity', [-Infinity], '-Infinity at /0'],
    ['a date', { at: new Date(0) }, 'an object that is no plain one at /at'],
    ['a bigint', 1n, 'bigint at the top'],
    ['half a character', { a: '\ud800' }, 'half of a surrogate pair at /a'],
    ['half a character in a key', { '\udc00': 1 }, 'half of a surrogate pair at /\udc00'],
  ])('is refused to %s, with its place', (_, value, found) => {
    expect(findUnwritable(value)).toBe(found);
    expect(() => canonicalJson(value)).toThrow('only JSON is made canonical');
  });

  it.each([
    ['a repeated key', '{"a":1,"a":1}'],
    ['a repeated key in other letters', '{"a":1,"\\u0061":1}'],
    ['a space', '{"a": 1}'],
    ['another order of keys', '{"b":1,"a":1}'],
    ['1.0 for 1', '[1.0]'],
    ['1e0 for 1', '[1e0]'],
    ['-0 for 0', '[-0]'],
    ['a needless escape', '["\\u0061"]'],
    ['half a character', '["\\ud800"]'],
    ['a line end after it', '[]\n'],
  ])('is not read from a text with %s', (_, text) => {
    expect(parseCanonicalJson(text)).toEqual({ ok: false, reason: 'not canonical' });
  });

  it.each(['', '{', '\ufeff{}', '{"a":NaN}', "{'a':1}"])('is not read from %j', (text) => {
    expect(parseCanonicalJson(text)).toEqual({ ok: false, reason: 'no JSON' });
  });

  it('is read, however deep a stranger nests it', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(parseCanonicalJson(deep).ok).toBe(true);
    expect(parseCanonicalJson(`${deep} `)).toEqual({ ok: false, reason: 'not canonical' });
  });
});
