import { describe, expect, it } from 'vitest';
import { rowXml } from '#electron/engine/export/sheet-xml.ts';

const written = (text: string): string | undefined =>
  /<t xml:space="preserve">(.*)<\/t>/su.exec(
    rowXml([`a${text}`], 2, [{ name: 'Text', width: 10, decimals: null }]),
  )?.[1];

describe('a text in a sheet', () => {
  it('escapes what XML forbids and nothing else, each sign by its code', () => {
    const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const changed = signs.filter((sign) => written(sign) !== `a${sign}`);
    const codes = changed.map((sign) => sign.charCodeAt(0));
    const from = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index);
    expect(codes).toEqual([
      ...from(0x00, 0x08),
      ...from(0x0b, 0x0c),
      ...from(0x0e, 0x1f),
      ...['&', '<', '>'].map((sign) => sign.charCodeAt(0)),
      ...from(0xd800, 0xdfff),
      ...from(0xfffe, 0xffff),
    ]);
    expect(['\u0007', '\uFFFE', '\uD800', '<', '_x0007_', '😀\t', '_x'].map(written)).toEqual([
      'a_x0007_',
      'a_xFFFE_',
      'a\uFFFD',
      'a&lt;',
      'a_x005F_x0007_',
      'a😀\t',
      'a_x',
    ]);
  });
});
