import { Group } from '@mantine/core';
import { useCallback } from 'react';
import { Histogram, type HistogramFrame } from '#renderer/charts/histogram.tsx';
import { PictureMenu } from '#renderer/charts/picture-menu.tsx';
import { scoreBins } from '#renderer/stores/before-change.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { histogramOfLadder } from '#shared/scoring/ladders/ladder-histogram.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { lineWords } from '#shared/scoring/lines/line-words.ts';
import { hasMovingLines } from '#shared/scoring/lines/settle-lines.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { FindingList } from '../finding-list.tsx';
import { distributionPicture } from './distribution-picture.ts';
import { lineMoves } from './line-moves.ts';
import { plotMargin } from './plot-margin.ts';
import { TierLines } from './tier-lines.tsx';
import classes from '../model.module.css';

const middles = Float64Array.from(
  { length: scoreBins },
  (_, bin) => (bin + 0.5) * (100 / scoreBins),
);

const knownCodes = new WeakMap<readonly Tier[], Map<string | null, Uint8Array>>();

/** The tier of each bar on a ladder by its index; kept, because the lines rest while a weight moves. */
const codesOf = (tiers: readonly Tier[], ladder: string | null): Uint8Array => {
  const byLadder = knownCodes.get(tiers) ?? new Map<string | null, Uint8Array>();
  const known = byLadder.get(ladder);
  if (known !== undefined) return known;
  const codes = new Uint8Array(scoreBins);
  assignTiers(middles, tierFloors(tiers, ladder), codes);
  knownCodes.set(tiers, byLadder.set(ladder, codes));
  return codes;
};

const describe = (lower: number, upper: number, count: number): string =>
  `${lower} to ${upper}: ${formatCount(count)} partners`;

/** How many of a ladder score what in this frame; of everybody where all are on one. */
const countsOf = ({ places, scores, gates }: LiveResult, ladder: string | null): Uint32Array => {
  const ladders = gates?.ladders ?? null;
  return ladders === null
    ? places.histogram(scoreBins)
    : histogramOfLadder(scores, ladders, ladder, scoreBins);
};

type DistributionProps = {
  readonly store: ScoringStore;
  readonly tiers: readonly Tier[];
  /** The ladder in view; null for the main one. */
  readonly ladder: string | null;
};

/** How many partners score what, each bar in the colour of its tier, and the lines between the tiers. */
export const Distribution = ({ store, tiers, ladder }: DistributionProps) => {
  const read = useCallback((): HistogramFrame | null => {
    const { result, before } = store.getState();
    if (result === null) return null;
    const shown = result.settled.model.tiers;
    const codes = codesOf(shown, ladder);
    return {
      counts: countsOf(result, ladder),
      before: before?.histogramOf(ladder) ?? null,
      colourOf: (bin) => colourOfTier(shown[codes[bin] ?? 0], codes[bin] ?? 0),
    };
  }, [store, ladder]);
  const isMoving = hasMovingLines({ tiers });
  // Lines that are scores rest while a weight moves; the others are where this frame puts them.
  const settled = useStoreState(store, ({ result }) =>
    isMoving ? (result?.settled.model.tiers ?? tiers) : tiers,
  );
  const findings = useStoreState(store, (state) => state.findings);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <h2 className={classes['heading']}>Distribution of scores</h2>
        <PictureMenu
          of="Distribution of scores"
          picture={() => {
            const { result } = store.getState();
            const shown = result?.settled.model.tiers ?? tiers;
            return distributionPicture({
              counts: result === null ? [] : countsOf(result, ladder),
              codes: codesOf(shown, ladder),
              tiers: shown,
              ladder,
            });
          }}
        />
      </Group>
      <div data-histogram-area style={{ position: 'relative' }}>
        <Histogram
          label={`Partners by score; tier lines at ${settled
            .flatMap((tier) =>
              tier.line === null || ladderOfTier(tier) !== ladder
                ? []
                : [`${lineWords(tier.line)} for ${tier.name}`],
            )
            .join(', ')}`}
          height={150}
          margin={plotMargin}
          read={read}
          follow={store.subscribe}
          describe={describe}
        />
        <TierLines tiers={settled} cuts={tiers} ladder={ladder} {...lineMoves(store)} />
      </div>
      {tiers.map(({ id }) => (
        <FindingList
          key={id}
          findings={findings.filter(({ severity }) => severity === 'error')}
          about={id}
        />
      ))}
    </div>
  );
};
