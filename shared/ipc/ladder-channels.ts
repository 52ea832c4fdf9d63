import { z } from 'zod';
import type { LadderHistory } from '../ladder/replay.ts';
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
} as const;
