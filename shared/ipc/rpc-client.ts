import { err, type Result } from '../result.ts';
import type { AppError } from './app-error.ts';
import { channelFacts } from './channel-facts.ts';
import type { EngineChannel, EngineReply, EngineRequest } from './engine-contract.ts';
import type { CancelSignal } from './engine-handlers.ts';
import type { FromEngine, Progress, ToEngine } from './envelope.ts';
import { cancelled, deadlinePassed, engineGone } from './rpc-errors.ts';
import type { Transport } from './transport.ts';

/** Runs `work` once after `milliseconds`, unless the returned function is called before. */
export type Schedule = (milliseconds: number, work: () => void) => () => void;

/** What a caller may add to a request. */
export type CallOptions = {
  /**
   * Asks the engine to stop. Its answer decides: a change that was saved before the wish arrived
   * is answered as done.
   */
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** One request, one answer; only a bug rejects. */
export type EngineCall = <C extends EngineChannel>(
  channel: C,
  request: EngineRequest<C>,
  options?: CallOptions,
) => Promise<Result<EngineReply<C>, AppError>>;

/** The asking end of a lane to the engine. */
export type RpcClient = {
  readonly call: EngineCall;
  /** Settles everything pending, and every later call, with `EngineGone`. */
  readonly close: () => void;
};

type Answer = Result<unknown, AppError>;

type Pending = {
  readonly channel: EngineChannel;
  readonly settle: (answer: Answer) => void;
  readonly onProgress: (progress: Progress) => void;
  readonly pauseDeadline: () => void;
  readonly startDeadline: () => void;
};

/** How long a cancelled request may still be answered, in seconds; a commit to disk fits in. */
const cancelGraceSeconds = 30;

/** Asks over `lane`; late, unknown and repeated answers are dropped. */
export const createRpcClient = (
  lane: Transport<ToEngine, FromEngine>,
  schedule: Schedule,
): RpcClient => {
  const pendingById = new Map<number, Pending>();
  let nextId = 1;
  let isOpen = true;

  const close = (): void => {
    isOpen = false;
    for (const { channel, settle } of [...pendingById.values()]) {
      settle(err(engineGone(channel)));
    }
  };

  lane.onClose(close);
  lane.onMessage((message) => {
    if (message.kind === 'ready') {
      return;
    }
    const pending = pendingById.get(message.id);
    if (message.kind === 'answer') {
      pending?.settle(message.result);
    } else if (message.kind === 'progress') {
      pending?.onProgress(message.progress);
    } else if (message.kind === 'queued') {
      pending?.pauseDeadline();
    } else {
      pending?.startDeadline();
    }
  });

  const ask = (
    channel: EngineChannel,
    payload: unknown,
    { signal, onProgress }: CallOptions,
  ): Promise<Answer> => {
    if (!isOpen) {
      return Promise.resolve(err(engineGone(channel)));
    }
    if (signal?.aborted === true) {
      return Promise.resolve(err(cancelled(channel)));
    }
    const id = nextId;
    nextId += 1;
    return new Promise((resolve, reject) => {
      let stopDeadline = (): void => undefined;
      const deadline = (seconds: number | null): void => {
        stopDeadline();
        stopDeadline =
          seconds === null
            ? (): void => undefined
            : schedule(seconds * 1000, () => {
                lane.post({ kind: 'cancel', id });
                settle(err(deadlinePassed(channel, seconds)));
              });
      };
      const cancel = (): void => {
        lane.post({ kind: 'cancel', id });
        deadline(cancelGraceSeconds);
      };
      const forget = (): void => {
        stopDeadline();
        signal?.removeEventListener('abort', cancel);
        pendingById.delete(id);
      };
      const settle = (answer: Answer): void => {
        forget();
        resolve(answer);
      };
      const { seconds } = channelFacts[channel];
      pendingById.set(id, {
        channel,
        settle,
        onProgress: onProgress ?? ((): void => undefined),
        pauseDeadline: () => deadline(signal?.aborted === true ? cancelGraceSeconds : null),
        startDeadline: () => deadline(signal?.aborted === true ? cancelGraceSeconds : seconds),
      });
      signal?.addEventListener('abort', cancel);
      deadline(seconds);
      try {
        lane.post({ kind: 'request', id, channel, payload });
      } catch (error) {
        // What cannot be cloned cannot be sent: a bug of the caller.
        forget();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  };

  const call: EngineCall = async (channel, request, options = {}) =>
    (await ask(channel, request, options)) as Result<EngineReply<typeof channel>, AppError>;

  return { call, close };
};
