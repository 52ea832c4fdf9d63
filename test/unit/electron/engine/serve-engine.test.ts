import { describe, expect, it } from 'vitest';
import { serveEngine } from '#electron/engine/serve-engine.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { createRpcClient } from '#shared/ipc/rpc-client.ts';
import { cancelled } from '#shared/ipc/rpc-errors.ts';
import { err, ok } from '#shared/result.ts';
import { aClock } from '#test/fixtures/a-clock.ts';
import { anEngineLane, aPromise, someHandlers } from '#test/fixtures/an-engine-lane.ts';

/** A served engine whose end is recorded instead of ending the test. */
const serve = (
  given: Partial<EngineHandlers>,
  dispose = (): Promise<void> => Promise.resolve(),
) => {
  const { page, engine, close } = anEngineLane();
  const clock = aClock();
  const events: unknown[] = [];
  const ended = aPromise<null>();
  const greeted = aPromise<null>();
  page.onMessage((message) => {
    if (message.kind === 'ready') {
      greeted.settle(null);
    }
  });
  const served = serveEngine({
    lane: engine,
    handlers: someHandlers(given),
    dispose: async () => {
      events.push('disposed');
      await dispose();
    },
    schedule: clock.schedule,
    exit: (code) => {
      events.push(`exit ${code}`);
      ended.settle(null);
    },
    report: (error) => events.push(error instanceof Error ? error.message : error),
  });
  const client = createRpcClient(page, clock.schedule);
  return {
    served,
    client,
    page,
    close,
    clock,
    events,
    ended: ended.promise,
    greeted: greeted.promise,
  };
};

/** A handler that runs until it is cancelled. */
const untilCancelled = (started: (value: null) => void): EngineHandlers['history/undo'] => {
  return (_request, { signal }) =>
    new Promise((resolve) => {
      started(null);
      signal.addEventListener('abort', () => resolve(err(cancelled('history/undo'))));
    });
};

describe('the process of the engine', () => {
  it('says that it is ready, and answers', async () => {
    const { client, greeted } = serve({ 'workspace/close': () => Promise.resolve(ok(null)) });

    await greeted;

    expect(await client.call('workspace/close', {})).toEqual(ok(null));
  });

  it('cancels what runs, closes the workspace and ends well when it is asked to', async () => {
    const started = aPromise<null>();
    const { client, page, events, ended } = serve({
      'history/undo': untilCancelled(started.settle),
    });
    const running = client.call('history/undo', {});
    await started.promise;

    page.post({ kind: 'close' });

    expect(await running).toEqual(err(cancelled('history/undo')));
    await ended;
    expect(events).toEqual(['disposed', 'exit 0']);
  });

  it('ends well when whoever started it is gone', async () => {
    const { close, events, ended } = serve({});

    close();

    await ended;
    expect(events).toEqual(['disposed', 'exit 0']);
  });

  it('closes the workspace and ends with 1 after a bug in a handler', async () => {
    const { client, events, ended } = serve({
      'identity/get': () => Promise.reject(new Error('index out of range')),
    });

    expect(await client.call('identity/get', {})).toMatchObject({
      ok: false,
      error: { type: 'Internal', found: 'index out of range' },
    });
    await ended;
    expect(events).toEqual(['index out of range', 'disposed', 'exit 1']);
  });

  it('does not wait for other requests after a bug', async () => {
    const started = aPromise<null>();
    const { served, client, events, ended } = serve({
      'history/undo': () => {
        started.settle(null);
        return new Promise(() => undefined);
      },
    });
    void client.call('history/undo', {});
    await started.promise;

    served.fail(new Error('uncaught'));
    served.fail(new Error('a second one on the way out'));

    await ended;
    expect(events).toEqual(['uncaught', 'a second one on the way out', 'disposed', 'exit 1']);
  });

  it('closes the workspace even when a handler ignores that it is cancelled', async () => {
    const started = aPromise<null>();
    const { served, client, clock, events, ended } = serve({
      'history/undo': () => {
        started.settle(null);
        return new Promise(() => undefined);
      },
    });
    void client.call('history/undo', {});
    await started.promise;

    served.end();
    clock.advance(3000);

    await ended;
    expect(events).toEqual(['disposed', 'exit 0']);
  });

  it('ends even when the workspace does not close in time', async () => {
    const closing = aPromise<null>();
    const { served, clock, events, ended } = serve({}, () => {
      closing.settle(null);
      return new Promise(() => undefined);
    });

    served.end();
    await closing.promise;
    clock.advance(3000);

    await ended;
    expect(events).toEqual(['disposed', 'exit 0']);
  });

  it('reports a workspace that does not close, and ends all the same', async () => {
    const { served, events, ended } = serve({}, () => Promise.reject(new Error('disk full')));

    served.end();

    await ended;
    expect(events).toEqual(['disposed', 'disk full', 'exit 0']);
  });
});
