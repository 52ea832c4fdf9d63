import type { EChartsCoreOption } from 'echarts/core';
import type { ChartInk } from './chart-ink.ts';

type LegendEntry = {
  readonly name: string;
  readonly colour: string | null;
  /** Outline of its sign in a field of 12 × 12, as SVG writes paths; a square without one. */
  readonly sign?: string;
};

/** A chart as it is saved: on white, with a title, what its colours mean, and where it comes from. */
export type Picture = {
  readonly title: string;
  /** What it is about, under the title; empty for nothing. */
  readonly note: string;
  /** What colours mean; without a colour what the ones after it belong to. */
  readonly legend: readonly LegendEntry[];
  /** The chart in the inks of paper. */
  readonly draw: (ink: ChartInk) => EChartsCoreOption;
  /** Of the chart alone, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Ids of the sensitive things whose values it shows. */
  readonly subjects?: readonly string[];
};

/** One line of words or sign of the legend of a picture's frame; `y` is the baseline of words. */
export type Mark =
  | {
      readonly kind: 'words';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly weight: number;
      readonly colour: string;
      readonly text: string;
    }
  | {
      readonly kind: 'swatch';
      readonly x: number;
      readonly y: number;
      readonly colour: string;
      readonly sign: string;
    };

/** Where everything of a picture stands. */
export type PictureLayout = {
  readonly width: number;
  readonly height: number;
  /** Upper edge of the chart. */
  readonly top: number;
  readonly marks: readonly Mark[];
};

export type Measure = (text: string, size: number, weight: number) => number;

/** Side of the field of a sign of the legend. */
const swatch = 11;

/** From the field that signs are drawn in to that of the legend. */
export const signScale = swatch / 12;

const square = 'M.6.6h10.8v10.8H.6Z';

const margin = 24;
const ink = { text: '#1b1f27', soft: '#5b6472' } as const;

/** Lines of words that are at most so wide. */
const wrapped = (text: string, room: number, size: number, measure: Measure): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/u).filter((each) => each !== '')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || measure(longer, size, 400) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

/** Sets title, note, legend, chart and source under each other. */
export const layOut = (
  { title, note, legend, width, height }: Picture,
  source: string,
  measure: Measure,
): PictureLayout => {
  const marks: Mark[] = [];
  const room = width - 2 * margin;
  let y = 38;
  const words = (text: string, size: number, weight: number, colour: string): void => {
    marks.push({ kind: 'words', x: margin, y, size, weight, colour, text });
  };
  words(title, 18, 600, ink.text);
  for (const line of wrapped(note, room, 12.5, measure)) {
    y += 20;
    words(line, 12.5, 400, ink.soft);
  }
  if (legend.length > 0) {
    y += 24;
    let x = margin;
    for (const { name, colour, sign = square } of legend) {
      const isHeading = colour === null;
      const weight = isHeading ? 600 : 400;
      const before = isHeading ? 0 : swatch + 6;
      const own = before + measure(name, 12, weight) + 18;
      // What belongs together begins a line of its own.
      if (x > margin && (isHeading || x + own > width - margin)) {
        x = margin;
        y += 18;
      }
      if (!isHeading) marks.push({ kind: 'swatch', x, y: y - swatch + 1, colour, sign });
      marks.push({
        ...{ kind: 'words', x: x + before, y, size: 12, weight },
        ...{ colour: ink.text, text: name },
      });
      x += own;
    }
  }
  const top = y + 16;
  y = top + height + 22;
  words(source, 10.5, 400, ink.soft);
  return { width, height: y + 18, top, marks };
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const plain = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')
    .replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? sign);

/** A picture as one SVG file around the SVG of its chart. */
export const pictureSvg = (
  { width, height, top, marks }: PictureLayout,
  title: string,
  chart: string,
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter, 'Inter Variable', 'Helvetica Neue', Arial, sans-serif">
<title>${plain(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${marks
  .map((mark) =>
    mark.kind === 'swatch'
      ? `<path transform="translate(${mark.x} ${mark.y}) scale(${signScale})" d="${mark.sign}" fill="${mark.colour}"/>`
      : `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" font-weight="${mark.weight}" fill="${mark.colour}">${plain(mark.text)}</text>`,
  )
  .join('\n')}
<g transform="translate(0 ${top})">${chart}</g>
</svg>
`;
