import { isKeyNote, keyNews, type KeyNews, type KeyWish } from '#shared/ipc/key-note.ts';
import type { Schedule } from '#shared/ipc/rpc-client.ts';
import type { KeyWrap, WrapOutcome } from './signing/key-wrap.ts';

/** The lane to whoever started the engine; see `openParentLane`. */
export type NoteLane = {
  readonly post: (message: KeyWish) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
};

/** Keyrings ask the person to unlock them first: as long as that may take. */
const patienceMs = 100_000;

type Refused = { readonly news: 'refused'; readonly reason: string };
type Question =
  { readonly wish: 'store' } | { readonly wish: 'wrap' | 'unwrap'; readonly bytes: string };

/** Reaches the operating system's key store through the main process, which alone can. */
export const askForKeyWrap = (lane: NoteLane, schedule: Schedule): KeyWrap => {
  const waitingById = new Map<number, (news: KeyNews | Refused) => void>();
  let nextId = 1;

  lane.onMessage((message) => {
    const news = isKeyNote(message) ? keyNews.safeParse(message) : null;
    if (news?.success === true) {
      waitingById.get(news.data.id)?.(news.data);
    }
  });

  const ask = (question: Question): Promise<KeyNews | Refused> =>
    new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      const settle = (news: KeyNews | Refused): void => {
        waitingById.delete(id);
        stopWaiting();
        resolve(news);
      };
      const stopWaiting = schedule(patienceMs, () =>
        settle({ news: 'refused', reason: `no answer in ${patienceMs / 1000} seconds` }),
      );
      waitingById.set(id, settle);
      lane.post({ kind: 'key', id, ...question });
    });

  const pass = async (wish: 'wrap' | 'unwrap', bytes: Buffer): Promise<WrapOutcome> => {
    const news = await ask({ wish, bytes: bytes.toString('base64') });
    return news.news === 'bytes'
      ? { outcome: 'bytes', bytes: Buffer.from(news.bytes, 'base64') }
      : { outcome: 'refused', reason: news.news === 'refused' ? news.reason : 'another answer' };
  };

  return {
    store: async () => {
      const news = await ask({ wish: 'store' });
      return news.news === 'store' ? news.store : { kind: 'none', why: 'system' };
    },
    wrap: (bytes) => pass('wrap', bytes),
    unwrap: (bytes) => pass('unwrap', bytes),
  };
};
