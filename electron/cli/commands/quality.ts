import { resolve } from 'node:path';
import { blockingAlerts, type QualityAlert, type QualityReport } from '#shared/model/quality.ts';
import { countOf } from '#shared/intake/wording.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

const describeAlert = (alert: QualityAlert): string =>
  `${alert.acknowledged === null ? (alert.isBlocking ? 'BLOCKING' : 'open') : 'acknowledged'}  ` +
  `${alert.level} ${alert.about}: ${alert.sentence}` +
  (alert.acknowledged === null ? '' : ` Note: ${alert.acknowledged.note}`);

const describe = ({ alerts }: QualityReport): readonly string[] => {
  const open = alerts.filter(({ acknowledged }) => acknowledged === null).length;
  const blocking = blockingAlerts(alerts).length;
  return [
    alerts.length === 0
      ? 'Nothing is beyond the thresholds.'
      : `${countOf(open, 'open alert')}, ${blocking} blocking; ${alerts.length - open} acknowledged.`,
    ...alerts.map((alert) => `  ${describeAlert(alert)}`),
  ];
};

/** `tierwright quality`: what may be doubted about the data; status 4 while a blocking alert is open. */
export const quality =
  (workspacePath: string): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const report = await call('quality/read', {});
    return report.ok
      ? ok({
          document: report.value,
          lines: describe(report.value),
          verificationFailed: blockingAlerts(report.value.alerts).length > 0,
        })
      : report;
  };
