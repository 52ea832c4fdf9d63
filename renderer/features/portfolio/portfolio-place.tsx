import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconChartDots, IconFlag, IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import { totalPlace } from '#renderer/grid/slot-column.ts';
import { AssignDialog } from '#renderer/milestones/assign-dialog.tsx';
import { useHidden, useReveal } from '#renderer/sensitive/masks.tsx';
import type { HistoryStore } from '#renderer/stores/history-store.ts';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { MilestonesStore } from '#renderer/stores/milestones-store.ts';
import type { PortfolioStore } from '#renderer/stores/portfolio-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { ViewStore } from '#renderer/stores/view-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatOf } from '#renderer/ui/format.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { defaultHistoryPlan } from '#shared/portfolio/history/portfolio-history.ts';
import { filterParts, filterRows } from '#shared/portfolio/filter-rows.ts';
import { withLadderColumn } from '#shared/portfolio/ladder-column.ts';
import { sortRows } from '#shared/portfolio/sort-rows.ts';
import { ok } from '#shared/result.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { copyFrom } from './copy-block.ts';
import { entriesOf } from './entries.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { TrendNotice } from './history/trend-notice.tsx';
import { historyBasisOf, useTrends } from './history/use-trends.ts';
import { defaultAxes } from './map/default-axes.ts';
import { PortfolioMap } from './map/portfolio-map.tsx';
import { portfolioColumns } from './portfolio-columns.ts';
import { Inspector } from './inspector.tsx';
import { entryAt, type PortfolioSource } from './portfolio-source.ts';
import { SummaryStrip } from './summary-strip.tsx';
import { ColumnMenu } from './view/column-menu.tsx';
import { defaultView } from './view/default-view.ts';
import { ExportButton } from './view/export-button.tsx';
import { GroupMenu } from './view/group-menu.tsx';
import { ViewMenu } from './view/view-menu.tsx';
import classes from './portfolio.module.css';

type PortfolioPlaceProps = {
  readonly scoring: ScoringStore;
  readonly view: ViewStore;
  readonly lineage: LineageStore;
  readonly portfolio: PortfolioStore;
  readonly milestones: MilestonesStore;
  readonly quality: QualityStore;
  readonly history: HistoryStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
};

/** The sources whose imports have a metric. */
const sourcesOf = ({ runs }: Workspace, metric: string): readonly string[] => [
  ...new Set(
    runs
      .filter(({ recipe }) => recipe.metrics.some(({ code }) => code === metric))
      .map(({ sourceName }) => sourceName),
  ),
];

const toggled = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

/** Every partner, ranked and tiered; why, for the one that is chosen. */
export const PortfolioPlace = (props: PortfolioPlaceProps) => {
  const { scoring, view, lineage, portfolio, milestones, quality, workspace } = props;
  const { history: pastStore } = props;
  const [isAssigning, setIsAssigning] = useState(false);
  const tab = useStoreState(portfolio, (state) => state.tab);
  // Lines as scores: whoever explains a tier says where its line lies.
  const model = useStoreState(scoring, ({ result }) => result?.settled.model ?? null);
  // Which ladder a partner is on stands among its labels, to be shown, filtered and grouped by.
  const resting = useStoreState(scoring, ({ restingModel }) => restingModel);
  const snapshot = useMemo(
    () => (resting === null ? props.snapshot : withLadderColumn(resting, props.snapshot)),
    [resting, props.snapshot],
  );
  const kept = useStoreState(portfolio, (state) => state.view);
  const current = useStoreState(portfolio, (state) => state.current);
  const result = useStoreState(scoring, (state) => state.result);
  const version = useStoreState(scoring, (state) => state.version);
  const selectedKey = useStoreState(view, (state) => state.selectedKey);
  const isInspectorOpen = useStoreState(view, (state) => state.isInspectorOpen);
  const findRequests = useStoreState(view, (state) => state.findRequests);
  const hidden = useHidden();
  const { isRevealed } = useReveal();
  const shown = useMemo(() => kept ?? defaultView(snapshot), [kept, snapshot]);
  const change = (part: Partial<PortfolioView>): void =>
    portfolio.actions.show({ ...shown, ...part });
  const plan = shown.history ?? defaultHistoryPlan;
  const history = useTrends(pastStore, workspace, shown, isRevealed);
  const findField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (findRequests === 0) return;
    findField.current?.select();
    // Answered: the field does not take the focus again when this place is shown next time.
    view.setState({ findRequests: 0 });
  }, [findRequests, view]);

  const scored = useMemo(
    () =>
      model === null || result === null || version === 0
        ? null
        : { model, result, snapshot, history },
    [model, result, version, snapshot, history],
  );
  const parts = useMemo(
    () => (scored === null ? [] : filterParts(shown.filter, scored, hidden)),
    [scored, shown.filter, hidden],
  );
  // Sorted before it is filtered, so that a key in Find costs no sort.
  const sorted = useMemo(
    () => (scored === null ? new Uint32Array() : sortRows(scored.result.order, shown.sort, scored)),
    [scored, shown.sort],
  );
  const rows = useMemo(() => filterRows(sorted, parts), [sorted, parts]);
  const { groupBy, folded, pinned } = shown;
  const pinnedRows = useMemo(
    () => pinned.map((key) => snapshot.partnerKeys.indexOf(key)).filter((row) => row >= 0),
    [pinned, snapshot],
  );
  const question = useMemo(
    () => ({ filter: shown.filter, sort: shown.sort, groupBy }),
    [shown.filter, shown.sort, groupBy],
  );
  const source = useMemo<PortfolioSource | null>(
    () =>
      scored === null
        ? null
        : {
            ...scored,
            hidden,
            entries: entriesOf(rows, { groupBy, folded }, scored),
            pinned: pinnedRows,
            coverageOf: (row) =>
              explainPartner(scored.model, snapshot, scored.result.columns, row).coverage,
          },
    [scored, snapshot, hidden, rows, groupBy, folded, pinnedRows],
  );
  const columns = useMemo(
    () => portfolioColumns(snapshot, shown.columns, shown.sort, plan),
    [snapshot, shown.columns, shown.sort, plan],
  );
  const copy = useMemo(() => (source === null ? undefined : copyFrom(source)), [source]);
  const kindOf = useMemo(
    () =>
      (place: number): string => {
        if (place === totalPlace) return 'total';
        const entry = source === null ? null : entryAt(source, place);
        return entry !== null && 'group' in entry ? 'group' : place < 0 ? 'pinned' : '';
      },
    [source],
  );

  if (source === null || scored === null || snapshot.partnerKeys.length === 0) {
    return (
      <div className={classes['place']}>
        <PageHeader title="Portfolio" />
        <EmptyState icon={<IconUsers size={40} stroke={1.25} />} title="No partners yet">
          Import a file in Data; every partner in it will be ranked and tiered here.
        </EmptyState>
      </div>
    );
  }
  const row = selectedKey === null ? -1 : snapshot.partnerKeys.indexOf(selectedKey);
  const place = row < 0 ? -1 : source.entries.lines.indexOf(row);
  const keyAt = (at: number): string | null => {
    const entry = entryAt(source, at);
    return entry !== null && 'row' in entry ? (snapshot.partnerKeys[entry.row] ?? null) : null;
  };
  const choose = (at: number): void => {
    const entry = entryAt(source, at);
    if (entry !== null && 'group' in entry) {
      if (at !== totalPlace) change({ folded: toggled(folded, entry.group.name) });
      return;
    }
    view.setState({ selectedKey: keyAt(at), isInspectorOpen: true });
  };
  const togglePin = (key: string | null): void => {
    if (key !== null) change({ pinned: toggled(pinned, key).slice(-100) });
  };
  return (
    <div className={classes['place']}>
      <PageHeader
        title="Portfolio"
        description={`${formatOf(rows.length, snapshot.partnerKeys.length)} partners`}
        actions={
          <>
            <TextInput
              ref={findField}
              size="xs"
              w={220}
              aria-label="Find partner"
              placeholder="Find partner"
              leftSection={<IconSearch size={14} />}
              value={shown.filter.find}
              onChange={({ currentTarget }) =>
                change({ filter: { ...shown.filter, find: currentTarget.value } })
              }
              onKeyDown={({ key }) => {
                if (key === 'Enter' && source.entries.lines.length > 0) choose(0);
              }}
            />
            <GroupMenu
              snapshot={snapshot}
              masked={hidden}
              groupBy={groupBy}
              onChange={(next) => change({ groupBy: next, folded: [] })}
            />
            <Button
              size="compact-xs"
              variant={shown.map === null ? 'default' : 'outline'}
              aria-pressed={shown.map !== null}
              leftSection={<IconChartDots size={13} />}
              onClick={() => change({ map: shown.map === null ? defaultAxes(scored.model) : null })}
            >
              Map
            </Button>
            <ColumnMenu
              snapshot={snapshot}
              shown={shown.columns}
              plan={plan}
              onChange={(next) => change({ columns: next })}
              onPlan={(next) => change({ history: next })}
            />
            <ExportButton
              name={workspace.name}
              view={shown}
              portfolio={scored}
              sensitive={workspace.sensitive}
              hidden={snapshot.partnerKeys.length - rows.length}
              onExport={portfolio.actions.exportView}
            />
            <Tooltip label="Assign a milestone to the partners shown…">
              <ActionIcon
                size={22}
                variant="default"
                disabled={workspace.isReadOnly}
                aria-label="Assign a milestone to the partners shown…"
                onClick={() => setIsAssigning(true)}
              >
                <IconFlag size={13} />
              </ActionIcon>
            </Tooltip>
            <ViewMenu
              views={workspace.views}
              view={shown}
              current={current}
              isReadOnly={workspace.isReadOnly}
              newId={portfolio.actions.newId}
              onShow={portfolio.actions.showKept}
              onSave={portfolio.actions.saveViews}
            />
          </>
        }
      />
      {isAssigning && (
        <AssignDialog
          catalogue={model?.rules.milestones ?? []}
          snapshot={snapshot}
          chosen={rows.length === snapshot.partnerKeys.length && row >= 0 ? [row] : [...rows]}
          onAssign={milestones.actions.assign}
          onClose={() => setIsAssigning(false)}
        />
      )}
      <SummaryStrip model={source.model} result={source.result} />
      <div className={classes['tools']}>
        <FilterBar
          filter={shown.filter}
          onChange={(filter) => change({ filter })}
          portfolio={scored}
          parts={parts}
          masked={hidden}
          hidden={snapshot.partnerKeys.length - rows.length}
        />
      </div>
      <TrendNotice store={pastStore} />
      <div className={classes['body']}>
        <div className={classes['grid']}>
          {shown.map !== null && (
            <PortfolioMap
              portfolio={scored}
              axes={shown.map}
              filter={shown.filter}
              parts={parts}
              masked={hidden}
              selected={row}
              onAxes={(map) => change({ map })}
              onFilter={(filter) => change({ filter })}
              onPick={(picked) =>
                view.setState({
                  selectedKey: snapshot.partnerKeys[picked] ?? null,
                  isInspectorOpen: true,
                })
              }
            />
          )}
          {rows.length === 0 ? (
            <EmptyState title="No partner fits">
              Loosen the filters or the words to find.
            </EmptyState>
          ) : (
            <DataGrid
              label="Partners by rank"
              columns={columns}
              rows={source.entries.lines.length}
              source={source}
              selected={place < 0 ? null : place}
              question={question}
              onSelect={choose}
              pinned={source.pinned.length}
              hasTotals={groupBy !== null}
              kindOf={kindOf}
              {...(copy === undefined ? {} : { copy })}
              onKey={(key, at) => {
                if (key.toLowerCase() === 'p') togglePin(keyAt(at));
              }}
              onSort={(column) => {
                if (column === 'position') return;
                const { sort } = shown;
                change({
                  sort: {
                    column,
                    isDescending: sort.column === column ? !sort.isDescending : false,
                  },
                });
              }}
            />
          )}
        </div>
        {row >= 0 && isInspectorOpen && (
          <Inspector
            row={row}
            source={source}
            tab={tab}
            onTab={portfolio.actions.ask}
            isPinned={selectedKey !== null && pinned.includes(selectedKey)}
            onPin={() => togglePin(selectedKey)}
            assumptions={workspace.assumptions}
            votes={workspace.votes}
            isReadOnly={workspace.isReadOnly}
            doubts={{
              read: async () => {
                const report = await quality.actions.read();
                return report.ok ? ok(report.value.alerts) : report;
              },
              sourcesOf: (metric) => sourcesOf(workspace, metric),
            }}
            history={{
              plan,
              basis: historyBasisOf(workspace),
              read: pastStore.actions.ofPartner,
            }}
            onAssume={portfolio.actions.saveAssumptions}
            onAsk={(other) => view.setState({ selectedKey: snapshot.partnerKeys[other] ?? null })}
            onTrace={(metric) =>
              void lineage.actions.open({
                kind: 'figure',
                partner: snapshot.partnerKeys[row] ?? '',
                metric,
              })
            }
            onClose={() => view.setState({ isInspectorOpen: false })}
          />
        )}
      </div>
    </div>
  );
};
