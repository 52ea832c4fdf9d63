import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import { createRpcClient, type EngineCall, type RpcClient } from '#shared/ipc/rpc-client.ts';
import { engineGone } from '#shared/ipc/rpc-errors.ts';
import type { Transport } from '#shared/ipc/transport.ts';
import { err } from '#shared/result.ts';

/**
 * How the page stands to the engine. `connecting`: calls wait. `ready`: they run. `gone`: it ended
 * and is being started again; calls answer `EngineGone`. `gave-up`: it ended too often and starts
 * again only with `shell.restartEngine()`.
 */
export type EngineConnection = 'connecting' | 'ready' | 'gone' | 'gave-up';

/** The page's one door to the engine. */
export type EngineClient = {
  readonly call: EngineCall;
  readonly connection: () => EngineConnection;
  /**
   * Told of every change. A new engine has no workspace open: whoever holds one opens it again
   * when the state returns to `ready`.
   */
  readonly subscribe: (listener: (connection: EngineConnection) => void) => () => void;
  /** Ends the subscriptions and settles what is pending. */
  readonly close: () => void;
};

/** What the client needs of the window; a test passes its own. */
export type EngineClientOptions = {
  readonly shell: Pick<
    ShellApi,
    'connectEngine' | 'onEngineGone' | 'onEngineReady' | 'onEngineGaveUp'
  >;
  /** Calls the listener with each lane that is handed over. Returns the end of the subscription. */
  readonly onLane: (listener: (lane: Transport<ToEngine, FromEngine>) => void) => () => void;
};

const schedule = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** Connects at once and again whenever a new engine answers. */
export const createEngineClient = ({ shell, onLane }: EngineClientOptions): EngineClient => {
  const listeners = new Set<(connection: EngineConnection) => void>();
  let connection: EngineConnection = 'connecting';
  let rpc: RpcClient | null = null;
  /** One question for a port at a time, so that no second port takes the place of a used one. */
  let isAsking = false;

  const become = (next: EngineConnection): void => {
    if (next === connection) {
      return;
    }
    connection = next;
    for (const listener of [...listeners]) {
      listener(next);
    }
  };

  const lose = (next: 'gone' | 'gave-up'): void => {
    rpc?.close();
    rpc = null;
    become(next);
  };

  const connect = async (): Promise<void> => {
    become('connecting');
    if (isAsking) {
      return;
    }
    isAsking = true;
    try {
      if ((await shell.connectEngine()) === 'gave-up') {
        lose('gave-up');
      }
    } finally {
      isAsking = false;
    }
  };

  const endings = [
    onLane((lane) => {
      rpc?.close();
      const client = createRpcClient(lane, schedule);
      rpc = client;
      lane.onClose(() => {
        if (rpc === client) {
          lose('gone');
        }
      });
      become('ready');
    }),
    shell.onEngineGone(() => lose('gone')),
    shell.onEngineReady(() => void connect()),
    shell.onEngineGaveUp(() => lose('gave-up')),
  ];
  void connect();

  const subscribe: EngineClient['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  const nextChange = (): Promise<null> =>
    new Promise((resolve) => {
      const end = subscribe(() => {
        end();
        resolve(null);
      });
    });

  const call: EngineCall = async (channel, request, options) => {
    while (connection === 'connecting') {
      await nextChange();
    }
    return rpc === null ? err(engineGone(channel)) : rpc.call(channel, request, options);
  };

  return {
    call,
    connection: () => connection,
    subscribe,
    close: () => {
      for (const end of endings) {
        end();
      }
      lose('gone');
      listeners.clear();
    },
  };
};
