import { z } from 'zod';
import { assumptions } from '../model/assumptions.ts';
import { replayPlan } from '../model/ladder-history.ts';
import { portfolioView, savedViews } from '../model/portfolio-view.ts';
import type { PortfolioHistory } from '../portfolio/history/portfolio-history.ts';
import { weightVotes } from '../model/weight-vote.ts';
import type { Workspace } from '../model/workspace.ts';
import { include, label, path, reply } from './channel-parts.ts';

/** Channels about how the portfolio is looked at; part of `engineContract`. */
export const portfolioChannels = {
  'assumptions/save': {
    request: z.strictObject({ assumptions, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'portfolio/export': {
    /**
     * Writes the partners that a view shows, in its order, with its columns: as CSV, or as a workbook
     * with where it comes from. Sensitive columns are left out but for those in `include`. With
     * `withPeriods` the figures of each past period stand beside the trends that the view shows.
     */
    request: z.strictObject({
      path,
      format: z.enum(['csv', 'xlsx']),
      view: portfolioView.pick({ filter: true, sort: true, columns: true, history: true }),
      withPeriods: z.boolean().optional(),
      include,
    }),
    reply: reply<{
      readonly rows: number;
      /** Names of the sensitive columns that are not in it. */
      readonly leftOut: readonly string[];
      readonly workspace: Workspace;
    }>(),
    seconds: null,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'portfolio/history': {
    /**
     * The figures of past periods, of everybody or of the one partner with this key: of the score by the
     * saved model, and of metrics, named as `score` and `metric:<code>`. What is sensitive is left out but
     * for what is in `include`.
     */
    request: z.strictObject({
      plan: replayPlan,
      series: z.array(z.string().min(1).max(140)).max(1000),
      partner: z.string().min(1).max(500).nullable(),
      include,
    }),
    reply: reply<PortfolioHistory>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'votes/save': {
    /** All votes on weights, in the order in which they are shown. */
    request: z.strictObject({ votes: weightVotes, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'picture/write': {
    /** Writes the picture of a chart that the page drew; `include` are the sensitive things that it shows. */
    request: z.strictObject({
      path,
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= 256 * 1_048_576),
      include,
    }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'views/save': {
    /** All views, in the order in which they are offered. */
    request: z.strictObject({ views: savedViews, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
} as const;
