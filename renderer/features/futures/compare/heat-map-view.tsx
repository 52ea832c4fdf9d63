import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { searchable } from '#renderer/sensitive/searchable.ts';
import { NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconTableShare } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { PictureMenu } from '#renderer/charts/picture-menu.tsx';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesState } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatOf } from '#renderer/ui/format.ts';
import {
  sampleColumns,
  sampledFutures,
  scenarioColumns,
  type HeatColumn,
} from '#shared/ensemble/run/heat-columns.ts';
import type { Futures } from '#shared/model/futures.ts';
import { nowWords } from '#shared/scenario/now-words.ts';
import type { Today } from '#shared/scenario/read-today.ts';
import { FindPartner, NobodyFound } from '../find-partner.tsx';
import { findRows } from '../order-rows.ts';
import { ExportButton } from '../take/export-button.tsx';
import { HeatSliders } from './heat-sliders.tsx';
import {
  heatColumns,
  heatRows,
  orderHeatRows,
  orderIn,
  type HeatOrder,
  type HeatSource,
} from './heat-columns.ts';
import { createLiveHeatMap } from './live-heat-map.ts';
import { heatPicture } from './heat-picture.ts';
import { MoversStrip } from './movers-strip.tsx';
import classes from './compare.module.css';

type HeatMapViewProps = {
  readonly ensembles: EnsembleStore;
  readonly state: FuturesState;
  readonly revision: number;
};

/** Every partner in every future, side by side. */
export const HeatMapView = ({ ensembles, state, revision }: HeatMapViewProps) => {
  const { futures, today } = state;
  const run = useStoreState(ensembles, (all) => all.run);
  const [wants, setWants] = useState<'scenarios' | 'sample'>('scenarios');
  useEffect(() => void ensembles.actions.read(), [ensembles, revision]);
  const canSample = run !== null && !run.isStale;
  const isSample = canSample && (wants === 'sample' || futures.scenarios.length === 0);
  const columns = useMemo(
    () => (isSample ? sampleColumns(run, sampledFutures) : scenarioColumns(futures)),
    [isSample, run, futures],
  );
  if (today === null || columns.length === 0) {
    return (
      <EmptyState
        icon={<IconTableShare size={40} stroke={1.25} />}
        title="No future to compare yet"
      >
        Named scenarios, or futures of an ensemble, stand here side by side: in which of them does
        whom hold the tier?
      </EmptyState>
    );
  }
  return (
    <HeatMap
      today={today}
      futures={futures}
      columns={columns}
      isSample={isSample}
      runId={isSample ? run.id : null}
      which={
        <SegmentedControl
          size="xs"
          aria-label="Which futures"
          data={[
            { value: 'scenarios', label: 'Scenarios', disabled: futures.scenarios.length === 0 },
            {
              value: 'sample',
              label: `${sampledFutures} futures of the ensemble`,
              disabled: !canSample,
            },
          ]}
          value={isSample ? 'sample' : 'scenarios'}
          onChange={(value) => setWants(value === 'sample' ? 'sample' : 'scenarios')}
        />
      }
    />
  );
};

type HeatMapProps = {
  readonly today: Today;
  readonly futures: Futures;
  readonly columns: readonly HeatColumn[];
  readonly isSample: boolean;
  /** Run that the futures are taken from; null for the scenarios. */
  readonly runId: number | null;
  readonly which: React.ReactNode;
};

const HeatMap = ({ today, futures, columns, isSample, runId, which }: HeatMapProps) => {
  const [scope, setScope] = useState<'all' | 'differing'>('differing');
  const [find, setFind] = useState('');
  const [wanted, setOrder] = useState<HeatOrder>({ by: 'likeness', isDescending: false });
  const [settled, setSettled] = useState(0);
  const map = useMemo(() => createLiveHeatMap(today, futures, columns), [today, futures, columns]);
  const { by, isDescending } = orderIn(map, wanted);
  const { snapshot, model } = today;
  const hidden = useHidden();
  const source = useMemo((): HeatSource => {
    const all = { map, snapshot, tiers: model.tiers, groups: tierGroupsOf(model), settled };
    const found = findRows(
      heatRows(map, scope === 'differing'),
      searchable(snapshot, hidden),
      find,
    );
    return { ...all, rows: orderHeatRows(found, all, { by, isDescending }) };
  }, [map, snapshot, model, scope, find, by, isDescending, settled, hidden]);
  const gridColumns = useMemo(
    () => heatColumns(map, { by, isDescending }, isSample),
    [map, by, isDescending, isSample],
  );
  const { rows } = source;
  return (
    <div className={classes['view']}>
      <div className={classes['main']}>
        <div className={classes['bar']}>
          {which}
          <SegmentedControl
            size="xs"
            aria-label="Which partners"
            data={[
              { value: 'differing', label: 'Only differences' },
              { value: 'all', label: 'All partners' },
            ]}
            value={scope}
            onChange={(value) => setScope(value === 'all' ? 'all' : 'differing')}
          />
          <NativeSelect
            size="xs"
            aria-label="Order of rows"
            data={[
              { value: 'likeness', label: 'Ordered by likeness' },
              { value: 'held', label: 'Ordered by futures held' },
              { value: 'today', label: 'Ordered by tier now' },
              { value: 'name', label: 'Ordered by name' },
              ...map.columns.map(({ id, name }) => ({ value: id, label: `Ordered by ${name}` })),
            ]}
            value={by}
            onChange={({ currentTarget }) =>
              setOrder({ by: currentTarget.value, isDescending: false })
            }
          />
          <FindPartner value={find} onChange={setFind} />
          <Text size="xs" c="dimmed" role="status">
            {formatOf(rows.length, snapshot.partnerKeys.length)} partners
          </Text>
          {rows.length > 0 && (
            <PictureMenu of="Tiers by future" picture={() => heatPicture(source)} />
          )}
          <ExportButton
            offered={() => [
              {
                table: {
                  kind: 'heatMap',
                  runId,
                  held: [...map.held()].flatMap(([place, value]) => {
                    const driver = futures.drivers[place];
                    return driver === undefined ? [] : [{ driverId: driver.id, value }];
                  }),
                },
                keys: rows.map((row) => snapshot.partnerKeys[row] ?? ''),
              },
              ...(futures.scenarios.length === 0
                ? []
                : [
                    { table: { kind: 'movers' as const, scenarioId: null } },
                    { table: { kind: 'scenarios' as const } },
                  ]),
            ]}
          />
        </div>
        <MoversStrip map={map} />
        <Text size="xs" c="dimmed">
          {nowWords}
          {by === 'likeness' &&
            ' Likeness: the best come first, each row is followed by the one that differs least from it, in steps of tiers.'}
        </Text>
        {rows.length === 0 ? (
          <NobodyFound
            find={find}
            otherwise="Every partner holds its tier of now in every future."
          />
        ) : (
          <DataGrid
            label="Tiers by future"
            columns={gridColumns}
            rows={rows.length}
            source={source}
            follow={map.follow}
            onSort={(column) =>
              setOrder({ by: column, isDescending: column === by && !isDescending })
            }
          />
        )}
      </div>
      <HeatSliders
        key={futures.drivers.map(({ id }) => id).join(' ')}
        map={map}
        drivers={futures.drivers}
        onSettle={() => setSettled((count) => count + 1)}
      />
    </div>
  );
};
