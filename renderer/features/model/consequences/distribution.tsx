import { useCallback } from 'react';
import { Histogram, type HistogramFrame } from '#renderer/charts/histogram.tsx';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { changeTier } from '../model-edits.ts';
import { plotMargin } from './plot-margin.ts';
import { TierLines } from './tier-lines.tsx';
import classes from '../model.module.css';

/** Two points a bar. */
const bins = 50;

const middles = Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * (100 / bins));

const describe = (lower: number, upper: number, count: number): string =>
  `${lower} to ${upper}: ${formatCount(count)} partners`;

type DistributionProps = { readonly store: ScoringStore; readonly tiers: readonly Tier[] };

/** How many partners score what, each bar in the colour of its tier, and the lines between the tiers. */
export const Distribution = ({ store, tiers }: DistributionProps) => {
  const read = useCallback((): HistogramFrame | null => {
    const { model, result } = store.getState();
    if (model === null || result === null) return null;
    const codes = new Uint8Array(bins);
    assignTiers(middles, tierFloors(model.tiers), codes);
    return {
      counts: result.places.histogram(bins),
      colourOf: (bin) => colourOfTier(model.tiers[codes[bin] ?? 0], codes[bin] ?? 0),
    };
  }, [store]);
  return (
    <div>
      <h2 className={classes['heading']}>Distribution of scores</h2>
      <div data-histogram-area style={{ position: 'relative' }}>
        <Histogram
          label={`Partners by score; tier lines at ${tiers
            .flatMap(({ line, name }) => (line === null ? [] : [`${line} for ${name}`]))
            .join(', ')}`}
          height={150}
          margin={plotMargin}
          read={read}
          follow={store.subscribe}
          describe={describe}
        />
        <TierLines
          tiers={tiers}
          onPreview={(id, line) =>
            store.actions.preview((before) => changeTier(before, id, { line }))
          }
          onCommit={(name, line) =>
            store.actions.commitPreview(`Set the line of ${name} to ${line}`)
          }
        />
      </div>
    </div>
  );
};
