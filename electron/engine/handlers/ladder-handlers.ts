import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { scorePast } from '../services/score-past.ts';
import type { Session } from '../services/session.ts';

type LadderHandlers = Pick<EngineHandlers, 'ladder/history'>;

/** The ladder over the imported history. */
export const createLadderHandlers = (session: Session): LadderHandlers => ({
  'ladder/history': async ({ plan }, context) => {
    const file = session.file();
    return file.ok ? scorePast(file.value, plan, context) : file;
  },
});
