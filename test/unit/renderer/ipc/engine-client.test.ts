import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createEngineClient,
  type EngineClientOptions,
  type EngineConnection,
} from '#renderer/ipc/engine-client.ts';
import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { engineGone } from '#shared/ipc/rpc-errors.ts';
import { createRpcServer } from '#shared/ipc/rpc-server.ts';
import type { Transport } from '#shared/ipc/transport.ts';
import { err, ok } from '#shared/result.ts';
import { aPromise, portLane, someHandlers } from '#test/fixtures/an-engine-lane.ts';

type Lane = Transport<ToEngine, FromEngine>;

/** A shell whose engine comes and goes as the test says, over real message ports. */
const aShell = () => {
  const laneListeners = new Set<(lane: Lane) => void>();
  const listeners = new Map<string, () => void>();
  const on = (name: string) => (listener: () => void) => {
    listeners.set(name, listener);
    return () => listeners.delete(name);
  };
  const asked: ((answer: 'connected' | 'gave-up') => void)[] = [];
  const options: EngineClientOptions = {
    shell: {
      connectEngine: () => new Promise((resolve) => asked.push(resolve)),
      onEngineGone: on('gone'),
      onEngineReady: on('ready'),
      onEngineGaveUp: on('gave-up'),
    },
    onLane: (listener) => {
      laneListeners.add(listener);
      return () => laneListeners.delete(listener);
    },
  };
  /** Hands a port over whose engine answers `workspace/close`, or stays silent. */
  const connect = (isSilent = false) => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    const started = aPromise<null>();
    createRpcServer({
      lane: portLane<FromEngine, unknown>(port2),
      handlers: someHandlers({
        'workspace/close': () => {
          started.settle(null);
          return isSilent ? new Promise(() => undefined) : Promise.resolve(ok(null));
        },
      }),
      createCanceller: () => {
        const controller = new AbortController();
        return { signal: controller.signal, abort: () => controller.abort() };
      },
      now: () => 0,
      onBug: () => undefined,
      onCloseRequest: () => undefined,
    });
    for (const listener of laneListeners) {
      listener(portLane<ToEngine, FromEngine>(port1));
    }
    asked.shift()?.('connected');
    return { die: () => port2.close(), started: started.promise };
  };
  const client = createEngineClient(options);
  const states: EngineConnection[] = [client.connection()];
  client.subscribe((state) => states.push(state));
  onTestFinished(client.close);
  return {
    client,
    states,
    connect,
    asked,
    tell: (name: 'gone' | 'ready' | 'gave-up') => listeners.get(name)?.(),
    isSubscribed: () => listeners.size + laneListeners.size > 0,
  };
};

describe('the page’s client of the engine', () => {
  it('lets calls wait while it connects', async () => {
    const { client, states, connect } = aShell();
    const early = client.call('workspace/close', {});

    connect();

    expect(await early).toEqual(ok(null));
    expect(await client.call('workspace/close', {})).toEqual(ok(null));
    expect(states).toEqual(['connecting', 'ready']);
  });

  it('settles what is pending when the engine dies, refuses calls, and comes back', async () => {
    const { client, states, connect, tell } = aShell();
    const { started } = connect(true);
    const pending = client.call('workspace/close', {});
    await started;

    tell('gone');
    expect(await pending).toEqual(err(engineGone('workspace/close')));
    expect(await client.call('workspace/close', {})).toEqual(err(engineGone('workspace/close')));

    tell('ready');
    const early = client.call('workspace/close', {});
    connect();
    expect(await early).toEqual(ok(null));
    expect(states).toEqual(['connecting', 'ready', 'gone', 'connecting', 'ready']);
  });

  it('notices a port that closes without a word', async () => {
    const { client, states, connect } = aShell();
    const { started, die } = connect(true);
    const pending = client.call('workspace/close', {});
    await started;

    die();

    expect(await pending).toEqual(err(engineGone('workspace/close')));
    expect(states).toEqual(['connecting', 'ready', 'gone']);
  });

  it('asks for one port at a time', () => {
    const { asked, tell } = aShell();

    tell('gone');
    tell('ready');
    tell('gone');
    tell('ready');

    expect(asked).toHaveLength(1);
  });

  it('says when the engine is given up, at once or later, and starts again on demand', async () => {
    const { client, states, connect, asked, tell } = aShell();
    const early = client.call('workspace/close', {});
    asked.shift()?.('gave-up');
    expect(await early).toEqual(err(engineGone('workspace/close')));

    tell('ready');
    connect();
    expect(await client.call('workspace/close', {})).toEqual(ok(null));

    tell('gone');
    tell('gave-up');
    expect(states).toEqual(['connecting', 'gave-up', 'connecting', 'ready', 'gone', 'gave-up']);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { client, connect, isSubscribed } = aShell();
    const { started } = connect(true);
    const pending = client.call('workspace/close', {});
    await started;

    client.close();

    expect(await pending).toEqual(err(engineGone('workspace/close')));
    expect(isSubscribed()).toBe(false);
  });
});
