import { z } from 'zod';
import { metricDetails } from '../model/metric-about.ts';
import { controlTotal, qualityThresholds, type QualityReport } from '../model/quality.ts';
import type { RunQuality } from '../model/run-quality.ts';
import type { Workspace } from '../model/workspace.ts';
import { label, reply } from './channel-parts.ts';

/** Channels about what data mean and what may be doubted about them; part of `engineContract`. */
export const qualityChannels = {
  'import/quality': {
    /** A scorecard of every import that counts, oldest first. */
    request: z.strictObject({}),
    reply: reply<readonly RunQuality[]>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'quality/read': {
    /** Findings beyond the thresholds, what was said of them, and control totals. */
    request: z.strictObject({}),
    reply: reply<QualityReport>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'quality/save-thresholds': {
    request: z.strictObject({ thresholds: qualityThresholds }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'quality/acknowledge': {
    /** Says why an alert may stand; it stays listed with the note. */
    request: z.strictObject({ id: z.string().max(2000), note: z.string().trim().min(1).max(2000) }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'quality/reopen': {
    request: z.strictObject({ id: z.string().max(2000) }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'quality/save-control': {
    /** What a column of an import should come to; a total of null forgets it. */
    request: controlTotal.extend({ total: z.number().nullable() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'metrics/describe': {
    /** Says what a metric is; over what its recipe says. `name` is for the step of undo. */
    request: z.strictObject({
      code: z.string().min(1).max(120),
      name: label,
      details: metricDetails,
    }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
} as const;
