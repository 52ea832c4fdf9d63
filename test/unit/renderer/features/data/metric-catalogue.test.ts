import { describe, expect, it } from 'vitest';
import {
  describeAbsences,
  metricCatalogue,
} from '#renderer/features/data/metrics/metric-catalogue.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { MetricColumn } from '#shared/model/snapshot.ts';
import { aRecipe } from './a-recipe.ts';

const column = (code: string, status: readonly number[]): MetricColumn => ({
  code,
  name: code,
  unit: 'EUR',
  decimals: 2,
  higherIsBetter: true,
  values: Float64Array.from(status, (each) => (each === 0 ? 1 : Number.NaN)),
  status: Uint8Array.from(status),
});

const run = (id: number): ImportRun => ({
  id,
  sourceName: 'CRM',
  department: 'Sales',
  fileName: `crm-${id}.csv`,
  fileSha256: 'ab',
  fileBytes: 1,
  files: [],
  rowsRead: 1,
  rowsAccepted: 1,
  rowsRejected: 0,
  findings: noFindings,
  partners: 1,
  endedAt: '2026-01-01T00:00:00Z',
  recipe: aRecipe(),
  outdatedBy: [],
  changes: null,
});

describe('the metric catalogue', () => {
  it('names the newest run of each metric and counts the cells by their status', () => {
    const snapshot = {
      partnerKeys: ['a', 'b', 'c', 'd', 'e'],
      partnerNames: ['a', 'b', 'c', 'd', 'e'],
      attributes: [],
      metrics: [column('amount', [0, 1, 2, 3, 4]), column('other', [0, 0, 0, 0, 0])],
    };
    const catalogue = metricCatalogue(snapshot, [run(2), run(1)]);
    expect(catalogue.map(({ code, made, coverage }) => [code, made?.run.id, coverage])).toEqual([
      [
        'amount',
        2,
        {
          partners: 5,
          withValue: 1,
          missing: 1,
          notApplicable: 1,
          noActivity: 1,
          notComputable: 1,
        },
      ],
      [
        'other',
        undefined,
        {
          partners: 5,
          withValue: 5,
          missing: 0,
          notApplicable: 0,
          noActivity: 0,
          notComputable: 0,
        },
      ],
    ]);
    expect(catalogue.map(({ coverage }) => describeAbsences(coverage))).toEqual([
      '1 missing, 1 not applicable, 1 without activity, 1 not computable',
      '',
    ]);
  });

  it('says by which formula a metric follows from others', () => {
    const formula = {
      id: 'f',
      code: 'double',
      name: 'Double',
      formula: 'amount * 2',
      unit: '',
      decimals: 0,
      higherIsBetter: true,
    };
    const snapshot = {
      partnerKeys: ['a'],
      partnerNames: ['a'],
      attributes: [],
      metrics: [column('amount', [0]), column('double', [0])],
      formulas: [formula],
    };
    const catalogue = metricCatalogue(snapshot, [run(1)]);
    expect(catalogue.map((entry) => [entry.code, entry.made?.run.id, entry.formula])).toEqual([
      ['amount', 1, null],
      ['double', undefined, 'amount * 2'],
    ]);
  });
});
