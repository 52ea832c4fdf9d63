import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { cancelled, deadlinePassed, engineGone } from '#shared/ipc/rpc-errors.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { aPromise } from '#test/fixtures/an-engine-lane.ts';
import { connectRpc, untilSent } from '#test/fixtures/an-rpc-pair.ts';

type IdentityAnswer = Result<SignerIdentity | null, AppError>;

const identity: SignerIdentity = {
  name: 'A signer',
  function: 'finance',
  certificateFingerprint: 'AA:BB',
  validUntil: '2030-01-01T00:00:00.000Z',
};

describe('asking the engine', () => {
  it('answers with the value of the handler, whole', async () => {
    const { client, clock } = connectRpc({ 'identity/get': () => Promise.resolve(ok(identity)) });

    expect(await client.call('identity/get', {})).toEqual(ok(identity));
    expect(clock.timers()).toBe(0);
  });

  it('keeps typed arrays typed on the way', async () => {
    const values = Float64Array.of(1, Number.NaN, -0);
    const status = Uint8Array.of(0, 1, 0);
    const metric = { code: 'm', name: 'M', unit: '', decimals: 0, higherIsBetter: true };
    const snapshot = {
      partnerKeys: ['a', 'b', 'c'],
      partnerNames: ['A', 'B', 'C'],
      attributes: [],
      metrics: [{ ...metric, values, status }],
    };
    const { client } = connectRpc({ 'portfolio/snapshot': () => Promise.resolve(ok(snapshot)) });

    expect(await client.call('portfolio/snapshot', {})).toEqual(ok(snapshot));
  });

  it('hands an expected failure on as a value', async () => {
    const refused: AppError = {
      type: 'WorkspaceRefused',
      where: 'old.tierwright',
      expected: 'a workspace',
      found: 'a picture',
      remedy: 'Choose another file.',
    };
    const { client, bugs } = connectRpc({ 'workspace/open': () => Promise.resolve(err(refused)) });

    expect(await client.call('workspace/open', { path: '/old.tierwright' })).toEqual(err(refused));
    expect(bugs).toEqual([]);
  });

  it('refuses a request that breaks the contract and names the place', async () => {
    const { client, bugs } = connectRpc({});

    const answer = await client.call('history/go-to', { position: -1 });

    expect(answer).toEqual(
      err({
        type: 'Internal',
        where: 'history/go-to, position',
        expected: 'a request as the contract says',
        found: 'Too small: expected number to be >=0',
        remedy: 'This is a fault of the program: please report it with this message.',
      }),
    );
    expect(bugs).toEqual([]);
  });

  it('refuses a channel that the contract does not have, also one of every object', async () => {
    const { page, sent } = connectRpc({});

    page.post({ kind: 'request', id: 7, channel: 'toString', payload: {} });
    await untilSent(sent, 'answer');

    expect(sent).toMatchObject([
      { kind: 'answer', id: 7, result: { ok: false, error: { type: 'Internal' } } },
    ]);
  });

  it('answers a bug with Internal and reports it', async () => {
    const bug = new Error('index out of range');
    const { client, bugs } = connectRpc({ 'identity/get': () => Promise.reject(bug) });

    const answer = await client.call('identity/get', {});

    expect(answer).toMatchObject({
      ok: false,
      error: { type: 'Internal', where: 'identity/get', found: 'index out of range' },
    });
    expect(bugs).toEqual([bug]);
  });

  it('reports a message that is none of the envelope', async () => {
    const { page, bugs, client } = connectRpc({
      'identity/get': () => Promise.resolve(ok(null)),
    });

    page.post({ kind: 'nonsense' } as never);
    await client.call('identity/get', {});

    expect(bugs).toHaveLength(1);
  });

  it('rejects at once what cannot be sent, for that is a bug of the caller', async () => {
    const { client, clock } = connectRpc({});

    await expect(
      client.call('workspace/open', { path: (() => 'x') as unknown as string }),
    ).rejects.toThrow('could not be cloned');
    expect(clock.timers()).toBe(0);
  });

  it('passes the wish of the supervisor to end on', async () => {
    const { page, closeRequests, client } = connectRpc({
      'identity/get': () => Promise.resolve(ok(null)),
    });

    page.post({ kind: 'close' });
    await client.call('identity/get', {});

    expect(closeRequests()).toBe(1);
  });
});

describe('cancelling', () => {
  const untilAborted = (signal: AbortSignal): Promise<IdentityAnswer> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(err(cancelled('identity/get'))));
    });

  it('reaches the handler while it runs', async () => {
    const started = aPromise<null>();
    const { client, clock } = connectRpc({
      'identity/get': (_request, { signal }) => {
        started.settle(null);
        return untilAborted(signal);
      },
    });
    const controller = new AbortController();
    const answer = client.call('identity/get', {}, { signal: controller.signal });
    await started.promise;

    controller.abort();

    expect(await answer).toEqual(err(cancelled('identity/get')));
    expect(clock.timers()).toBe(0);
  });

  it('takes a waiting request out of the queue at once', async () => {
    const first = aPromise<Result<null, AppError>>();
    const { client, sent } = connectRpc({ 'workspace/close': () => first.promise });
    const controller = new AbortController();
    const running = client.call('workspace/close', {});
    const waiting = client.call('workspace/close', {}, { signal: controller.signal });
    await untilSent(sent, 'queued');

    controller.abort();

    expect(await waiting).toEqual(err(cancelled('workspace/close')));
    first.settle(ok(null));
    expect(await running).toEqual(ok(null));
  });

  it('does not ask at all when the wish was there before', async () => {
    const { client, sent } = connectRpc({});

    const answer = await client.call('identity/get', {}, { signal: AbortSignal.abort() });

    expect(answer).toEqual(err(cancelled('identity/get')));
    expect(sent).toEqual([]);
  });

  it('reports a change as done that was done before the wish arrived', async () => {
    const done = aPromise<Result<null, AppError>>();
    const started = aPromise<null>();
    const { client } = connectRpc({
      'workspace/close': () => {
        started.settle(null);
        return done.promise;
      },
    });
    const controller = new AbortController();
    const answer = client.call('workspace/close', {}, { signal: controller.signal });
    await started.promise;

    controller.abort();
    done.settle(ok(null));

    expect(await answer).toEqual(ok(null));
  });

  it('stops waiting for an engine that ignores it', async () => {
    const started = aPromise<null>();
    const { client, clock } = connectRpc({
      'import/preview': () => {
        started.settle(null);
        return new Promise(() => undefined);
      },
    });
    const controller = new AbortController();
    const request = { path: '/data.csv', recipe: null };
    const answer = client.call('import/preview', request, { signal: controller.signal });
    await started.promise;
    expect(clock.timers()).toBe(0);

    controller.abort();
    clock.advance(30_000);

    expect(await answer).toEqual(err(deadlinePassed('import/preview', 30)));
  });
});

describe('deadlines', () => {
  it('settle the request, cancel it in the engine and drop the late answer', async () => {
    const aborted = aPromise<null>();
    const late = aPromise<IdentityAnswer>();
    const started = aPromise<null>();
    const { client, clock, sent } = connectRpc({
      'identity/get': (_request, { signal }) => {
        started.settle(null);
        signal.addEventListener('abort', () => aborted.settle(null));
        return late.promise;
      },
    });
    const answer = client.call('identity/get', {});
    await started.promise;

    clock.advance(30_000);

    expect(await answer).toEqual(err(deadlinePassed('identity/get', 30)));
    await aborted.promise;
    late.settle(ok(identity));
    await untilSent(sent, 'answer');
    expect(clock.timers()).toBe(0);
  });

  it('do not count the time that a request waits for others', async () => {
    const first = aPromise<Result<null, AppError>>();
    const second = aPromise<Result<null, AppError>>();
    const answers = [first, second];
    const { client, clock, sent } = connectRpc({
      'workspace/close': () => answers.shift()?.promise ?? Promise.resolve(ok(null)),
    });
    const running = client.call('workspace/close', {});
    const waiting = client.call('workspace/close', {});
    await untilSent(sent, 'queued');

    clock.advance(29_000);
    first.settle(ok(null));
    expect(await running).toEqual(ok(null));
    await untilSent(sent, 'started');
    clock.advance(29_000);
    second.settle(ok(null));

    expect(await waiting).toEqual(ok(null));
  });
});

describe('progress', () => {
  it('arrives about ten times a second, and whenever it says something new', async () => {
    const progress: Progress[] = [];
    const reading = (done: number): Progress => ({ label: 'Reading rows', done, total: 1000 });
    const connection = connectRpc({
      'identity/get': (_request, context) => {
        for (let done = 0; done <= 1000; done += 10) {
          context.progress(reading(done));
          connection.clock.advance(10);
        }
        context.progress({ label: 'Writing', done: 0, total: null });
        return Promise.resolve(ok(null));
      },
    });

    await connection.client.call(
      'identity/get',
      {},
      { onProgress: (latest) => progress.push(latest) },
    );

    expect(progress).toEqual([
      ...[0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000].map(reading),
      { label: 'Writing', done: 0, total: null },
    ]);
  });
});

describe('requests that need the workspace', () => {
  it('run one after another, in the order they came', async () => {
    const order: string[] = [];
    const first = aPromise<null>();
    const { client } = connectRpc({
      'history/undo': async () => {
        order.push('undo begins');
        await first.promise;
        order.push('undo ends');
        return err(cancelled('history/undo'));
      },
      'history/redo': () => {
        order.push('redo');
        return Promise.resolve(err(cancelled('history/redo')));
      },
      'workspace/close': () => {
        order.push('close');
        return Promise.resolve(ok(null));
      },
    });

    const all = [
      client.call('history/undo', {}),
      client.call('history/redo', {}),
      client.call('workspace/close', {}),
    ];
    first.settle(null);
    await Promise.all(all);

    expect(order).toEqual(['undo begins', 'undo ends', 'redo', 'close']);
  });

  it('do not hold up one that only reads a file', async () => {
    const slow = aPromise<Result<null, AppError>>();
    const { client } = connectRpc({
      'workspace/close': () => slow.promise,
      'identity/get': () => Promise.resolve(ok(identity)),
    });
    const closing = client.call('workspace/close', {});

    expect(await client.call('identity/get', {})).toEqual(ok(identity));
    slow.settle(ok(null));
    expect(await closing).toEqual(ok(null));
  });
});

describe('the end of the engine', () => {
  it('settles everything pending with EngineGone when it dies in the middle', async () => {
    const started = aPromise<null>();
    const { client, clock, close } = connectRpc({
      'workspace/close': () => {
        started.settle(null);
        return new Promise(() => undefined);
      },
    });
    const pending = [client.call('workspace/close', {}), client.call('history/undo', {})];
    await started.promise;

    close();

    expect(await Promise.all(pending)).toEqual([
      err(engineGone('workspace/close')),
      err(engineGone('history/undo')),
    ]);
    expect(await client.call('identity/get', {})).toEqual(err(engineGone('identity/get')));
    expect(clock.timers()).toBe(0);
  });

  it('cancels what runs, refuses what waits and then resolves', async () => {
    const started = aPromise<null>();
    const { client, server } = connectRpc({
      'history/undo': (_request, { signal }) =>
        new Promise((resolve) => {
          started.settle(null);
          signal.addEventListener('abort', () => resolve(err(cancelled('history/undo'))));
        }),
    });
    const running = client.call('history/undo', {});
    const waiting = client.call('history/redo', {});
    await started.promise;

    await server.close();

    expect(await running).toEqual(err(cancelled('history/undo')));
    expect(await waiting).toEqual(err(engineGone('history/redo')));
    expect(await client.call('identity/get', {})).toEqual(err(engineGone('identity/get')));
  });
});
