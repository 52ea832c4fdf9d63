import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '#shared/model/futures.ts';
import type { DriverId, EffectId } from '#shared/model/ids.ts';
import type { Condition } from '#shared/model/tier-rules.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { exposureSentence } from '#shared/scenario/effect-sentence.ts';
import { exposureSubjects, exposuresOf } from '#shared/scenario/exposure.ts';
import { readExposureTable } from '#shared/scenario/read-exposure-table.ts';
import { shocksOf } from '#shared/scenario/metric-shock.ts';
import { noFutures } from '#shared/model/futures.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const common = { whenAbsent: 'fails', message: '' } as const;
const inEmea: Condition = {
  ...common,
  id: 'emea',
  kind: 'attribute',
  attributeCode: 'region',
  labels: ['EMEA'],
};
const cloudAbove = (value: number): Condition => ({
  ...common,
  id: `cloud-${value}`,
  kind: 'metric',
  metricCode: 'cloud',
  comparison: 'moreThan',
  value,
});
const anEffect = (parts: Partial<Effect> = {}): Effect => ({
  id: 'e' as EffectId,
  driverId: 'd' as DriverId,
  metricCode: 'cloud',
  kind: 'multiply',
  size: 0.01,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 0.1,
  reason: '',
  ...parts,
});
const snapshot = aSnapshot(
  [aMetric('cloud', [80, 30, 80, 'missing'], { unit: '%' })],
  [anAttribute('region', ['EMEA', 'EMEA', 'APAC', 'EMEA'])],
);
const ruled = anEffect({
  exposureRules: [
    { conditions: [inEmea, cloudAbove(40)], share: 0.6 },
    { conditions: [inEmea], share: 0.3 },
  ],
  byHand: [{ key: 'P000001', share: 1 }],
});

describe('exposure by rules', () => {
  it('is that of the first rule whose conditions all hold; by hand stands above, the default behind', () => {
    const { of } = exposuresOf(ruled, snapshot);
    expect([0, 1, 2, 3].map(of)).toEqual([
      { share: 0.6, origin: 'rule', rule: 0 },
      { share: 1, origin: 'byHand' },
      { share: 0.1, origin: 'default' },
      // Without a number the first rule does not fit, the second asks for none.
      { share: 0.3, origin: 'rule', rule: 1 },
    ]);
  });

  it('groups partners in a future by what the rules say, and a rule without a condition fits everybody', () => {
    const futures = {
      ...noFutures,
      drivers: [
        {
          ...{ id: 'd' as DriverId, name: 'D', theme: 'market' as const, unit: '' },
          ...{ baseline: 0, low: -1, high: 1 },
        },
      ],
      effects: [anEffect({ exposureRules: [{ conditions: [], share: 0.4 }] })],
    };
    const [shock] = shocksOf(snapshot, futures);
    expect([...(shock?.groupOf ?? [])]).toEqual([0, 0, 0, 0]);
    expect([...(shock?.terms[0]?.exposures ?? [])]).toEqual([0.4]);
  });

  it('never depends on rules behind the first that fits', () => {
    const limits = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 100 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 100 }), (rules, number) => {
        const own = aSnapshot([aMetric('cloud', [number])]);
        const exposureRules = rules.map(({ at, share }) => ({
          conditions: [cloudAbove(at)],
          share,
        }));
        const expected = rules.find(({ at }) => number > at)?.share ?? 0.1;
        expect(exposuresOf(anEffect({ exposureRules }), own).of(0).share).toBe(expected);
      }),
    );
  });

  it('is read out with its conditions, in their order', () => {
    expect(exposureSentence(ruled, null, snapshot)).toBe(
      'Exposure by rule, the first that fits: 60 % where region is EMEA and cloud more than 40 %; 30 % where region is EMEA; 10 % otherwise. 1 partner by hand.',
    );
  });

  it('names what its rules are read from, and rules that can never count', () => {
    expect(exposureSubjects(ruled)).toEqual([
      sensitiveId({ kind: 'attribute', source: '', code: 'region' }),
      sensitiveId({ kind: 'metric', source: '', code: 'cloud' }),
      sensitiveId({ kind: 'attribute', source: '', code: 'region' }),
    ]);
    const messages = checkFutures(
      {
        ...noFutures,
        effects: [
          anEffect({
            exposureRules: [
              { conditions: [{ ...inEmea, attributeCode: 'segment' }], share: 1 },
              { conditions: [], share: 1 },
              { conditions: [inEmea], share: 1 },
            ],
          }),
        ],
      },
      snapshot,
    ).map(({ message }) => message);
    expect(messages).toContain(
      'Rule 1 asks about "segment", which no imported file delivers, so it fits nobody.',
    );
    expect(messages).toContain('Rule 2 fits everybody, so those behind it are never asked.');
  });
});

describe('a table of exposures', () => {
  it('is read as it is exported: by key, in per cent, rows without a number passed over', () => {
    const text =
      "\uFEFFDriver,Metric,Key,Partner,Exposure (%),From\r\nD,m,P1,One,60,by hand\r\nD,m,P2,Two,,withheld\r\nD,m,'=P3,Three,12.5,rule\r\n";
    expect(readExposureTable(text, ['P1', 'P2', '=P3'])).toEqual({
      exposures: [
        { key: 'P1', share: 0.6 },
        { key: '=P3', share: 0.125 },
      ],
      problems: [],
    });
  });

  it('tells line by line what cannot be one, above all more than the whole', () => {
    const text = 'key;exposure\nP1;140\nP2;-1\nnobody;5\nP3;much\nP4;40 %\nP4;41\n';
    expect(readExposureTable(text, ['P1', 'P2', 'P3', 'P4'])).toEqual({
      exposures: [{ key: 'P4', share: 0.4 }],
      problems: [
        {
          line: 2,
          message:
            'The exposure of P1 is 140 %: nobody hangs on a driver by more than the whole, 100 %.',
        },
        { line: 3, message: 'The exposure of P2 is -1 %; 0 % is not hit at all.' },
        { line: 4, message: 'No partner has the key "nobody".' },
        { line: 5, message: 'The exposure of P3 must be a number.' },
        { line: 7, message: 'The partner "P4" stands in line 6 already.' },
      ],
    });
    expect(readExposureTable('partner,share\n', []).problems).toEqual([
      {
        line: 1,
        message:
          'The first row must name the columns key and exposure; there is no key, no exposure.',
      },
    ]);
  });
});
