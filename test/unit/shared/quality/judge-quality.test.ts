import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellStatus, type CellStatus } from '#shared/model/cell-status.ts';
import { defaultThresholds, findingKinds, type QualityFinding } from '#shared/model/quality.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { nothingHidden } from '#shared/sensitivity/hidden.ts';
import { judgeMetrics } from '#shared/quality/judge-metrics.ts';
import { judgePartners } from '#shared/quality/judge-partners.ts';
import { listAlerts, pastAcknowledgements } from '#shared/quality/list-alerts.ts';
import { findOutliers, type OutliersByMetric } from '#shared/quality/outliers.ts';
import { timesOver, timesUnder } from '#shared/quality/severity.ts';
import { countStatuses, coverageOf } from '#shared/quality/status-counts.ts';
import { sameUnit, scaleStep } from '#shared/quality/unit-clash.ts';

const { value, missing, notApplicable, noActivity, notComputable } = cellStatus;

const column = (
  code: string,
  cells: readonly (number | null)[],
  absent: CellStatus = missing,
): MetricColumn => ({
  code,
  name: code.toUpperCase(),
  unit: 'EUR',
  decimals: 0,
  higherIsBetter: true,
  values: Float64Array.from(cells, (cell) => cell ?? NaN),
  status: Uint8Array.from(cells, (cell) => (cell === null ? absent : value)),
});

const snapshot = (metrics: readonly MetricColumn[]): Snapshot => {
  const partnerKeys = Array.from(metrics[0]?.values ?? [], (_, row) => `p${row}`);
  return { partnerKeys, partnerNames: partnerKeys, attributes: [], metrics };
};

const outliersOf = ({ metrics }: Snapshot): OutliersByMetric =>
  new Map(metrics.map(({ code, values }) => [code, findOutliers(values, 'mad', 3.5)]));

describe('coverage', () => {
  it('counts no activity and zero as known, and leaves out whom a metric does not apply to', () => {
    expect(coverageOf(countStatuses([value, noActivity, missing, notComputable]))).toBe(0.5);
    expect(coverageOf(countStatuses([value, notApplicable, notApplicable]))).toBe(1);
    expect(coverageOf(countStatuses([notApplicable]))).toBe(1);
    expect(coverageOf(countStatuses([]))).toBe(1);
  });

  it('is a share, falls with every missing cell and does not move with those it does not apply to', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2, 3, 4)), (statuses) => {
        const share = coverageOf(countStatuses(statuses));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(coverageOf(countStatuses([...statuses, missing]))).toBeLessThanOrEqual(share);
        expect(coverageOf(countStatuses([...statuses, notApplicable]))).toBe(share);
      }),
    );
  });
});

describe('units', () => {
  it('are the same but for case and spaces', () => {
    expect([sameUnit('k EUR', 'keur'), sameUnit('EUR', ''), sameUnit('%', 'share')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('seem to be others where medians differ by a step that people mix up', () => {
    expect(
      [
        [1, 100],
        [0.12, 12.5],
        [5_000, 5.1],
        [3, 3e6],
        [1, 50],
        [0, 5],
        [-1, 1000],
        [0, 0],
      ].map(([before = 0, now = 0]) => scaleStep(before, now)),
    ).toEqual([100, 100, 1000, 1_000_000, null, null, null, null]);
  });

  it('have the same step in both directions', () => {
    const size = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(size, size, (before, now) => {
        expect(scaleStep(before, now)).toBe(scaleStep(now, before));
      }),
    );
  });
});

describe('metrics', () => {
  it('are doubted where they are hardly known, the same for all, or far out for somebody', () => {
    const all = snapshot([
      column('gaps', [1, 2, 3, null]),
      column('quiet', [1, 2, 3, null], noActivity),
      column('flat', [7, 7, 7, 7]),
      column('far', [10, 11, 12, 5000]),
    ]);
    const found = judgeMetrics(
      all,
      { newest: [], runs: [], hidden: nothingHidden, outliers: outliersOf(all) },
      defaultThresholds,
    );
    expect(found.map(({ about, kind, sentence }) => [about, kind, sentence])).toEqual([
      ['GAPS', 'coverage', 'Known of 75 % of the partners to whom it applies: 1 missing.'],
      ['FLAT', 'constant', 'The same for all 4 partners: it cannot tell them apart.'],
      ['FAR', 'outliers', '1 value far from the others: p3 (5,000 EUR).'],
    ]);
  });
});

it('tells no value of a metric that is hidden', () => {
  const far = snapshot([column('far', [10, 11, 12, 5000])]);
  const hidden = { metric: (code: string) => code === 'far' };
  const [found] = judgeMetrics(
    far,
    { newest: [], runs: [], hidden, outliers: outliersOf(far) },
    defaultThresholds,
  );
  expect(found?.sentence).toBe('1 value far from the others.');
});

describe('partners', () => {
  it('are doubted where little is known of them, no import names them, or they are far out in three', () => {
    const far = column('a', [1, 2, 3, 900]);
    const all = snapshot([
      far,
      { ...far, code: 'b', name: 'B' },
      { ...far, code: 'e', name: 'E' },
      column('c', [null, 1, 2, 3]),
      column('d', [null, 1, 1, 2]),
    ]);
    const found = judgePartners(
      all,
      {
        lastDays: ['2026-03-01', '2024-01-01', '2026-03-01', '2026-03-01'],
        today: '2026-03-02',
        outliers: outliersOf(all),
      },
      { ...defaultThresholds, partnerCoverage: 0.7 },
    );
    expect(found.map(({ about, kind, sentence }) => [about, kind, sentence])).toEqual([
      ['p0', 'coverage', '60 % of the metrics that apply are known: 2 missing, 0 not computable.'],
      ['p1', 'staleness', 'No import since 2024-01-01 names it (791 days).'],
      ['p3', 'outliers', 'Far from the others in 3 metrics: A, B, E.'],
    ]);
  });
});

describe('alerts', () => {
  const aFinding = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    kind: fc.constantFrom(...findingKinds),
    level: fc.constant('source' as const),
    about: fc.constant(''),
    sentence: fc.constant(''),
    severity: fc.integer({ min: 1, max: 5 }),
    mend: fc.constant({ tab: 'sources' as const, at: '' }),
  });
  const findings = fc.uniqueArray(aFinding, { selector: ({ id }) => id });

  it('keep every finding once, in one order whatever the order they are found in', () => {
    fc.assert(
      fc.property(findings, (list: readonly QualityFinding[]) => {
        const listed = listAlerts(list, ['outliers'], []);
        expect(listed.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted());
        expect(listAlerts(list.toReversed(), ['outliers'], [])).toEqual(listed);
        const lastBlocking = listed.findLastIndex(({ isBlocking }) => isBlocking);
        expect(listed.slice(0, lastBlocking + 1).every(({ isBlocking }) => isBlocking)).toBe(true);
      }),
    );
  });

  it('that were acknowledged come last while they hold, and are kept when they no longer do', () => {
    const finding = (id: string, severity: number): QualityFinding => ({
      id,
      kind: 'jump',
      level: 'metric',
      about: id,
      sentence: 'It jumped.',
      severity,
      mend: { tab: 'metrics', at: id },
    });
    const note = (id: string, at: string) => ({ id, sentence: 'It jumped.', note: 'Known.', at });
    const notes = [note('worst', '2026-01-01'), note('gone', '2026-01-02'), note('older', '2026')];
    const list = [finding('worst', 9), finding('mild', 1), finding('bad', 2)];
    expect(
      listAlerts(list, [], notes).map(({ id, acknowledged }) => [id, acknowledged?.note]),
    ).toEqual([
      ['bad', undefined],
      ['mild', undefined],
      ['worst', 'Known.'],
    ]);
    expect(pastAcknowledgements(list, notes).map(({ id }) => id)).toEqual(['gone', 'older']);
  });
});

it('tells how often a threshold is passed, also where nothing is allowed', () => {
  expect([timesOver(6, 2), timesOver(1, 0), timesOver(1e9, 1), timesUnder(0.5, 0.9)]).toEqual([
    3,
    1000,
    1000,
    expect.closeTo(5, 9),
  ]);
});
