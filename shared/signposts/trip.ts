import type { Futures } from '../model/futures.ts';
import type { SignpostHistory } from './observe.ts';

/** Futures after signposts tripped, and the names of those that did. */
export type Tripped = { readonly futures: Futures; readonly names: readonly string[] };

/**
 * Marks the signposts that trip by their last observation and had not tripped before, and opens the plays that
 * they point to, where these are still prepared. A signpost that tripped stays so until a person sets it again.
 */
export const tripSignposts = (
  futures: Futures,
  histories: readonly SignpostHistory[],
  today: string,
): Tripped => {
  const tripping = new Set(
    histories.filter(({ isTripping }) => isTripping).map(({ signpostId }) => signpostId),
  );
  const fresh = futures.signposts.filter(
    ({ id, trippedOn }) => trippedOn === undefined && tripping.has(id),
  );
  const opened = new Set(fresh.map(({ playId }) => playId));
  return {
    names: fresh.map(({ name }) => name),
    futures:
      fresh.length === 0
        ? futures
        : {
            ...futures,
            signposts: futures.signposts.map((signpost) =>
              fresh.includes(signpost) ? { ...signpost, trippedOn: today } : signpost,
            ),
            plays: futures.plays.map((play) =>
              opened.has(play.id) && play.state === 'prepared'
                ? { ...play, state: 'open' as const, openedOn: today }
                : play,
            ),
          },
  };
};

/** The signpost as one that has not tripped. */
export const watchAgain = (
  signpost: Futures['signposts'][number],
): Futures['signposts'][number] => {
  const { id, name, scenarioId, watch, comparison, threshold, window, playId } = signpost;
  return { id, name, scenarioId, watch, comparison, threshold, window, playId };
};

/** ISO day by which an open play must be done; null while it is prepared. */
export const dueDay = ({ openedOn, days }: Futures['plays'][number]): string | null => {
  if (openedOn === undefined) {
    return null;
  }
  const due = new Date(`${openedOn}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + days);
  return due.toISOString().slice(0, 10);
};
