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
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
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

const knownCodes = new WeakMap<readonly Tier[], Uint8Array>();

/** The tier of each bar by its index; kept, because the lines rest while a weight moves. */
const codesOf = (tiers: readonly Tier[]): Uint8Array => {
  const known = knownCodes.get(tiers);
  if (known !== undefined) return known;
  const codes = new Uint8Array(scoreBins);
  assignTiers(middles, tierFloors(tiers), codes);
  knownCodes.set(tiers, codes);
  return codes;
};

const describe = (lower: number, upper: number, count: number): string =>
  `${lower} to ${upper}: ${formatCount(count)} partners`;

type DistributionProps = { readonly store: ScoringStore; readonly tiers: readonly Tier[] };

/** How many partners score what, each bar in the colour of its tier, and the lines between the tiers. */
export const Distribution = ({ store, tiers }: DistributionProps) => {
  const read = useCallback((): HistogramFrame | null => {
    const { result, before } = store.getState();
    if (result === null) return null;
    const shown = result.settled.model.tiers;
    const codes = codesOf(shown);
    return {
      counts: result.places.histogram(scoreBins),
      before: before?.histogram ?? null,
      colourOf: (bin) => colourOfTier(shown[codes[bin] ?? 0], codes[bin] ?? 0),
    };
  }, [store]);
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
              counts: result?.places.histogram(scoreBins) ?? [],
              codes: codesOf(shown),
              tiers: shown,
            });
          }}
        />
      </Group>
      <div data-histogram-area style={{ position: 'relative' }}>
        <Histogram
          label={`Partners by score; tier lines at ${settled
            .flatMap(({ line, name }) => (line === null ? [] : [`${lineWords(line)} for ${name}`]))
            .join(', ')}`}
          height={150}
          margin={plotMargin}
          read={read}
          follow={store.subscribe}
          describe={describe}
        />
        <TierLines tiers={settled} cuts={tiers} {...lineMoves(store)} />
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
