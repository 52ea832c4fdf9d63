import { z } from 'zod';
import { assumptions } from '../model/assumptions.ts';
import { portfolioView, savedViews } from '../model/portfolio-view.ts';
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
     * with where it comes from. Sensitive columns are left out but for those in `include`.
     */
    request: z.strictObject({
      path,
      format: z.enum(['csv', 'xlsx']),
      view: portfolioView.pick({ filter: true, sort: true, columns: true }),
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
  'views/save': {
    /** All views, in the order in which they are offered. */
    request: z.strictObject({ views: savedViews, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
} as const;
