import { useEffect } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { blockingAlerts, type QualityAlert } from '#shared/model/quality.ts';

/**
 * Alerts that stop a proposal: on the data of now, or of a cycle on those that it froze. Null until they are
 * known. Where they cannot be read nothing is shown; the engine still looks before it signs.
 */
export const useBlocking = (
  quality: QualityStore,
  cycles: CycleStore,
  cycle: string | null,
  revision: number,
): readonly QualityAlert[] | null => {
  const { report, error } = useStoreState(quality, (all) => all);
  const alerts = useStoreState(cycles, (all) => all.alerts);
  useEffect(() => {
    void (cycle === null ? quality.actions.read() : cycles.actions.readAlerts(cycle));
  }, [quality, cycles, cycle, revision]);
  if (cycle !== null) {
    return alerts?.id === cycle ? alerts.blocking : null;
  }
  return report === null ? (error === null ? null : []) : blockingAlerts(report.alerts);
};
