import { describe, expect, it } from 'vitest';
import { refuseEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { usualEnsemble } from '#shared/model/ensemble.ts';
import { noFutures, type Driver, type Futures } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const driver: Driver = {
  ...{ id: 'd' as DriverId, name: 'Demand', theme: 'market', unit: '' },
  ...{ baseline: 0, low: -1, high: 1 },
};
const futures: Futures = { ...noFutures, drivers: [driver] };
const model = aModel({ dimensions: [aDimension('d', [aCriterion('m')])] });
const snapshot = aSnapshot([aMetric('m', new Array<number>(10_000).fill(1))]);

describe('an ensemble', () => {
  it('too big for its memory is told before it runs, with streaming where that fits', () => {
    const refuse = (many: number, keepsTiers: boolean) =>
      refuseEnsemble(model, futures, snapshot, { ...usualEnsemble, futures: many, keepsTiers }, 2);
    expect(refuse(100_000, true)).toMatchObject({
      where: 'Ensemble',
      expected: 'one that takes at most 512 MB of memory',
      found: expect.stringMatching(/^[\d,]+ MB for 100,000 futures of 10,000 partners$/u) as string,
      remedy: expect.stringMatching(
        /^Let it stream: without keeping .* it takes \d+ MB/u,
      ) as string,
    });
    expect(refuse(100_000, false)).toBeNull();
    expect(refuse(1000, true)).toBeNull();
  });
});
