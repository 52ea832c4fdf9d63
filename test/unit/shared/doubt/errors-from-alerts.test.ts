import { expect, it } from 'vitest';
import { errorsFromAlerts } from '#shared/doubt/errors-from-alerts.ts';
import type { QualityAlert } from '#shared/model/quality.ts';

const anAlert = (overrides: Partial<QualityAlert>): QualityAlert => ({
  id: 'one',
  kind: 'outliers',
  level: 'metric',
  about: 'Revenue',
  sentence: '',
  severity: 2,
  mend: { tab: 'metrics', at: 'revenue' },
  isBlocking: false,
  acknowledged: null,
  ...overrides,
});

it('takes the error of a metric from the open alerts on it and on its sources', () => {
  const metrics = ['revenue', 'growth', 'margin', 'reach'].map((code) => ({
    code,
    sources: [code === 'growth' ? 'Partner sheet' : 'Orders'],
  }));
  const sheet = anAlert({ kind: 'staleness', level: 'source', about: 'Partner sheet' });
  const settled = anAlert({
    mend: { tab: 'metrics', at: 'reach' },
    acknowledged: { id: 'one', sentence: '', note: 'Fine', at: '2026-03-01T00:00:00.000Z' },
  });
  const clash = anAlert({
    kind: 'unitClash',
    mend: { tab: 'metrics', at: 'margin' },
    isBlocking: true,
  });
  const share = (of: number) => ({ kind: 'relative', share: of });
  expect(errorsFromAlerts(metrics, [anAlert({}), sheet, settled, clash])).toEqual({
    revenue: share(0.1),
    growth: share(0.05),
    margin: share(0.2),
    reach: share(0.02),
  });
});
