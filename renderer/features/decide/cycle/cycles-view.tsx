import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClipboardCheck, IconHistory } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { cycleTable, isOpenState } from '#shared/cycle/cycle-table.ts';
import { kindWords } from '#shared/cycle/cycle-words.ts';
import { filterCycle, wholeCycle } from '#shared/cycle/filter-cycle.ts';
import type { CycleRecord } from '#shared/model/review-cycle.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { AcceptReport } from './accept-report.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { CycleBar, type CycleDialog } from './cycle-bar.tsx';
import { cycleColumns } from './cycle-columns.ts';
import { CycleFilters } from './cycle-filters.tsx';
import type { CycleSource } from './cycle-source.ts';
import { OpenDialog } from './open-dialog.tsx';
import { PartnerPanel } from './partner-panel.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import classes from './cycle.module.css';

type CyclesViewProps = {
  readonly store: CycleStore;
  readonly workspace: Workspace;
  /** Goes on to the proposal of a closed cycle. */
  readonly onPropose: (cycle: CycleRecord) => void;
};

const frozenWords = (record: CycleRecord): string =>
  `${kindWords[record.kind]}, data as of ${formatIsoDay(record.asOf)}, by ${record.modelName}; decisions until ${formatIsoDay(record.closes)}`;

/** Review cycles: everybody's current, recommended and decided tier, and what still has to be decided. */
export const CyclesView = ({ store, workspace, onPropose }: CyclesViewProps) => {
  const state = useStoreState(store, (all) => all);
  const { cycles, view, filter, sort, chosen, report, replay, saved, error } = state;
  const { actions } = store;
  const [dialog, setDialog] = useState<CycleDialog>(null);
  useEffect(() => {
    void actions.read();
  }, [actions, workspace.revision, workspace.knownOn]);
  const table = useMemo(() => (view === null ? null : cycleTable(view, view.today)), [view]);
  const rows = useMemo(
    () =>
      view === null || table === null ? new Uint32Array() : filterCycle(view, table, filter, sort),
    [view, table, filter, sort],
  );
  const source = useMemo(
    (): CycleSource | null => (view === null || table === null ? null : { view, table, rows }),
    [view, table, rows],
  );
  const question = useMemo(() => ({ filter, sort }), [filter, sort]);

  if (cycles === null) {
    return error === null ? (
      <Text size="sm" c="dimmed" role="status">
        Reading review cycles
      </Text>
    ) : (
      <ErrorPanel error={error} />
    );
  }
  const opening = dialog === 'open' && (
    <OpenDialog
      store={store}
      versions={workspace.versions}
      last={cycles[0] ?? null}
      onClose={() => setDialog(null)}
    />
  );
  if (view === null || table === null || source === null) {
    return (
      <>
        {error !== null && <ErrorPanel error={error} onClose={actions.dismissError} />}
        <EmptyState
          icon={<IconClipboardCheck size={40} stroke={1.25} />}
          title="No review cycle yet"
          actions={
            <Button disabled={workspace.isReadOnly} onClick={() => setDialog('open')}>
              Open a cycle…
            </Button>
          }
        >
          A cycle freezes model and data, recommends a tier for every partner, and keeps who decided
          what and why. What is safe is accepted together; the rest is decided one by one.
        </EmptyState>
        {opening}
      </>
    );
  }
  const { record, figures, changedSince } = view;
  const isOpen = record.closing === null && !workspace.isReadOnly;
  const isFiltered = filter !== wholeCycle;
  const row = chosen === null ? -1 : figures.partnerKeys.indexOf(chosen);
  const place = row === -1 ? -1 : rows.indexOf(row);
  const openRows = Array.from(rows).filter((each) => isOpenState(table.states[each]));
  const acceptShown = (): void => {
    const keys = openRows.map((each) => figures.partnerKeys[each] ?? '');
    void actions.accept(isFiltered ? keys : null);
  };

  return (
    <div className={classes['view']} data-alone={row === -1 || undefined}>
      <div className={classes['main']}>
        {error !== null && <ErrorPanel error={error} onClose={actions.dismissError} />}
        {changedSince.length > 0 && record.closing === null && (
          <Notice
            tone="warning"
            icon={<IconAlertTriangle size={18} />}
            title="The workspace is not what this cycle was computed from"
          >
            {changedSince.map((sentence) => (
              <Text size="sm" key={sentence}>
                {unbroken(sentence)}
              </Text>
            ))}
            <Text size="sm">The cycle stays as it is; open another one to take this up.</Text>
          </Notice>
        )}
        {replay !== null && (
          <Notice
            tone={replay.isSame ? 'success' : 'danger'}
            role="status"
            icon={<IconHistory size={18} />}
            title={
              replay.isSame
                ? `Computed again, the same bytes: ${formatCount(replay.rows)} partners`
                : `Computed again, other bytes: engine ${replay.engine.then} then, ${replay.engine.now} now`
            }
          >
            <span className={classes['hash']}>SHA-256 {replay.table.now}</span>
          </Notice>
        )}
        {saved !== null && (
          <Notice
            tone="success"
            role="status"
            icon={<IconCheck size={18} />}
            title={`Wrote ${saved}`}
          />
        )}
        {report !== null && (
          <AcceptReport report={report} onChoose={actions.choose} onClose={actions.dismissReport} />
        )}
        <Panel title={record.name} description={frozenWords(record)}>
          <CycleBar
            cycles={cycles}
            view={view}
            table={table}
            isBusy={state.isBusy}
            isReadOnly={workspace.isReadOnly}
            acceptable={openRows.length}
            isFiltered={isFiltered}
            actions={actions}
            onAccept={acceptShown}
            onDialog={setDialog}
            onPropose={() => onPropose(record)}
          />
          <CycleFilters
            filter={filter}
            shown={rows.length}
            total={figures.partnerKeys.length}
            rules={record.rules}
            onChange={actions.setFilter}
          />
          <div className={classes['grid']}>
            <DataGrid
              label="Partners of the cycle"
              columns={cycleColumns}
              rows={rows.length}
              source={source}
              question={question}
              selected={place === -1 ? null : place}
              onSelect={(at) => actions.choose(figures.partnerKeys[rows[at] ?? -1] ?? null)}
              onSort={actions.sortBy}
              onKey={(key, at) => {
                const partner = figures.partnerKeys[rows[at] ?? -1];
                if (partner === undefined || !isOpen) return;
                if (key === 'a') void actions.accept([partner]);
                if (key === 'Delete') void actions.withdraw(partner);
              }}
            />
          </div>
          <p className={classes['quiet']}>
            Enter looks at a partner
            {isOpen
              ? ', A accepts its recommended tier where rules allow, Delete takes a decision back'
              : ''}
            .
          </p>
        </Panel>
      </div>
      {row !== -1 && (
        <PartnerPanel
          key={`${record.id} ${chosen ?? ''}`}
          view={view}
          table={table}
          row={row}
          isOpen={isOpen}
          isBusy={state.isBusy}
          store={store}
        />
      )}
      {opening}
      {dialog === 'rules' && (
        <RulesDialog
          store={store}
          record={record}
          isOpen={isOpen}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'compare' && (
        <CompareDialog
          store={store}
          cycles={cycles}
          record={record}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'close' && (
        <CloseDialog store={store} record={record} onClose={() => setDialog(null)} />
      )}
    </div>
  );
};
