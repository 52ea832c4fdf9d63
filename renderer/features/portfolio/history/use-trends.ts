import { useEffect, useMemo } from 'react';
import type { HistoryStore } from '#renderer/stores/history-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { historyBasis } from '#shared/ladder/replay.ts';
import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import {
  defaultHistoryPlan,
  seriesOfColumns,
  type PortfolioHistory,
} from '#shared/portfolio/history/portfolio-history.ts';

/** What the past of a workspace follows from: its data, and the saved model for the score. */
export const historyBasisOf = ({ dataRevision, knownOn, model }: Workspace): string =>
  JSON.stringify([dataRevision, knownOn, historyBasis(model)]);

/**
 * The past that the columns of a view show; measured when they first do, and again when data or model
 * are others. The one before stays in sight meanwhile; null while there is none.
 */
export const useTrends = (
  store: HistoryStore,
  workspace: Workspace,
  view: Pick<PortfolioView, 'columns' | 'history'>,
  isRevealed: boolean,
): PortfolioHistory | null => {
  const history = useStoreState(store, (state) => state.history);
  const { columns, history: plan = defaultHistoryPlan } = view;
  const basis = useMemo(() => historyBasisOf(workspace), [workspace]);
  const question = useMemo(
    () => ({ plan, series: seriesOfColumns(columns), basis }),
    [plan, columns, basis],
  );
  useEffect(() => {
    if (question.series.length === 0) store.actions.release();
    else void store.actions.want(question);
    // What is revealed is asked for once more, and given back when it is hidden again.
  }, [store, question, isRevealed]);
  return history;
};
