import { expect, it } from 'vitest';
import type { QualityAlert } from '#shared/model/quality.ts';
import { rationaleDespite, refuseDespite } from '#shared/quality/state-despite.ts';

const alert = (about: string): QualityAlert => ({
  id: about,
  kind: 'controlTotal',
  level: 'source',
  about,
  sentence: 'It differs.',
  severity: 1,
  mend: { tab: 'sources', at: about },
  isBlocking: true,
  acknowledged: null,
});

it('puts the open alerts and the reason behind the rationale, or alone where there is none', () => {
  expect(rationaleDespite('They grew.\n', [alert('Sales')], ' It is late. ')).toBe(
    'They grew.\n\nOpen alerts on the data when this was signed:\n- Sales: It differs.\nReason to go on: It is late.',
  );
  const many = Array.from({ length: 22 }, (_, index) => alert(`S${index}`));
  const lines = rationaleDespite(' ', many, 'Late.').split('\n');
  expect([lines[0], lines.length, lines.at(-2)]).toEqual([
    'Open alerts on the data when this was signed:',
    23,
    '- and 2 more.',
  ]);
});

it('says what stops a proposal and what to do', () => {
  expect(refuseDespite([alert('A'), alert('B'), alert('C'), alert('D')])).toEqual({
    type: 'InputRefused',
    where: 'Proposal',
    expected: 'data without an open alert that stops a proposal, or a reason to go on',
    found: '4 such alerts: A: It differs. B: It differs. C: It differs. and 1 more.',
    remedy: 'Mend the data, acknowledge the alerts in Data, Quality, or say why to go on.',
  });
});
