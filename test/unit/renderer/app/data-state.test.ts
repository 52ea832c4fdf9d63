import { describe, expect, it } from 'vitest';
import { dataState } from '#renderer/app/data-state.ts';

const run = (fileName: string, endedAt: string, asOf?: string) => ({
  ...{ fileName, sourceName: 'Sales', endedAt },
  recipe: asOf === undefined ? {} : { asOf },
});

describe('which data the status bar says are shown', () => {
  it('are as of the day that recipes state, not of the day of their import', () => {
    const runs = [
      run('q2.csv', '2026-07-20T12:00:00.000Z', '2026-06-30'),
      run('q1.csv', '2026-07-21T12:00:00.000Z', '2026-03-31'),
    ];
    expect(dataState({ runs, knownOn: null })).toEqual({
      text: 'Data as of Jun 30, 2026',
      details: expect.stringMatching(/^Last import: q1\.csv of Sales, Jul 21, 2026, /u) as string,
    });
    expect(dataState({ runs, knownOn: '2026-07-20' }).text).toBe('As known on Jul 20, 2026');
  });

  it('are those of the last import where no recipe states a day', () => {
    const runs = [
      run('b.csv', '2026-07-21T12:00:00.000Z'),
      run('a.csv', '2026-07-20T12:00:00.000Z'),
    ];
    expect(dataState({ runs, knownOn: null })).toEqual({
      text: 'Last import Jul 21, 2026',
      details: expect.stringMatching(/^Last import: b\.csv of Sales, /u) as string,
    });
    expect(dataState({ runs: [], knownOn: null })).toEqual({ text: 'No data yet', details: null });
  });
});
