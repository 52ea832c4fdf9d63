import { TextInput } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { PortfolioStore } from '#renderer/stores/portfolio-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { ViewStore } from '#renderer/stores/view-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { ColumnMenu, FilterMenus } from './filter-menus.tsx';
import { portfolioColumns } from './portfolio-columns.ts';
import { Inspector } from './inspector.tsx';
import type { PortfolioSource } from './portfolio-source.ts';
import { SummaryStrip } from './summary-strip.tsx';
import { byRank, filterRows, noFilter, sortRows } from './visible-rows.ts';
import classes from './portfolio.module.css';

type PortfolioPlaceProps = {
  readonly scoring: ScoringStore;
  readonly view: ViewStore;
  readonly lineage: LineageStore;
  readonly portfolio: PortfolioStore;
  readonly quality: QualityStore;
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

/** Every partner, ranked and tiered; why, for the one that is chosen. */
export const PortfolioPlace = (props: PortfolioPlaceProps) => {
  const { scoring, view, lineage, portfolio, quality, workspace, snapshot } = props;
  const tab = useStoreState(portfolio, (state) => state.tab);
  // Lines as scores: whoever explains a tier says where its line lies.
  const model = useStoreState(scoring, ({ result }) => result?.settled.model ?? null);
  const result = useStoreState(scoring, (state) => state.result);
  const version = useStoreState(scoring, (state) => state.version);
  const selectedKey = useStoreState(view, (state) => state.selectedKey);
  const isInspectorOpen = useStoreState(view, (state) => state.isInspectorOpen);
  const findRequests = useStoreState(view, (state) => state.findRequests);
  const hidden = useHidden();
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState(byRank);
  const [shown, setShown] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        snapshot.attributes
          .filter(({ role }) => role === 'attribute')
          .slice(0, 2)
          .map(({ code }) => `attribute:${code}`),
      ),
  );
  const findField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (findRequests === 0) return;
    findField.current?.select();
    // Answered: the field does not take the focus again when this place is shown next time.
    view.setState({ findRequests: 0 });
  }, [findRequests, view]);

  const source = useMemo<PortfolioSource | null>(
    () =>
      model === null || result === null || version === 0
        ? null
        : {
            model,
            result,
            snapshot,
            hidden,
            rows: sortRows(
              filterRows(result.order, filter, result, snapshot),
              sort,
              result,
              snapshot,
            ),
            coverageOf: (row) => explainPartner(model, snapshot, result.columns, row).coverage,
          },
    [model, result, version, snapshot, hidden, filter, sort],
  );
  const columns = useMemo(() => portfolioColumns(snapshot, shown, sort), [snapshot, shown, sort]);

  if (source === null || snapshot.partnerKeys.length === 0) {
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
  const place = row < 0 ? -1 : source.rows.indexOf(row);
  return (
    <div className={classes['place']}>
      <PageHeader
        title="Portfolio"
        description={`${formatCount(source.rows.length)} of ${formatCount(snapshot.partnerKeys.length)} partners`}
        actions={
          <>
            <TextInput
              ref={findField}
              size="xs"
              w={220}
              aria-label="Find partner"
              placeholder="Find partner"
              leftSection={<IconSearch size={14} />}
              value={filter.find}
              onChange={({ currentTarget }) => setFilter({ ...filter, find: currentTarget.value })}
            />
            <ColumnMenu snapshot={snapshot} shown={shown} onChange={setShown} />
          </>
        }
      />
      <SummaryStrip model={source.model} result={source.result} />
      <div className={classes['tools']}>
        <FilterMenus
          filter={filter}
          onChange={setFilter}
          model={source.model}
          result={source.result}
          snapshot={snapshot}
          isMasked={hidden.attribute}
          hidden={snapshot.partnerKeys.length - source.rows.length}
        />
      </div>
      <div className={classes['body']}>
        <div className={classes['grid']}>
          {source.rows.length === 0 ? (
            <EmptyState title="No partner fits">
              Loosen the filters or the words to find.
            </EmptyState>
          ) : (
            <DataGrid
              label="Partners by rank"
              columns={columns}
              rows={source.rows.length}
              source={source}
              selected={place < 0 ? null : place}
              onSelect={(chosen) => {
                const key = snapshot.partnerKeys[source.rows[chosen] ?? -1] ?? null;
                view.setState({ selectedKey: key, isInspectorOpen: true });
              }}
              onSort={(column) =>
                setSort((before) => ({
                  column,
                  isDescending: before.column === column ? !before.isDescending : false,
                }))
              }
            />
          )}
        </div>
        {row >= 0 && isInspectorOpen && (
          <Inspector
            row={row}
            source={source}
            tab={tab}
            onTab={portfolio.actions.ask}
            assumptions={workspace.assumptions}
            isReadOnly={workspace.isReadOnly}
            doubts={{
              read: async () => {
                await quality.actions.read();
                return quality.getState().report?.alerts ?? [];
              },
              sourcesOf: (metric) => sourcesOf(workspace, metric),
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
