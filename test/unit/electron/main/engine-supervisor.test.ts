import { describe, expect, it } from 'vitest';
import type { EngineProcess } from '#electron/main/engine-process.ts';
import { createEngineSupervisor } from '#electron/main/engine-supervisor.ts';
import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { aClock } from '#test/fixtures/a-clock.ts';

/** An engine process that does what the test says. */
const aProcess = () => {
  const posted: ToEngine[] = [];
  const exits: (() => void)[] = [];
  let hear: (message: FromEngine) => void = () => undefined;
  let kills = 0;
  const engine: EngineProcess = {
    post: (message) => posted.push(message),
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => exits.push(listener),
    kill: () => {
      kills += 1;
    },
  };
  return {
    engine,
    posted,
    kills: () => kills,
    say: (message: FromEngine) => hear(message),
    exit: () => exits.forEach((listener) => listener()),
  };
};

/** A supervisor over such processes; what it tells is recorded in order. */
const supervise = () => {
  const clock = aClock();
  const processes: ReturnType<typeof aProcess>[] = [];
  const told: unknown[] = [];
  const supervisor = createEngineSupervisor({
    start: () => {
      const started = aProcess();
      processes.push(started);
      return started.engine;
    },
    now: clock.now,
    schedule: clock.schedule,
    onMessage: (message) => told.push(message),
    onReady: (isFirst) => told.push(isFirst ? 'ready first' : 'ready again'),
    onGone: () => told.push('gone'),
    onGaveUp: () => told.push('gave up'),
  });
  const last = () => {
    const process = processes.at(-1);
    if (process === undefined) {
      throw new Error('no process was started');
    }
    return process;
  };
  return { supervisor, clock, told, last, started: () => processes.length };
};

const cancel: ToEngine = { kind: 'cancel', id: 1 };
const queued: FromEngine = { kind: 'queued', id: 1 };

describe('the supervisor of the engine', () => {
  it('starts one at once and is ready when it says so', async () => {
    const { supervisor, clock, told, last, started } = supervise();
    const ready = supervisor.whenReady();
    supervisor.post(cancel);
    expect(last().posted).toEqual([]);

    last().say({ kind: 'ready' });
    supervisor.post(cancel);
    last().say(queued);

    expect(await ready).toBe(true);
    expect(await supervisor.whenReady()).toBe(true);
    expect(told).toEqual(['ready first', queued]);
    expect(last().posted).toEqual([cancel]);
    expect(started()).toBe(1);
    expect(clock.timers()).toBe(0);
  });

  it('starts another one when it dies', async () => {
    const { supervisor, told, last, started } = supervise();
    last().say({ kind: 'ready' });

    last().exit();
    const ready = supervisor.whenReady();
    last().say({ kind: 'ready' });

    expect(await ready).toBe(true);
    expect(told).toEqual(['ready first', 'gone', 'ready again']);
    expect(started()).toBe(2);
  });

  it('gives up after three restarts within a minute', async () => {
    const { supervisor, clock, told, last, started } = supervise();
    const waiting = supervisor.whenReady();
    for (let count = 0; count < 4; count += 1) {
      clock.advance(19_000);
      last().exit();
    }

    expect(await waiting).toBe(false);
    expect(await supervisor.whenReady()).toBe(false);
    expect(told).toEqual(['gone', 'gone', 'gone', 'gone', 'gave up']);
    expect(started()).toBe(4);
  });

  it('does not count restarts of more than a minute ago', () => {
    const { clock, told, last, started } = supervise();
    for (let count = 0; count < 10; count += 1) {
      last().say({ kind: 'ready' });
      clock.advance(20_000);
      last().exit();
    }

    expect(told.filter((each) => each === 'gave up')).toEqual([]);
    expect(started()).toBe(11);
  });

  it('starts again after it gave up when the person asks', async () => {
    const { supervisor, told, last, started } = supervise();
    for (let count = 0; count < 4; count += 1) {
      last().exit();
    }

    supervisor.restart();
    const ready = supervisor.whenReady();
    last().say({ kind: 'ready' });

    expect(await ready).toBe(true);
    expect(told.slice(-2)).toEqual(['gave up', 'ready again']);
    expect(started()).toBe(5);
  });

  it('ends a stuck engine when the person asks, and counts anew', () => {
    const { supervisor, told, last, started } = supervise();
    last().say({ kind: 'ready' });
    const stuck = last();

    supervisor.restart();
    expect(stuck.kills()).toBe(1);
    stuck.exit();
    last().say({ kind: 'ready' });

    expect(told).toEqual(['ready first', 'gone', 'ready again']);
    expect(started()).toBe(2);
  });

  it('kills an engine that does not become ready', () => {
    const { clock, last, started } = supervise();
    const hanging = last();

    clock.advance(30_000);
    expect(hanging.kills()).toBe(1);
    hanging.exit();

    expect(started()).toBe(2);
  });

  it('stops by asking, and tells nobody that the engine has gone', async () => {
    const { supervisor, clock, told, last, started } = supervise();
    last().say({ kind: 'ready' });

    const stopped = Promise.all([supervisor.stop(), supervisor.stop()]);
    expect(last().posted).toEqual([{ kind: 'close' }]);
    last().exit();
    await stopped;

    expect(told).toEqual(['ready first']);
    expect(started()).toBe(1);
    expect(clock.timers()).toBe(0);
    expect(await supervisor.whenReady()).toBe(false);
  });

  it('stops by force when asking does not help', async () => {
    const { supervisor, clock, last } = supervise();
    last().say({ kind: 'ready' });
    const stopped = supervisor.stop();

    clock.advance(8000);
    expect(last().kills()).toBe(1);
    last().exit();

    await stopped;
  });

  it('has nothing to stop after it gave up, and starts nothing after it stopped', async () => {
    const { supervisor, last, started } = supervise();
    for (let count = 0; count < 4; count += 1) {
      last().exit();
    }

    await supervisor.stop();
    supervisor.restart();

    expect(started()).toBe(4);
  });
});
