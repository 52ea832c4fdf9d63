import { expect, it } from 'vitest';
import { tierSections } from '#shared/methodology/tier-sections.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

it('says who climbs which ladder, and by which labels only where they may be told', () => {
  const model = goldAndLead();
  const snapshot = aSnapshot(
    [aMetric('x', [70, 50, 20])],
    [anAttribute('type', ['Reseller', 'Supplier', ''])],
  );
  const secret = hiddenThings(
    [
      {
        ...{ id: sensitiveId({ kind: 'attribute', source: '', code: 'type' }), kind: 'attribute' },
        ...{ source: '', code: 'type', name: 'type' },
      },
    ] as never,
    [],
  );
  const told = (hidden: typeof nothingHidden): readonly string[] =>
    tierSections(model, settleModel(model, snapshot), snapshot, hidden).flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'heading' || block.kind === 'text' ? [block.text] : [],
      ),
    );
  const climb = 'They climb the tiers of this ladder and no others.';
  expect(told(nothingHidden).slice(2)).toEqual([
    ...[
      'Main ladder',
      `Everybody whose type is on no other ladder, and who has none; 2 as it is now. ${climb}`,
    ],
    ...['Gold', 'Silver', 'Bronze', 'Ladder A'],
    ...[`Partners whose type is Supplier; 1 as it is now. ${climb}`, 'Lead', 'Follow'],
  ]);
  expect(told(secret)[8]).toBe(
    `Partners with labels of type that are not told here; 1 as it is now. ${climb}`,
  );
});
