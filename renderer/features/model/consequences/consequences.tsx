import { useMemo, useRef } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { countTiers } from '#shared/scoring/assign-tiers.ts';
import { changeTier } from '../model-edits.ts';
import { distributionOption } from './distribution-option.ts';
import { rankedColumns, type RankedSource } from './ranked-columns.ts';
import { Movers } from './movers.tsx';
import { TierLines } from './tier-lines.tsx';
import classes from '../model.module.css';

type ConsequencesProps = { readonly store: ScoringStore; readonly snapshot: Snapshot };

/** What follows from the model as shown: distribution, tiers, movers and ranks, frame by frame. */
export const Consequences = ({ store, snapshot }: ConsequencesProps) => {
  const model = useStoreState(store, (state) => state.model);
  const result = useStoreState(store, (state) => state.result);
  const version = useStoreState(store, (state) => state.version);
  if (model === null || result === null) return null;
  return (
    <section className={classes['consequences']} aria-label="What follows">
      <Distribution store={store} model={model} result={result} version={version} />
      <Counts model={model} result={result} />
      <div className={classes['split']}>
        <Movers
          tiers={model.tiers}
          result={result}
          version={version}
          names={snapshot.partnerNames}
        />
        <Ranked model={model} result={result} snapshot={snapshot} version={version} />
      </div>
    </section>
  );
};

type LiveProps = {
  readonly model: ScoringModel;
  readonly result: LiveResult;
  /** The arrays of `result` are overwritten in place; this rises when they are. */
  readonly version: number;
};

const Distribution = ({
  store,
  model,
  result,
  version,
}: LiveProps & { readonly store: ScoringStore }) => {
  const ink = useChartInk();
  const host = useRef<HTMLDivElement>(null);
  const option = useMemo(
    () => (version > 0 ? distributionOption(result.scores, model.tiers, ink) : {}),
    [result, version, model.tiers, ink],
  );
  return (
    <div>
      <h2 className={classes['heading']}>Distribution of scores</h2>
      <div ref={host} style={{ position: 'relative' }}>
        <Chart
          label={`Partners by score; tier lines at ${model.tiers
            .flatMap(({ line, name }) => (line === null ? [] : [`${line} for ${name}`]))
            .join(', ')}`}
          option={option}
          height={150}
        />
        <TierLines
          tiers={model.tiers}
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

const Counts = ({ model, result }: Omit<LiveProps, 'version'>) => {
  const today = countTiers(result.currentTiers, model.tiers.length);
  return (
    <div className={classes['counts']} role="group" aria-label="Partners per tier, today and then">
      {model.tiers.map((tier, index) => (
        <span key={tier.id} className={classes['count']}>
          <TierBadge tier={tier} index={index} />
          <span className={classes['soft']}>{formatCount(today.byTier[index] ?? 0)} →</span>
          <b>{formatCount(result.counts.byTier[index] ?? 0)}</b>
        </span>
      ))}
      {result.counts.without > 0 && (
        <span className={classes['count']}>
          <span className={classes['soft']}>Not enough data</span>
          <b>{formatCount(result.counts.without)}</b>
        </span>
      )}
    </div>
  );
};

const Ranked = ({
  model,
  result,
  snapshot,
  version,
}: LiveProps & { readonly snapshot: Snapshot }) => {
  const source = useMemo<RankedSource>(
    () => ({ model, result, snapshot, version }),
    [model, result, snapshot, version],
  );
  return (
    <div className={classes['ranked']}>
      <DataGrid
        label="Partners by rank"
        columns={rankedColumns}
        rows={snapshot.partnerKeys.length}
        source={source}
      />
    </div>
  );
};
