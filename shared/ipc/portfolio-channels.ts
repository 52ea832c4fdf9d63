import { z } from 'zod';
import { assumptions } from '../model/assumptions.ts';
import { savedViews } from '../model/portfolio-view.ts';
import type { Workspace } from '../model/workspace.ts';
import { label, reply } from './channel-parts.ts';

/** Channels about how the portfolio is looked at; part of `engineContract`. */
export const portfolioChannels = {
  'assumptions/save': {
    request: z.strictObject({ assumptions, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
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
