import { expect, it } from 'vitest';
import { doubtSection } from '#shared/methodology/doubt-section.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

it('counts scores near a line among the partners of its ladder alone', () => {
  const snapshot = aSnapshot(
    [aMetric('x', [70.5, 50.5, 49.5, 69.5, 50])],
    [anAttribute('type', ['Reseller', 'Supplier', 'Supplier', 'Supplier', 'Reseller'])],
  );
  const settled = settleModel(goldAndLead(), snapshot);
  const section = doubtSection(settled, snapshot, judgeSnapshot(settled.model, snapshot));
  const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  expect(items.filter((item) => item.includes('point of the line'))).toEqual([
    '1 of the partners score within 1 point of the line of Main ladder: Gold.',
    '2 of the partners score within 1 point of the line of Ladder A: Lead.',
  ]);
});
