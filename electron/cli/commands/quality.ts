import { resolve } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import {
  blockingAlerts,
  controlTotal,
  type ControlTotal,
  type QualityAlert,
  type QualityReport,
} from '#shared/model/quality.ts';
import { countOf, quoted, quotedList } from '#shared/intake/wording.ts';
import { err, ok, type Result } from '#shared/result.ts';
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

type QualityOptions = { readonly control?: readonly string[]; readonly tolerance?: string };

/** `Source/Column=total` as a control total of the newest import of the source. */
const readControl = (
  text: string,
  { columns }: QualityReport,
  tolerance: string,
): Result<ControlTotal, AppError> => {
  const at = text.lastIndexOf('=');
  const named = columns.flatMap(({ source, runId, headers }) =>
    headers.map((header) => ({ name: `${source}/${header}`, runId, header })),
  );
  const found = named.find(({ name }) => name === text.slice(0, at));
  if (at < 0 || found === undefined) {
    const known = named.map(({ name }) => name);
    return err(
      refuseInput(
        '--control',
        known.length === 0
          ? 'a source with a column of numbers; there is none'
          : `Source/Column=total of one of: ${quotedList(known)}`,
        quoted(text),
        'Name the source and the column as they are listed.',
      ),
    );
  }
  const said = controlTotal.safeParse({
    runId: found.runId,
    header: found.header,
    total: text.slice(at + 1).trim() === '' ? NaN : Number(text.slice(at + 1)),
    tolerance: Number(tolerance),
  });
  return said.success
    ? ok(said.data)
    : err(
        refuseInput(
          '--control',
          'a total and a tolerance in plain figures, the tolerance not below zero',
          quoted(`${text.slice(at + 1)}, tolerance ${tolerance}`),
          'Write for example Sales/Amount=1234.5 and --tolerance 0.01.',
        ),
      );
};

/**
 * `tierwright quality`: what may be doubted about the data; status 4 while a blocking alert is open.
 * `--control` says first what a column of a source's newest import should come to.
 */
export const quality =
  (workspacePath: string, { control = [], tolerance = '0' }: QualityOptions): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const before = await call('quality/read', {});
    if (!before.ok) {
      return before;
    }
    // All are read before the first is kept: a slip of the pen changes nothing.
    const controls = control.map((text) => readControl(text, before.value, tolerance));
    for (const each of controls) {
      if (!each.ok) {
        return each;
      }
    }
    for (const each of controls) {
      const saved = each.ok ? await call('quality/save-control', each.value) : each;
      if (!saved.ok) {
        return saved;
      }
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
