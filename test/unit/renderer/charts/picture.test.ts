import { describe, expect, it } from 'vitest';
import { noTierEntry, tierLegend } from '#renderer/tiers/tier-legend.ts';
import { noTierPath, tierShapePaths } from '#renderer/tiers/tier-shapes.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { layOut, pictureSvg, type Picture } from '#renderer/charts/picture.ts';

const picture: Picture = {
  title: 'Tiers <1> & "all"',
  note: 'one two three',
  legend: [
    { name: 'Gold', colour: '#0068a6' },
    { name: 'Silver', colour: '#007a5a' },
  ],
  draw: () => ({}),
  width: 200,
  height: 100,
};
/** Every letter is as wide as it is high. */
const measure = (text: string, size: number): number => text.length * size;

describe('a picture of a chart', () => {
  it('has title, note, legend, chart and source under each other, wrapped where they do not fit', () => {
    const { marks, top, height } = layOut(picture, 'Programme · Tierwright', measure);
    const words = marks.flatMap((mark) => (mark.kind === 'words' ? [[mark.text, mark.y]] : []));
    expect(words).toEqual([
      ['Tiers <1> & "all"', 38],
      ['one two', 58],
      ['three', 78],
      ['Gold', 102],
      ['Silver', 120],
      ['Programme · Tierwright', 258],
    ]);
    expect([top, height]).toEqual([136, 276]);
    expect(marks.filter(({ kind }) => kind === 'swatch')).toHaveLength(2);
  });

  it('begins a line of the legend for each ladder, under its name in bold and without a sign', () => {
    const legend = tierLegend(tierGroupsOf(goldAndLead()));
    const { marks } = layOut({ ...picture, note: '', width: 900, legend }, '', measure);
    const shown = marks.flatMap((mark) =>
      mark.kind === 'words' && mark.size === 12 ? [[mark.text, mark.weight, mark.y]] : [],
    );
    expect(shown).toEqual([
      ['Main ladder', 600, 62],
      ['Gold', 400, 62],
      ['Silver', 400, 62],
      ['Bronze', 400, 62],
      ['Ladder A', 600, 80],
      ['Lead', 400, 80],
      ['Follow', 400, 80],
    ]);
    expect(marks.filter(({ kind }) => kind === 'swatch')).toHaveLength(5);
  });

  it('has the shapes of tiers in its legend, as they are on screen', () => {
    const legend = [...tierLegend(tierGroupsOf(goldAndLead())), noTierEntry];
    const { marks } = layOut({ ...picture, note: '', width: 900, legend }, '', measure);
    const signs = marks.flatMap((mark) => (mark.kind === 'swatch' ? [mark.sign] : []));
    expect(signs).toEqual([
      ...goldAndLead().tiers.map(({ shape }) => tierShapePaths[shape]),
      noTierPath,
    ]);
    const svg = pictureSvg({ width: 900, height: 200, top: 90, marks }, '', '<svg/>');
    expect(signs.filter((sign) => !svg.includes(` d="${sign}" fill="`))).toEqual([]);
  });

  it('is an SVG on white in which no name becomes markup', () => {
    const svg = pictureSvg(layOut(picture, '</text><script>', measure), picture.title, '<svg/>');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="200" height="276"/u);
    expect(svg).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    expect(svg).toContain('<title>Tiers &lt;1&gt; &amp; &quot;all&quot;</title>');
    expect(svg).toContain('<g transform="translate(0 136)"><svg/></g>');
    expect(svg).not.toContain('<script');
  });
});
