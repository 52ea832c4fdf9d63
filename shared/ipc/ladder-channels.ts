import { z } from 'zod';
import type { LadderHistory } from '../ladder/replay.ts';
import type { Workspace } from '../model/workspace.ts';
import { replayPlan } from '../model/ladder-history.ts';
import { reply } from './channel-parts.ts';

/** Channels about the ladder; part of `engineContract`. */
export const ladderChannels = {
  'ladder/history': {
    /** Scores everybody on past days by the saved model; the ladder itself is then run by who asked. */
    request: z.strictObject({ plan: replayPlan }),
    reply: reply<LadderHistory>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'ladder/record': {
    /** Records the next review, of this ISO day: partners move as the rules say, as one step of undo. */
    request: z.strictObject({ on: z.iso.date() }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'ladder/clear': {
    /** Forgets every recorded review, so that the ladder begins anew with the tiers that files say. */
    request: z.strictObject({}),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
} as const;
