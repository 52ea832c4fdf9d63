import { describe, expect, it } from 'vitest';
import { removeTier } from '#renderer/features/model/model-edits.ts';
import { checkLadder } from '#shared/ladder/check-ladder.ts';
import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { noTierClock } from '#shared/model/ladder-rules.ts';
import type { TierId } from '#shared/model/ids.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';

describe('taking the lowest tier away', () => {
  it('leaves the one above without a clock, which nobody could see or change there', () => {
    const clock = { ...noTierClock, hold: 36, confirmDown: 2 };
    const model = aModel({
      tiers: [aTier('Gold', 70), aTier('Silver', 40, { rules: { clock } }), aTier('Bronze', null)],
    });
    const left = removeTier(model, 'tier-Bronze' as TierId);
    expect(left.tiers).toEqual([aTier('Gold', 70), aTier('Silver', null)]);
    expect([checkLadder(left), isTimed(model), isTimed(left)]).toEqual([[], true, false]);
  });
});
