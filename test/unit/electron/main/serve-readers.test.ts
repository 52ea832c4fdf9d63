import { EventEmitter } from 'node:events';
import type { MessageChannelMain, UtilityProcess } from 'electron';
import { describe, expect, it } from 'vitest';
import { serveReaders } from '#electron/main/serve-readers.ts';

/** A utility process that records what it is told. */
class FakeProcess extends EventEmitter {
  readonly posted: unknown[] = [];
  pid: number | undefined;
  postMessage(...given: unknown[]): void {
    this.posted.push(given);
  }
}

const serve = () => {
  const engine = new FakeProcess();
  const readers: FakeProcess[] = [];
  const killed: unknown[] = [];
  serveReaders(engine as unknown as UtilityProcess, {
    fork: () => {
      const reader = new FakeProcess();
      readers.push(reader);
      return reader as unknown as UtilityProcess;
    },
    createChannel: () =>
      ({ port1: 'reader end', port2: 'engine end' }) as unknown as MessageChannelMain,
    killProcess: (...given) => {
      killed.push(given);
      return true;
    },
  });
  return { engine, readers, killed };
};

describe('readers that the main process starts for its engine', () => {
  it('get the two ends of a channel, and the engine is told their end', () => {
    const { engine, readers } = serve();

    engine.emit('message', { kind: 'ready' });
    engine.emit('message', { kind: 'reader', id: 7, wish: 'start' });
    readers[0]?.emit('exit', 0);

    expect({ engine: engine.posted, reader: readers[0]?.posted }).toEqual({
      engine: [
        [{ kind: 'reader', id: 7, news: 'started' }, ['engine end']],
        [{ kind: 'reader', id: 7, news: 'ended' }],
      ],
      reader: [[null, ['reader end']]],
    });
  });

  it('are killed on demand, also when they have not come up yet', () => {
    const { engine, readers, killed } = serve();
    engine.emit('message', { kind: 'reader', id: 1, wish: 'start' });
    engine.emit('message', { kind: 'reader', id: 2, wish: 'start' });
    const [first, second] = readers;
    if (first === undefined || second === undefined) throw new Error('two were started');
    first.pid = 11;

    engine.emit('message', { kind: 'reader', id: 1, wish: 'kill' });
    engine.emit('message', { kind: 'reader', id: 2, wish: 'kill' });
    second.pid = 12;
    second.emit('spawn');
    engine.emit('message', { kind: 'reader', id: 99, wish: 'kill' });

    expect(killed).toEqual([
      [11, 'SIGKILL'],
      [12, 'SIGKILL'],
    ]);
  });

  it('end with their engine, which is told nothing any more', () => {
    const { engine, readers, killed } = serve();
    engine.emit('message', { kind: 'reader', id: 1, wish: 'start' });
    const [reader] = readers;
    if (reader === undefined) throw new Error('one was started');
    reader.pid = 11;

    engine.emit('exit', 1);
    reader.emit('exit', 0);

    expect({ killed, told: engine.posted.length }).toEqual({ killed: [[11, 'SIGKILL']], told: 1 });
  });
});
