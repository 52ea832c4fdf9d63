import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { Picture } from '#renderer/charts/picture.ts';
import { tierEntry } from '#renderer/tiers/tier-legend.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { tierColourPair } from '#shared/model/tier-colours.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { lineWords } from '#shared/scoring/lines/line-words.ts';

type Drawn = {
  readonly counts: ArrayLike<number>;
  /** Tier of each bar by its index. */
  readonly codes: Uint8Array;
  readonly tiers: readonly Tier[];
  /** The ladder in view; null for the main one. */
  readonly ladder: string | null;
};

/** Width of the plot in CSS pixels. */
const plotWidth = 820;

const option = ({ counts, codes, tiers, ladder }: Drawn, ink: ChartInk): ChartOption => ({
  grid: { left: 56, right: 24, top: 26, bottom: 44 },
  xAxis: {
    type: 'value',
    min: 0,
    max: 100,
    name: 'Score',
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: { color: ink.soft, fontSize: 12 },
    axisLabel: { color: ink.soft, fontSize: 11 },
    splitLine: { show: false },
  },
  yAxis: {
    type: 'value',
    name: 'Partners',
    nameTextStyle: { color: ink.soft, fontSize: 12 },
    axisLabel: { color: ink.soft, fontSize: 11 },
    splitLine: { lineStyle: { color: ink.line } },
  },
  series: [
    {
      type: 'bar',
      // On an axis of values bars have no room of their own to be a share of.
      barWidth: Math.round((plotWidth / counts.length) * 0.88),
      data: Array.from(counts, (count, bin) => ({
        value: [(bin + 0.5) * (100 / counts.length), count],
        itemStyle: { color: tierColourPair(tiers[codes[bin] ?? 0] ?? null, codes[bin] ?? 0).light },
      })),
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: ink.soft, type: 'dashed' },
        label: { color: ink.text, fontSize: 11, formatter: '{b}' },
        data: tiers.flatMap((tier) =>
          tier.line === null || ladderOfTier(tier) !== ladder
            ? []
            : [{ name: `${tier.name} ${lineWords(tier.line)}`, xAxis: tier.line }],
        ),
      },
    },
  ],
});

/** How many partners score what, by tier, with the lines between the tiers. */
export const distributionPicture = (drawn: Drawn): Picture => ({
  title: 'Distribution of scores',
  note: 'How many partners score what, each bar in the colour of its tier; the dashed lines part the tiers.',
  legend: drawn.tiers.flatMap((tier, index) =>
    ladderOfTier(tier) === drawn.ladder ? [tierEntry(tier, index)] : [],
  ),
  draw: (ink) => option(drawn, ink),
  ...{ width: 900, height: 360 },
});
