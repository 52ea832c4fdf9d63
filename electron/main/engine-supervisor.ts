import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import type { Schedule } from '#shared/ipc/rpc-client.ts';
import type { EngineProcess } from './engine-process.ts';
import { createRestartBudget } from './restart-budget.ts';

/** What the supervisor starts, and whom it tells. */
export type EngineSupervisorOptions = {
  readonly start: () => EngineProcess;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly onMessage: (message: FromEngine) => void;
  /** A started engine answers; `isFirst` until one has ended. */
  readonly onReady: (isFirst: boolean) => void;
  /** An engine that nobody asked to end has ended. */
  readonly onGone: () => void;
  /** It ended too often and stays down until `restart`. */
  readonly onGaveUp: () => void;
};

/** Keeps one engine running, as if it will die. */
export type EngineSupervisor = {
  /** Dropped while no engine is ready. */
  readonly post: (message: ToEngine) => void;
  /** Resolves with true once an engine is ready, with false once it gave up or was stopped. */
  readonly whenReady: () => Promise<boolean>;
  /** The person asked: the present engine is ended, a new one started, the count begins anew. */
  readonly restart: () => void;
  /** Asks the engine to end, kills it when it does not, and resolves when it is gone. */
  readonly stop: () => Promise<void>;
};

type State = 'starting' | 'ready' | 'gave-up' | 'stopping' | 'stopped';

/** Three restarts a minute: enough for bad luck, too few for a loop. */
const restartLimit = 3;
const restartWindowMs = 60_000;

/** An engine that has not said `ready` by then hangs; a slow disk is given time. */
const readyDeadlineMs = 30_000;

/** Longer than the engine's own patience with its handlers. */
const stopDeadlineMs = 8000;

/** Starts an engine at once. */
export const createEngineSupervisor = (options: EngineSupervisorOptions): EngineSupervisor => {
  const { start, now, schedule, onMessage, onReady, onGone, onGaveUp } = options;
  const budget = createRestartBudget(restartLimit, restartWindowMs, now);
  let state: State = 'starting';
  let current: EngineProcess | null = null;
  let isFirst = true;
  let waiting: ((isReady: boolean) => void)[] = [];
  let stopped: (() => void)[] = [];

  const settle = (isReady: boolean): void => {
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) {
      resolve(isReady);
    }
  };

  const launch = (): void => {
    state = 'starting';
    const engine = start();
    current = engine;
    const stopDeadline = schedule(readyDeadlineMs, () => engine.kill());
    engine.onMessage((message) => {
      if (message.kind !== 'ready') {
        onMessage(message);
      } else if (state === 'starting') {
        stopDeadline();
        state = 'ready';
        onReady(isFirst);
        settle(true);
      }
    });
    engine.onExit(() => {
      stopDeadline();
      current = null;
      ended();
    });
  };

  const ended = (): void => {
    if (state === 'stopping') {
      state = 'stopped';
      settle(false);
      for (const resolve of stopped.splice(0)) {
        resolve();
      }
      return;
    }
    isFirst = false;
    onGone();
    if (budget.take()) {
      launch();
    } else {
      state = 'gave-up';
      onGaveUp();
      settle(false);
    }
  };

  launch();

  return {
    post: (message) => {
      if (state === 'ready') {
        current?.post(message);
      }
    },
    whenReady: () =>
      state === 'starting'
        ? new Promise((resolve) => {
            waiting = [...waiting, resolve];
          })
        : Promise.resolve(state === 'ready'),
    restart: () => {
      if (state === 'stopping' || state === 'stopped') {
        return;
      }
      budget.refill();
      if (current === null) {
        launch();
      } else {
        current.kill();
      }
    },
    stop: () => {
      if (current === null) {
        state = 'stopped';
        settle(false);
        return Promise.resolve();
      }
      const engine = current;
      if (state !== 'stopping') {
        state = 'stopping';
        engine.post({ kind: 'close' });
        const stopDeadline = schedule(stopDeadlineMs, () => engine.kill());
        engine.onExit(stopDeadline);
      }
      return new Promise((resolve) => {
        stopped = [...stopped, resolve];
      });
    },
  };
};
