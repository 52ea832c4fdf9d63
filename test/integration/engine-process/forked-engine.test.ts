import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';
import { serveKeyStore } from '#electron/main/serve-key-store.ts';
import type { SystemKeyStore } from '#electron/main/system-key-store.ts';
import { createEngineSupervisor } from '#electron/main/engine-supervisor.ts';
import { engineGone } from '#shared/ipc/rpc-errors.ts';
import { err, ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aForkedEngine } from './a-forked-engine.ts';

/** An engine that is ready, with a folder for its files. */
const start = async () => {
  const folder = await aFolder();
  const forked = aForkedEngine(join(folder, 'config'));
  await forked.ready;
  return { ...forked, folder };
};

describe('the engine under a Node of its own', () => {
  it('greets, answers, and refuses what the contract does not allow', async () => {
    const { client } = await start();

    expect(await client.call('identity/get', {})).toEqual(ok(null));
    expect(await client.call('history/go-to', { position: -1 })).toMatchObject({
      ok: false,
      error: { type: 'Internal', where: 'history/go-to, position' },
    });
    expect(await client.call('portfolio/snapshot', {})).toMatchObject({
      ok: false,
      error: { type: 'WorkspaceRefused' },
    });
  });

  it('binds a key by the store of the process that started it, and sends that no key in the clear', async () => {
    const folder = await aFolder();
    const sent: string[] = [];
    // A store that turns every byte around: what it is given can be read back.
    const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
    const keyStore: SystemKeyStore = {
      store: () => Promise.resolve({ kind: 'real', name: 'a store' }),
      wrap: (bytes) => {
        sent.push(bytes.toString('utf8'));
        return Promise.resolve(turned(bytes));
      },
      unwrap: (bytes) => Promise.resolve(turned(bytes)),
    };
    const { client, ready } = aForkedEngine(join(folder, 'config'), undefined, (child) =>
      serveKeyStore(
        {
          post: (message) => void child.send(message),
          onMessage: (listener) => child.on('message', listener),
        },
        keyStore,
      ),
    );
    await ready;

    expect(await client.call('identities/key-store', {})).toEqual(ok(await keyStore.store()));
    const passphrase = 'four words of mine';
    const made = await client.call('identities/create-root', {
      ...{ name: 'Root', organization: '', passphrase, bind: true },
    });
    expect(made).toMatchObject({ value: { boundTo: { store: 'a store' } } });
    expect(sent).toEqual([
      expect.stringMatching(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/u) as string,
    ]);
    const id = made.ok ? made.value.id : '';
    expect(
      await client.call('identities/revoke', {
        ...{ root: { id, passphrase }, certificate: null, approver: null, reason: '' },
      }),
    ).toMatchObject({ ok: true, value: { boundTo: { store: 'a store' } } });
  });

  it('hands the snapshot over as typed arrays', async () => {
    const { client, folder } = await start();
    const path = join(folder, 'sample.tierwright');
    expect(await client.call('workspace/create-sample', { path })).toMatchObject({ ok: true });

    const snapshot = await client.call('portfolio/snapshot', {});

    if (!snapshot.ok) {
      throw new Error(snapshot.error.found);
    }
    const { partnerKeys, metrics, attributes } = snapshot.value;
    expect(partnerKeys.length).toBeGreaterThan(100);
    expect(metrics.map(({ values }) => [values.constructor, values.length])).toEqual(
      metrics.map(() => [Float64Array, partnerKeys.length]),
    );
    expect(metrics.map(({ status }) => status.constructor)).toEqual(metrics.map(() => Uint8Array));
    expect(attributes.map(({ codes }) => codes.constructor)).toEqual(
      attributes.map(() => Uint32Array),
    );
  });

  it('ends well when it is asked to, and leaves no log beside the workspace', async () => {
    const { client, engine, folder, exited } = await start();
    const path = join(folder, 'programme.tierwright');
    await client.call('workspace/create', { path, name: 'Programme' });

    engine.post({ kind: 'close' });

    expect(await exited).toEqual({ code: 0, signal: null });
    expect((await readdir(folder)).filter((file) => file.startsWith('programme'))).toEqual([
      'programme.tierwright',
    ]);
    const again = aForkedEngine(join(folder, 'config'));
    await again.ready;
    expect(await again.client.call('workspace/open', { path })).toMatchObject({
      ok: true,
      value: { name: 'Programme' },
    });
  });

  it('ends well when whoever started it is gone', async () => {
    const { disconnect, exited } = await start();

    disconnect();

    expect(await exited).toEqual({ code: 0, signal: null });
  });

  it('ends with 1 after a message that no part of Tierwright sends', async () => {
    const { engine, exited } = await start();

    engine.post({ kind: 'nonsense' } as never);

    expect(await exited).toEqual({ code: 1, signal: null });
  });

  it('ends also where nobody reads what it says of a bug', async () => {
    const child = fork(
      join(projectRoot, 'electron/engine/index.ts'),
      [`--config-folder=${join(await aFolder(), 'config')}`],
      { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'message');
    child.stderr?.destroy();

    child.send({ kind: 'nonsense' });

    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it('settles what is pending when it is killed, and loses nothing that was saved', async () => {
    const { client, engine, folder, exited } = await start();
    const path = join(folder, 'programme.tierwright');
    const created = await client.call('workspace/create', { path, name: 'Programme' });
    const renamed = await client.call('workspace/rename', { name: 'Renamed' });
    expect([created.ok, renamed.ok]).toEqual([true, true]);

    const pending = client.call('workspace/create-sample', { path: join(folder, 's.tierwright') });
    engine.kill();

    expect(await pending).toEqual(err(engineGone('workspace/create-sample')));
    expect(await exited).toEqual({ code: null, signal: 'SIGKILL' });
    const again = aForkedEngine(join(folder, 'config'));
    await again.ready;
    expect(await again.client.call('workspace/open', { path })).toEqual(renamed);
  });

  it('is started again by its supervisor', async () => {
    const folder = await aFolder();
    const told: string[] = [];
    const forked: ReturnType<typeof aForkedEngine>[] = [];
    const supervisor = createEngineSupervisor({
      start: () => {
        const started = aForkedEngine(folder);
        forked.push(started);
        return started.engine;
      },
      now: () => performance.now(),
      schedule: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => {
          clearTimeout(timer);
        };
      },
      onMessage: () => undefined,
      onReady: () => told.push('ready'),
      onGone: () => told.push('gone'),
      onGaveUp: () => told.push('gave up'),
    });
    expect(await supervisor.whenReady()).toBe(true);

    forked[0]?.engine.kill();
    await forked[0]?.exited;
    expect(await supervisor.whenReady()).toBe(true);
    expect(await forked[1]?.client.call('identity/get', {})).toEqual(ok(null));
    await supervisor.stop();

    expect(told).toEqual(['ready', 'gone', 'ready']);
    expect(await forked[1]?.exited).toEqual({ code: 0, signal: null });
  });
});
