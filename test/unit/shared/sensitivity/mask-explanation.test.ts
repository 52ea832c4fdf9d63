import { expect, it } from 'vitest';
import { moverReason } from '#renderer/features/decide/content/proposal-content.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { maskExplanation } from '#shared/sensitivity/mask-explanation.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

it('tells no hidden number and no finding about it, but points and verdicts', () => {
  const base = aModel();
  const model = {
    ...base,
    tiers: base.tiers.map((tier, index) =>
      index === 0
        ? { ...tier, line: 1, rules: { ...tier.rules, gates: [aGate('revenue', 'atLeast', 1e6)] } }
        : tier,
    ),
  };
  const snapshot = aSnapshot(
    ['revenue', 'growth', 'reach'].map((code) => aMetric(code, [1, 2, 918273])),
  );
  const columns = judgeSnapshot(model, snapshot);
  const named = { kind: 'metric', source: '', code: 'revenue' } as const;
  const thing: SensitiveThing = {
    ...named,
    id: sensitiveId(named),
    name: 'Revenue',
    level: 'confidential',
    because: '',
  };
  const hidden = hiddenThings([thing], []);
  const explained = explainPartner(model, snapshot, columns, 2);
  const masked = maskExplanation(explained, hidden);
  expect(
    masked.parts.map(({ criterion, isMasked }) => [criterion.metricCode, isMasked === true]),
  ).toEqual(
    explained.parts.map(({ criterion }) => [
      criterion.metricCode,
      criterion.metricCode === 'revenue',
    ]),
  );
  expect(masked.verdicts.map(({ isWithheld, holds }) => [isWithheld, holds])).toEqual([
    [true, false],
  ]);
  expect(masked.parts.map(({ contribution }) => contribution)).toEqual(
    explained.parts.map(({ contribution }) => contribution),
  );
  const reason = (by: typeof hidden): string => moverReason(model, snapshot, columns, 2, by);
  expect([reason(nothingHidden).includes('918,273'), reason(hidden).includes('918,273')]).toEqual([
    true,
    false,
  ]);
});
