import { resolve } from 'node:path';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import { findIncluded, type IncludeOption } from '../included.ts';
import { findRun, findScenario } from './export-futures.ts';

export type ReportOptions = IncludeOption & {
  readonly out: string;
  readonly scenario?: string;
  readonly run?: number;
  readonly partner?: string;
};

/** `tierwright futures report`: the scenario report as PDF, HTML or Markdown. */
export const writeReport =
  (path: string, options: ReportOptions): Command =>
  async (context) => {
    const { call } = context;
    const opened = await call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const { futures, sensitive } = opened.value;
    const included = findIncluded(sensitive, options);
    if (!included.ok) {
      return included;
    }
    const scenario = findScenario(futures, options.scenario);
    if (!scenario.ok) {
      return scenario;
    }
    const run = await findRun(context, options.run);
    if (!run.ok) {
      return run;
    }
    const { partner } = options;
    const request = {
      scenarioId: scenario.value?.id ?? null,
      runId: run.value,
      question: partner === undefined ? null : { kind: 'leaves' as const, partnerKey: partner },
      include: included.value.ids,
    };
    const document = await call('report/read', request);
    if (!document.ok) {
      return document;
    }
    const out = resolve(options.out);
    const written = await call('report/write', { ...request, path: out });
    return written.ok
      ? ok({
          document: { wrote: out, report: document.value },
          lines: [
            `Wrote ${out}.`,
            ...(run.value === null
              ? ['No ensemble is kept, so it tells of the named scenarios alone.']
              : []),
          ],
        })
      : written;
  };
