import type { AppError } from '#shared/ipc/app-error.ts';
import { channelFacts } from '#shared/ipc/channel-facts.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import { toEngine, type FromEngine, type ToEngine } from '#shared/ipc/envelope.ts';
import { engineGone } from '#shared/ipc/rpc-errors.ts';
import { err } from '#shared/result.ts';
import type { PathGrants } from './path-grants.ts';

/** The main process's end of a page's port. */
export type PagePort = {
  readonly post: (message: FromEngine) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};

/** Passes requests of a page on to the engine and its answers back. */
export type EngineRelay = {
  /** Takes the place of an older port of the same window, whose requests are cancelled. */
  readonly attach: (port: PagePort) => void;
  /**
   * Asks for a workspace that the page will ask for once it is loaded, so that it is open by then. The
   * answer is nobody's: the page gets its own.
   */
  readonly openAhead: (path: string) => void;
  /** A message of the engine. */
  readonly receive: (message: FromEngine) => void;
  /** Settles every pending request and closes the port; the page connects anew. */
  readonly engineEnded: () => void;
};

type Request = Extract<ToEngine, { readonly kind: 'request' }>;
type Origin = { readonly port: PagePort; readonly pageId: number; readonly channel: string };

const isChannel = (name: string): name is EngineChannel => Object.hasOwn(channelFacts, name);

const notChosen = (channel: string, path: string): AppError => ({
  type: 'InputRefused',
  where: path,
  expected: 'a file that was chosen in a dialog, dropped on the window or opened before',
  found: `that nobody chose it (${channel})`,
  remedy: 'Choose the file again.',
});

/** The first path of a request that the person did not choose for this use; null when all are fine. */
const findForeignPath = ({ channel, payload }: Request, grants: PathGrants): string | null => {
  if (!isChannel(channel) || typeof payload !== 'object' || payload === null) {
    // The engine refuses what the contract does not allow.
    return null;
  }
  const fields = new Map<string, unknown>(Object.entries(payload));
  for (const [field, use] of Object.entries(channelFacts[channel].paths)) {
    const given: unknown = fields.get(field);
    const paths: readonly unknown[] = Array.isArray(given) ? given : [given];
    const foreign = paths.find((path) => typeof path === 'string' && !grants.isGranted(path, use));
    if (typeof foreign === 'string') {
      return foreign;
    }
  }
  return null;
};

/** `post` sends to the engine. Ids are renumbered, so that two pages never meet in the engine. */
export const createEngineRelay = (
  post: (message: ToEngine) => void,
  grants: PathGrants,
): EngineRelay => {
  const originByEngineId = new Map<number, Origin>();
  let lastEngineId = 0;
  let current: PagePort | null = null;

  const nextId = (): number => {
    lastEngineId += 1;
    return lastEngineId;
  };

  const leave = (port: PagePort): void => {
    for (const [id, origin] of originByEngineId) {
      if (origin.port === port) {
        originByEngineId.delete(id);
        post({ kind: 'cancel', id });
      }
    }
    if (current === port) {
      current = null;
    }
  };

  const forward = (port: PagePort, message: unknown): void => {
    const parsed = toEngine.safeParse(message);
    if (!parsed.success || parsed.data.kind === 'close') {
      // The page has no way to send this: it is dropped, as nobody waits for an answer.
      return;
    }
    const { data } = parsed;
    if (data.kind === 'cancel') {
      for (const [id, origin] of originByEngineId) {
        if (origin.port === port && origin.pageId === data.id) {
          post({ kind: 'cancel', id });
        }
      }
      return;
    }
    const foreign = findForeignPath(data, grants);
    if (foreign !== null) {
      port.post({ kind: 'answer', id: data.id, result: err(notChosen(data.channel, foreign)) });
      return;
    }
    const id = nextId();
    originByEngineId.set(id, { port, pageId: data.id, channel: data.channel });
    post({ ...data, id });
  };

  return {
    attach: (port) => {
      if (current !== null) {
        const before = current;
        leave(before);
        before.close();
      }
      current = port;
      port.onMessage((message) => {
        // A port that was replaced has no say any more.
        if (current === port) {
          forward(port, message);
        }
      });
      port.onClose(() => leave(port));
    },
    openAhead: (path) => {
      post({ kind: 'request', id: nextId(), channel: 'workspace/open', payload: { path } });
    },
    receive: (message) => {
      if (message.kind === 'ready') {
        return;
      }
      const origin = originByEngineId.get(message.id);
      if (message.kind === 'answer') {
        originByEngineId.delete(message.id);
      }
      origin?.port.post({ ...message, id: origin.pageId });
    },
    engineEnded: () => {
      for (const { port, pageId, channel } of originByEngineId.values()) {
        port.post({ kind: 'answer', id: pageId, result: err(engineGone(channel)) });
      }
      originByEngineId.clear();
      current?.close();
      current = null;
    },
  };
};
