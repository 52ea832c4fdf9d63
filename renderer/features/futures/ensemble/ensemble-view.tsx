import { useHidden } from '#renderer/sensitive/masks.tsx';
import { searchable } from '#renderer/sensitive/searchable.ts';
import { SegmentedControl, Text } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import { changeReading } from '#renderer/stores/futures-edits.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import type { WantedTable } from '#renderer/stores/takeaway-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatOf } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { hurtsMost } from '#shared/ensemble/run/hurts-most.ts';
import { emptyFutures, readPartners } from '#shared/ensemble/run/read-partners.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { FindPartner, NobodyFound } from '../find-partner.tsx';
import { findRows } from '../order-rows.ts';
import { ExportButton } from '../take/export-button.tsx';
import { GroupPanel } from './group-panel.tsx';
import { partnerColumns } from './partner-columns.ts';
import { PartnerProfile } from './partner-profile.tsx';
import {
  firstPartnerOrder,
  partnerSorts,
  sortPartners,
  type PartnerOrder,
  type PartnersSource,
} from './partner-rows.ts';
import { RulesPanel } from './rules-panel.tsx';
import { RunList } from './run-list.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { TierSpanTable } from './tier-span-table.tsx';
import classes from './ensemble.module.css';

type EnsembleViewProps = {
  readonly store: EnsembleStore;
  readonly futuresStore: FuturesStore;
  readonly state: FuturesState;
  readonly revision: number;
  readonly isReadOnly: boolean;
  readonly onAskWhen: () => void;
};

/** Many futures at once: what to run, what was kept, and what it says of everybody. */
export const EnsembleView = (props: EnsembleViewProps) => {
  const { store, futuresStore, state, revision, isReadOnly, onAskWhen } = props;
  const { settings, records, run, isRunning, error } = useStoreState(store, (all) => all);
  const { futures, today } = state;
  const { actions } = store;
  useEffect(() => void actions.read(), [actions, revision]);
  if (today === null) {
    return (
      <Text size="sm" c="dimmed" p="md">
        The partners are being read.
      </Text>
    );
  }
  return (
    <div className={classes['view']}>
      <div className={classes['side']}>
        <section aria-label="Settings of the ensemble">
          <h2 className={classes['heading']}>Run an ensemble</h2>
          <SettingsPanel
            settings={settings}
            model={today.model}
            futures={futures}
            snapshot={today.snapshot}
            isRunning={isRunning}
            isReadOnly={isReadOnly}
            onChange={actions.set}
            onRun={() => void actions.start()}
          />
        </section>
        <section aria-label="Runs">
          <h2 className={classes['heading']}>Kept runs</h2>
          <RunList
            records={records ?? []}
            selectedId={run?.id ?? null}
            isReadOnly={isReadOnly}
            onChoose={(id) => void actions.choose(id)}
            onRemove={(id) => void actions.remove(id)}
          />
        </section>
      </div>
      <div className={classes['main']}>
        {error !== null && <ErrorPanel error={error} onClose={actions.dismissError} />}
        {run === null ? (
          <EmptyState
            icon={<IconChartDots size={40} stroke={1.25} />}
            title={isRunning ? 'Futures are running' : 'No ensemble yet'}
          >
            An ensemble draws hundreds or thousands of futures from the ranges of the drivers and
            tells how every partner fares in all of them. It is kept with its seed, so that the same
            can be run again.
          </EmptyState>
        ) : (
          <RunView
            key={run.id}
            run={run}
            state={state}
            isReadOnly={isReadOnly}
            store={futuresStore}
            onAskWhen={(key) => {
              void actions.ask({ kind: 'leaves', partnerKey: key });
              onAskWhen();
            }}
          />
        )}
      </div>
    </div>
  );
};

type RunViewProps = {
  readonly run: NonNullable<ReturnType<EnsembleStore['getState']>['run']>;
  readonly state: FuturesState;
  readonly isReadOnly: boolean;
  readonly store: FuturesStore;
  readonly onAskWhen: (partnerKey: string) => void;
};

const RunView = ({ run, state, isReadOnly, store, onAskWhen }: RunViewProps) => {
  const { futures, today } = state;
  const { facts, settings, isStale } = run;
  const [part, setPart] = useState<'partners' | 'rules'>('partners');
  const [find, setFind] = useState('');
  const [order, setOrder] = useState<PartnerOrder>(firstPartnerOrder('holds'));
  const [selectedRow, setSelectedRow] = useState<number | null>(null);
  const { reading } = futures;

  const partners = useMemo(() => readPartners(run, reading), [run, reading]);
  const names = useMemo(() => {
    const nameOf = new Map(
      today?.snapshot.partnerKeys.map((key, row) => [key, today.snapshot.partnerNames[row] ?? key]),
    );
    return facts.partnerKeys.map((key) => nameOf.get(key) ?? key);
  }, [today, facts.partnerKeys]);
  const hurts = useMemo(
    () =>
      today === null || isStale
        ? null
        : hurtsMost(
            createStateScorer(
              today.model,
              today.snapshot,
              feltWithin(futures, settings.horizonMonths),
              today.references,
            ),
            futures.drivers,
          ),
    [today, isStale, futures, settings.horizonMonths],
  );
  const sorted = useMemo((): PartnersSource => {
    const all = { run, partners, names, tiers: today?.model.tiers ?? [], hurts };
    return { ...all, rows: sortPartners([...names.keys()], all, order) };
  }, [run, partners, names, today, hurts, order]);
  // Each key of a name that is looked for narrows the rows; their order stays.
  const hidden = useHidden();
  const source = useMemo(
    (): PartnersSource => ({
      ...sorted,
      rows: findRows(sorted.rows, searchable({ ...facts, partnerNames: names }, hidden), find),
    }),
    [sorted, facts, names, find, hidden],
  );
  const columns = useMemo(() => partnerColumns(order), [order]);

  if (today === null) return null;
  const empty = emptyFutures(run);
  const selected = selectedRow === null ? undefined : partners[selectedRow];
  const selectedPlace = selectedRow === null ? -1 : source.rows.indexOf(selectedRow);
  return (
    <>
      {isStale && (
        <Notice tone="warning" icon={null} title="This run is out of date" role="status">
          Model, data, drivers or effects were changed since. The figures below are those of then;
          run the ensemble again for those of now.
        </Notice>
      )}
      {empty > 0 && (
        <Notice
          tone="warning"
          icon={null}
          role="status"
          title={`In ${formatOf(empty, settings.futures)} futures nobody has a tier`}
        >
          Too little of the model can be computed there. Those futures count as “no tier” in every
          share below.
        </Notice>
      )}
      <div className={classes['top']}>
        <TierSpanTable run={run} tiers={today.model.tiers} />
        <GroupPanel
          partners={partners}
          lines={reading}
          isReadOnly={isReadOnly}
          onChange={(lines) =>
            void store.actions.save('Set the lines of the groups', (old) =>
              changeReading(old, lines),
            )
          }
        />
      </div>
      <div className={classes['bar']}>
        <SegmentedControl
          size="xs"
          aria-label="What to read"
          data={[
            { value: 'partners', label: 'Every partner' },
            { value: 'rules', label: 'Six rules' },
          ]}
          value={part}
          onChange={(value) => setPart(value === 'rules' ? 'rules' : 'partners')}
        />
        {part === 'partners' && <FindPartner value={find} onChange={setFind} />}
        <Text size="xs" c="dimmed">
          {formatCount(settings.futures)} futures, seed {settings.seed}, engine {run.engineVersion},
          inputs {run.inputsSha256.slice(0, 12)}…
        </Text>
        <ExportButton
          offered={() => {
            const keys = source.rows.map((row) => facts.partnerKeys[row] ?? '');
            const tables: readonly WantedTable[] = [
              { table: { kind: 'profiles', runId: run.id }, keys },
              { table: { kind: 'rules', runId: run.id } },
              { table: { kind: 'groups', runId: run.id } },
              { table: { kind: 'spans', runId: run.id } },
              { table: { kind: 'byFuture', runId: run.id } },
            ];
            return part === 'rules' ? [...tables.slice(1), ...tables.slice(0, 1)] : tables;
          }}
        />
      </div>
      {part === 'rules' ? (
        <RulesPanel
          run={run}
          partners={partners}
          names={names}
          optimism={reading.optimism}
          isReadOnly={isReadOnly}
          onOptimism={(optimism) =>
            void store.actions.save('Set the optimism of Hurwicz', (old) =>
              changeReading(old, { optimism }),
            )
          }
        />
      ) : (
        <div className={classes['body']} data-inspected={selected !== undefined || undefined}>
          <div className={classes['grid']}>
            {source.rows.length === 0 ? (
              <NobodyFound find={find} />
            ) : (
              <DataGrid
                label="Partners over all futures"
                columns={columns}
                rows={source.rows.length}
                source={source}
                selected={selectedPlace === -1 ? null : selectedPlace}
                onSelect={(place) => setSelectedRow(source.rows[place] ?? null)}
                onSort={(column) => {
                  const by = partnerSorts.find((each) => each === column);
                  if (by === undefined) return;
                  setOrder((old) =>
                    old.by === by ? { by, isDescending: !old.isDescending } : firstPartnerOrder(by),
                  );
                }}
              />
            )}
          </div>
          {selected !== undefined && selectedRow !== null && (
            <PartnerProfile
              run={run}
              partner={selected}
              row={selectedRow}
              name={names[selectedRow] ?? ''}
              model={today.model}
              futures={futures}
              snapshot={today.snapshot}
              onAskWhen={() => onAskWhen(facts.partnerKeys[selectedRow] ?? '')}
              onClose={() => setSelectedRow(null)}
            />
          )}
        </div>
      )}
    </>
  );
};
