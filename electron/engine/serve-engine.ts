import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { FromEngine } from '#shared/ipc/envelope.ts';
import type { Schedule } from '#shared/ipc/rpc-client.ts';
import { createRpcServer } from '#shared/ipc/rpc-server.ts';
import type { Transport } from '#shared/ipc/transport.ts';

/** What the engine serves, to whom, and how its process ends. */
export type ServeEngineOptions = {
  readonly lane: Transport<FromEngine, unknown>;
  readonly handlers: EngineHandlers;
  /** Closes the workspace. */
  readonly dispose: () => Promise<void>;
  readonly schedule: Schedule;
  readonly exit: (code: number) => void;
  readonly report: (error: unknown) => void;
};

/** How the process may end the engine from outside. */
export type ServedEngine = {
  /** Cancels what runs, closes the workspace, ends with 0. */
  readonly end: () => void;
  /** Reports, closes the workspace at once and ends with 1: nothing runs on after a bug. */
  readonly fail: (error: unknown) => void;
};

/** How long handlers may take to notice that they are cancelled, and then the workspace to close. */
const patienceMs = 3000;

/** Serves `handlers` over `lane` until the lane closes, the supervisor asks for the end, or a bug. */
export const serveEngine = (options: ServeEngineOptions): ServedEngine => {
  const { lane, handlers, dispose, schedule, exit, report } = options;
  let isEnding = false;

  const withinPatience = (work: Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = schedule(patienceMs, resolve);
      work.then(resolve, reject).finally(stop);
    });

  const end = async (code: number, idle: () => Promise<void>): Promise<void> => {
    if (isEnding) {
      return;
    }
    isEnding = true;
    try {
      await withinPatience(idle());
      await withinPatience(dispose());
    } catch (error) {
      report(error);
    }
    exit(code);
  };

  const fail = (error: unknown): void => {
    report(error);
    void end(1, () => Promise.resolve());
  };

  const endQuietly = (): void => {
    void end(0, () => server.close());
  };

  const server = createRpcServer({
    lane,
    handlers,
    createCanceller: () => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: () => controller.abort() };
    },
    now: () => performance.now(),
    onBug: fail,
    onCloseRequest: endQuietly,
  });
  lane.onClose(endQuietly);
  lane.post({ kind: 'ready' });
  return { end: endQuietly, fail };
};
