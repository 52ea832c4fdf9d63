import { describe, expect, test } from 'vitest';
import { runSteps } from '#electron/launch/steps/run-steps.js';
import { closingLine, nothing, oneFailed, onePassed } from '#electron/launch/steps/tally.js';
import { Refusal } from '#electron/launch/support/refusal.js';

const passing = (name: string, needs: readonly string[] = []) => ({
  name,
  needs,
  run: () => Promise.resolve(onePassed),
});

/** Runs the steps and keeps what they print; times become a letter. */
const runAll = async (steps: Parameters<typeof runSteps>[0]) => {
  const lines: string[] = [];
  const tally = await runSteps(steps, (line) => lines.push(line.replaceAll(/\d+\.\d s/g, 'T')));
  return { tally, lines };
};

describe('the steps of npm test', () => {
  test('run one after the other and are summed', async () => {
    const { tally, lines } = await runAll([
      { name: 'ground', run: () => Promise.resolve(nothing) },
      passing('format'),
      { name: 'unit', run: () => Promise.resolve({ passed: 20, failed: 0, skipped: 1 }) },
    ]);
    expect(tally).toEqual({ passed: 21, failed: 0, skipped: 1 });
    expect(lines).toEqual([
      '\n── ground',
      '── ground: ok     T',
      '\n── format',
      '── format: ok     T',
      '\n── unit',
      '── unit: ok     T',
      [
        '\nstep          result                        passed  failed skipped',
        'ground        ok     T                       0       0       0',
        'format        ok     T                       1       0       0',
        'unit          ok     T                      20       0       1\n',
      ].join('\n'),
    ]);
  });

  test('go on after one that fails', async () => {
    const { tally } = await runAll([
      { name: 'lint', run: () => Promise.resolve(oneFailed) },
      passing('unit'),
    ]);
    expect(tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a refusal is told in its own words and counts as a failure', async () => {
    const { tally, lines } = await runAll([
      {
        name: 'window',
        run: () =>
          Promise.reject(
            new Refusal({
              where: 'Display',
              expected: 'one',
              found: 'none',
              remedy: 'Get one.',
            }),
          ),
      },
    ]);
    expect(tally).toEqual(oneFailed);
    expect(lines).toContain('Display: expected one, found none.\n  Get one.');
  });

  test('those that need a failed one are skipped, and those that need them too', async () => {
    const { tally, lines } = await runAll([
      { name: 'build', run: () => Promise.resolve(oneFailed) },
      passing('window', ['build']),
      passing('end to end', ['window']),
      passing('unit'),
    ]);
    expect(tally).toEqual({ passed: 1, failed: 1, skipped: 2 });
    expect(lines).toContain('── end to end: not run: window failed');
  });

  test('those that may run together do, and are told in their order', async () => {
    const events: string[] = [];
    const finish = new Map<string, () => void>();
    const slow = (name: string) => ({
      name,
      together: 'checks',
      run: async () => {
        events.push(`begin ${name}`);
        await new Promise<void>((resolve) => finish.set(name, resolve));
        events.push(`end ${name}`);
        return onePassed;
      },
    });
    const lines: string[] = [];
    const running = runSteps(
      [
        slow('lint'),
        slow('types'),
        slow('format'),
        { name: 'unit', run: () => Promise.resolve((events.push('unit'), onePassed)) },
      ],
      (line) => lines.push(line),
      2,
    );
    await expect.poll(() => events).toEqual(['begin lint', 'begin types']);
    finish.get('types')?.();
    await expect.poll(() => events.at(-1)).toBe('begin format');
    finish.get('format')?.();
    finish.get('lint')?.();

    expect(await running).toEqual({ passed: 4, failed: 0, skipped: 0 });
    expect(events.at(-1)).toBe('unit');
    expect(
      lines
        .at(-1)
        ?.trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['step', 'lint', 'types', 'format', 'unit']);
  });

  test('what failed is named under the table', async () => {
    const { lines } = await runAll([
      {
        name: 'unit',
        run: () =>
          Promise.resolve({
            ...oneFailed,
            failures: ['test/unit/rank.test.ts > a rank keeps ties'],
          }),
      },
    ]);
    expect(lines.at(-1)).toBe('FAILED unit: test/unit/rank.test.ts > a rank keeps ties\n');
  });

  test('the closing line names all three counts', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 3 })).toBe(
      '12 passed, 0 failed, 3 skipped',
    );
  });
});
