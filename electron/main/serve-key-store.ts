import { isKeyNote, keyWish, type KeyNews, type KeyWish } from '#shared/ipc/key-note.ts';
import type { SystemKeyStore } from './system-key-store.ts';

/** The lane to a started engine, whichever way it was started. */
export type NoteLane = {
  readonly post: (message: KeyNews) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
};

/** No path and no stack of this process goes with an answer, and no novel. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1).join('').slice(0, 500);

const answer = async (wish: KeyWish, store: SystemKeyStore): Promise<KeyNews> => {
  const { kind, id } = wish;
  try {
    const found = await store.store();
    if (wish.wish === 'store') {
      return { kind, id, news: 'store', store: found };
    }
    if (found.kind === 'none') {
      return { kind, id, news: 'refused', reason: 'there is no key store on this system' };
    }
    const passed = await store[wish.wish](Buffer.from(wish.bytes, 'base64'));
    const bytes = passed.toString('base64');
    return bytes === ''
      ? { kind, id, news: 'refused', reason: 'it gave nothing back' }
      : { kind, id, news: 'bytes', bytes };
  } catch (error) {
    return { kind, id, news: 'refused', reason: reasonOf(error) };
  }
};

/** Answers what the engine asks of the key store. What is no such question is dropped. */
export const serveKeyStore = (lane: NoteLane, store: SystemKeyStore): void => {
  lane.onMessage((message) => {
    const wish = isKeyNote(message) ? keyWish.safeParse(message) : null;
    if (wish?.success === true) {
      void answer(wish.data, store).then(lane.post);
    }
  });
};
