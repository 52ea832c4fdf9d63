import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReadings } from '#renderer/features/futures/signposts/signpost-form.tsx';
import { watchSentence } from '#shared/signposts/watch-words.ts';
import { noFutures } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';
import type { Play, Signpost } from '#shared/model/signpost.ts';
import { judgeSignpost, readingsOf, summarise } from '#shared/signposts/observe.ts';
import { dueDay, tripSignposts, watchAgain } from '#shared/signposts/trip.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const aSignpost = (over: Partial<Signpost> = {}): Signpost => ({
  ...{ id: 's', name: 'Orders dry up', scenarioId: null },
  watch: { kind: 'metric', metricCode: 'orders', summary: 'sum' },
  ...{ comparison: 'atMost', threshold: 10, window: 2, playId: 'p' },
  ...over,
});
const play: Play = {
  ...{ id: 'p', name: 'Rotate', kind: 'rotate', what: '', partners: [], substitutes: [] },
  ...{ owner: 'Sales', cost: 100, days: 30, state: 'prepared' },
};
const seen = (...values: readonly (number | null)[]) =>
  values.map((value, index) => ({ day: `2026-01-0${index + 1}`, value }));

describe('a signpost', () => {
  it('trips when the window is full, and again only after a break; nothing seen is a break', () => {
    const { trips, isTripping, observations } = judgeSignpost(
      aSignpost(),
      seen(9, 8, 7, 11, 10, null, 10, 3).toReversed(),
    );
    expect([trips, isTripping]).toEqual([['2026-01-02', '2026-01-08'], true]);
    expect(observations.map(({ isMet }) => isMet)).toEqual([
      ...[true, true, true, false, true, false, true, true],
    ]);
    const risen = aSignpost({ comparison: 'atLeast', window: 1 });
    expect(judgeSignpost(risen, seen(10, 9)).trips).toEqual(['2026-01-01']);
    expect(judgeSignpost(risen, seen(10, 9)).isTripping).toBe(false);
    expect(judgeSignpost(aSignpost(), []).isTripping).toBe(false);
  });

  it('trips by the last days that its window spans, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 9 }), (values) => {
        const all = seen(...values);
        const { isTripping } = judgeSignpost(aSignpost(), all);
        expect(judgeSignpost(aSignpost(), all.slice(-2)).isTripping).toBe(isTripping);
      }),
    );
  });

  it('reads a metric of all partners or of one, and a driver as people wrote it down', () => {
    const snapshot = aSnapshot([aMetric('orders', [1, 2, 9, 'missing'], { unit: 'EUR' })]);
    const of = (summary: 'sum' | 'mean' | 'median' | 'least' | 'greatest') =>
      summarise({ kind: 'metric', metricCode: 'orders', summary }, snapshot);
    expect([of('sum'), of('mean'), of('median'), of('least'), of('greatest')]).toEqual([
      ...[12, 4, 2, 1, 9],
    ]);
    const one = (key: string | undefined) =>
      summarise(
        { kind: 'metric', metricCode: 'orders', summary: 'sum', partnerKey: key ?? '' },
        snapshot,
      );
    expect(snapshot.partnerKeys.map(one)).toEqual([1, 2, 9, null]);
    expect(summarise({ kind: 'metric', metricCode: 'gone', summary: 'sum' }, snapshot)).toBeNull();
    const readings = [{ day: '2026-01-31', value: 3 }];
    expect(readingsOf({ kind: 'driver', driverId: 'd' as DriverId, readings })).toEqual(readings);
    expect(watchSentence(aSignpost(), noFutures, snapshot)).toBe(
      'Sum of orders at most 10 EUR, at 2 imports in a row',
    );
    expect(watchSentence(aSignpost({ threshold: -12_345_678.5 }), noFutures, snapshot)).toBe(
      'Sum of orders at most −12,345,678.5 EUR, at 2 imports in a row',
    );
  });

  it('marks itself once and opens its play; it can be watched again', () => {
    const before = { ...noFutures, signposts: [aSignpost()], plays: [play] };
    const history = judgeSignpost(aSignpost(), seen(1, 1));
    const { futures, names } = tripSignposts(before, [history], '2026-03-01');
    expect([names, futures.signposts[0]?.trippedOn, futures.plays]).toEqual([
      ['Orders dry up'],
      '2026-03-01',
      [{ ...play, state: 'open', openedOn: '2026-03-01' }],
    ]);
    expect(tripSignposts(futures, [history], '2026-04-01')).toEqual({ futures, names: [] });
    expect(futures.signposts.map(watchAgain)).toEqual([aSignpost()]);
    expect([dueDay(play), ...futures.plays.map(dueDay)]).toEqual([null, '2026-03-31']);
  });
});

describe('readings of a driver', () => {
  it('are a line each, and the first line that is none is told', () => {
    expect(parseReadings('2026-01-31 4.5\n\n2026-02-28, -3\n')).toEqual({
      wrong: null,
      readings: [
        { day: '2026-01-31', value: 4.5 },
        { day: '2026-02-28', value: -3 },
      ],
    });
    expect(parseReadings('2026-02-30 1').wrong).toBe('2026-02-30 1');
    expect(parseReadings('soon').wrong).toBe('soon');
  });
});
