import { clearStanding, writeReview } from '#db/ladder/standing-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { prepareReview } from '../services/record-review.ts';
import { scorePast } from '../services/past/score-past.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type LadderHandlers = Pick<EngineHandlers, 'ladder/history' | 'ladder/record' | 'ladder/clear'>;

/** The ladder over the imported history, and its reviews, each as one step of undo. */
export const createLadderHandlers = (session: Session, options: EngineOptions): LadderHandlers => ({
  'ladder/history': async ({ plan }, context) => {
    const file = session.file();
    return file.ok ? scorePast(file.value, plan, context) : file;
  },

  'ladder/record': ({ on }) => {
    const file = session.file();
    if (!file.ok) {
      return Promise.resolve(file);
    }
    const now = options.now();
    const review = prepareReview(file.value, on, now.toISOString());
    return review.ok
      ? changeWorkspace(
          session,
          { label: `Record the review of ${on}`, baseRevision: null, now },
          ({ connection }) => writeReview(connection, review.value),
        )
      : Promise.resolve(review);
  },

  'ladder/clear': () =>
    changeWorkspace(
      session,
      { label: 'Forget the reviews of the ladder', baseRevision: null, now: options.now() },
      ({ connection }) => clearStanding(connection),
    ),
});
