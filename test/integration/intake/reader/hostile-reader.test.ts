import { describe, expect, it } from 'vitest';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import type { ReaderLimits } from '#electron/engine/intake/reader/reader-limits.ts';
import type { StartReader } from '#electron/engine/intake/reader/reader-process.ts';
import { runReader } from '#electron/engine/intake/run-reader.ts';
import { aContext, refusalOf } from '../support.ts';

const hostile = forkReader(new URL('./hostile/', import.meta.url));

/** Starts readers and says of each whether it has ended. */
const watched = (start: StartReader) => {
  const alive = { count: 0 };
  const startReader: StartReader = () => {
    const reader = start();
    alive.count += 1;
    reader.onExit(() => (alive.count -= 1));
    return reader;
  };
  return { startReader, alive };
};

const limits: ReaderLimits = { memoryMb: 600, heapMb: 96, silenceMs: 50_000 };

const read = async (harm: string, silenceMs = limits.silenceMs) => {
  const { startReader, alive } = watched(hostile);
  const result = await runReader<'preview'>(
    { kind: 'preview', path: harm, recipe: null },
    aContext({ startReader }),
    { ...limits, silenceMs },
  );
  return {
    type: result.ok ? 'ok' : result.error.type,
    found: refusalOf(result),
    alive: alive.count,
  };
};

describe('a file that makes its reader misbehave', () => {
  it.each(['buffers', 'map', 'strings'])(
    'is refused when it fills the memory: %s',
    async (harm) => {
      // A heap that runs full so fast that the process ends is told as an end, not as a limit.
      const { type, found, alive } = await read(harm);
      expect({ type, alive }).toEqual({ type: 'InputRefused', alive: 0 });
      expect([
        `${harm}: one that needs more`,
        `${harm}: one at which the reading process ended`,
      ]).toContain(found);
    },
  );

  it('names the memory it may have', async () => {
    const result = await runReader<'preview'>(
      { kind: 'preview', path: 'buffers', recipe: null },
      aContext({ startReader: hostile }),
      limits,
    );
    expect(result).toEqual({
      ok: false,
      error: {
        type: 'InputRefused',
        where: 'buffers',
        expected: 'a table that can be read in 600 MB of memory',
        found: 'one that needs more',
        remedy:
          'Save the table as CSV from the program that made it, or cut it into several files.',
      },
    });
  });

  it.each(['loop', 'json', 'regex'])('is given up when it gets no further: %s', async (harm) => {
    const { type, alive } = await read(harm, 1500);
    expect(alive).toBe(0);
    // The brackets that are parsed may outgrow the memory before the time.
    expect(harm === 'json' ? ['InputRefused', 'DeadlinePassed'] : ['DeadlinePassed']).toContain(
      type,
    );
  });

  it('is refused when it ends the process, and the program lives on', async () => {
    expect(await read('crash')).toEqual({
      type: 'InputRefused',
      found: 'crash: one at which the reading process ended',
      alive: 0,
    });
  });

  it('is refused with the fault when it meets a bug', async () => {
    expect(await read('bug')).toEqual({
      type: 'Internal',
      found: 'bug: one at which the reader failed (Error: a bug in the reader)',
      alive: 0,
    });
  });

  it('is told when the thread ends without an answer', async () => {
    expect(await read('exit')).toEqual({
      type: 'Internal',
      found: 'exit: one at which the reader failed (it ended without an answer)',
      alive: 0,
    });
  });
});
