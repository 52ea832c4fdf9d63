import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { UtilityProcess } from 'electron';
import { describe, expect, it } from 'vitest';
import { engineHost, startNodeEngine, startUtilityEngine } from '#electron/main/engine-process.ts';
import { engineEntry, engineNode, type Places } from '#electron/main/locate-engine.ts';

const start = { entry: '/app/dist/engine/index.js', args: ['--config-folder=/c'], env: { A: '1' } };

/** A process of either kind that records what is done with it. */
class FakeProcess extends EventEmitter {
  readonly pid = 4711;
  connected = true;
  readonly posted: unknown[] = [];
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  send(message: unknown): void {
    this.posted.push(message);
  }
}

describe('the way the engine is started', () => {
  it.each([
    ['10', undefined, 'utility'],
    ['137', undefined, 'utility'],
    ['9', undefined, 'node'],
    ['', undefined, 'node'],
    [undefined, undefined, 'node'],
    ['9', 'utility', 'utility'],
    ['10', 'node', 'node'],
    ['10', 'other', 'utility'],
  ] as const)('with Node-API %s and the wish %s is %s', (nodeApi, wish, host) => {
    expect(engineHost(nodeApi, wish)).toBe(host);
  });

  it.each(['utility', 'node'] as const)('is the same to whoever uses it: %s', (host) => {
    const process = new FakeProcess();
    const forked: unknown[] = [];
    const killed: unknown[] = [];
    const kill = (...given: unknown[]): true => {
      killed.push(given);
      return true;
    };
    const engine =
      host === 'utility'
        ? startUtilityEngine(
            start,
            (...given) => {
              forked.push(given);
              return process as unknown as UtilityProcess;
            },
            kill,
          )
        : startNodeEngine(
            start,
            '/node',
            (...given) => {
              forked.push(given);
              return process as unknown as ChildProcess;
            },
            kill,
          );
    const heard: unknown[] = [];
    let exits = 0;
    engine.onMessage((message) => heard.push(message));
    engine.onExit(() => {
      exits += 1;
    });

    engine.post({ kind: 'cancel', id: 1 });
    process.emit('message', { kind: 'ready' });
    engine.kill();
    process.connected = false;
    process.emit('exit', 1);
    engine.post({ kind: 'cancel', id: 2 });

    expect({ posted: process.posted, heard, exits, killed }).toEqual({
      posted: [{ kind: 'cancel', id: 1 }],
      heard: [{ kind: 'ready' }],
      exits: 1,
      killed: [[4711, 'SIGKILL']],
    });
    expect(forked).toEqual([
      [
        start.entry,
        start.args,
        host === 'utility'
          ? {
              execArgv: ['--max-semi-space-size=2'],
              env: start.env,
              stdio: 'inherit',
              serviceName: 'Tierwright engine',
            }
          : {
              env: start.env,
              execPath: '/node',
              execArgv: ['--max-semi-space-size=2'],
              serialization: 'advanced',
              stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
            },
      ],
    ]);
  });

  it('takes a Node that cannot be started for an engine that has ended, once', () => {
    const process = new FakeProcess();
    const engine = startNodeEngine(
      start,
      '/gone',
      () => process as unknown as ChildProcess,
      () => true,
    );
    let exits = 0;
    engine.onExit(() => {
      exits += 1;
    });

    process.emit('error', new Error('ENOENT'));
    process.emit('exit', 1);

    expect(exits).toBe(1);
  });

  it('does not mind killing a process that has just ended', () => {
    const engine = startUtilityEngine(
      start,
      () => new FakeProcess() as unknown as UtilityProcess,
      () => {
        throw new Error('ESRCH');
      },
    );

    expect(() => engine.kill()).not.toThrow();
  });
});

describe('the places of the engine', () => {
  const checkout: Places = {
    mainFolder: '/work/dist/main',
    appFolder: '/work',
    resourcesFolder: '/electron/resources',
    isPackaged: false,
    platform: 'linux',
  };
  const packed: Places = {
    mainFolder: '/opt/t/resources/app.asar/dist/main',
    appFolder: '/opt/t/resources/app.asar',
    resourcesFolder: '/opt/t/resources',
    isPackaged: true,
    platform: 'linux',
  };

  it('are those of the checkout, or those of the packed program', () => {
    expect([
      engineEntry(checkout, 'utility'),
      engineEntry(checkout, 'node'),
      engineEntry(packed, 'utility'),
      engineEntry(packed, 'node'),
    ]).toEqual([
      '/work/dist/engine/index.js',
      '/work/dist/engine/index.js',
      '/opt/t/resources/app.asar/dist/engine/index.js',
      '/opt/t/resources/app.asar.unpacked/dist/engine/index.js',
    ]);
    expect([
      engineNode(checkout),
      engineNode(packed),
      engineNode({ ...packed, platform: 'win32' }),
    ]).toEqual([
      '/work/node_modules/node/bin/node',
      '/opt/t/resources/node',
      '/opt/t/resources/node.exe',
    ]);
  });
});
