import { describe, expect, it } from 'vitest';
import { createLadderPass, reasonOfRow } from '#shared/ladder/next-ladder.ts';
import { startLadder } from '#shared/ladder/start-ladder.ts';
import { createLadderColumns, setRow, stateOfRow } from '#shared/ladder/ladder-state.ts';
import type { Standing } from '#shared/model/ladder.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { createRandom } from '#shared/random.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { currentTierCodes, tierFloors } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const scores = Float64Array.of(80, 66, 50);

const withTiers = (labels: readonly string[]): Snapshot =>
  aSnapshot(
    [aMetric('x', [...scores])],
    [
      {
        code: 'tier',
        name: 'Tier',
        role: 'currentTier',
        labels: ['', 'Gold', 'Silver', 'Bronze'],
        codes: Uint32Array.from(labels, (label) => ['', 'Gold', 'Silver', 'Bronze'].indexOf(label)),
      },
    ],
  );

/** One pass over the scores: tiers, counts and what the ladder said. */
const pass = (model: ReturnType<typeof aLadder>, snapshot: Snapshot) => {
  const tiers = new Uint8Array(3);
  const counts = assignTiers(scores, tierFloors(model.tiers), tiers);
  const result = createLadderPass(snapshot, 20_000)(model, scores, tiers, counts, null);
  return { tiers: [...tiers], ...result };
};

describe('the next review', () => {
  it('leaves a model without a clock alone', () => {
    const { tiers, counts, ladder } = pass(aLadder(), withTiers(['Silver', 'Gold', 'Gold']));
    expect({ tiers, counts, ladder }).toEqual({
      tiers: [0, 1, 1],
      counts: { byTier: [1, 2, 0], without: 0 },
      ladder: null,
    });
  });

  it('begins with the tiers that files say, and counts what the ladder gives', () => {
    const model = aLadder([{ hold: 65, confirmUp: 2 }]);
    const { tiers, counts, ladder } = pass(model, withTiers(['Silver', 'Gold', 'Gold']));
    expect({ tiers, counts }).toEqual({
      tiers: [1, 0, 1],
      counts: { byTier: [1, 2, 0], without: 0 },
    });
    expect(ladder === null ? [] : [0, 1, 2].map((row) => reasonOfRow(model, ladder, row))).toEqual([
      'Reaches Gold, 1 of 2 reviews in a row; stays in Silver until that is confirmed.',
      'Stays in Gold by its hold line of 65 points; the score alone gives Silver.',
      'Falls from Gold to Silver: below the hold line.',
    ]);
  });

  it('steps again only who is found elsewhere, with the same answer as from the start', () => {
    const random = createRandom(7);
    const clocks = [
      { hold: 60, confirmUp: 2, noticeDays: 30 },
      { hold: 30, confirmDown: 2 },
    ];
    const rows = 200;
    const snapshot = aSnapshot(
      [
        aMetric(
          'x',
          Array.from({ length: rows }, () => 0),
        ),
      ],
      [
        anAttribute(
          'tier',
          Array.from({ length: rows }, () => random.pick(['Gold', 'Silver', ''])),
          {
            role: 'currentTier',
          },
        ),
      ],
    );
    const kept = createLadderPass(snapshot, 20_000);
    for (let frame = 0; frame < 20; frame += 1) {
      const model = aLadder(clocks, { graceNew: frame % 7 === 0 ? 1 : 0 });
      const shown = Float64Array.from({ length: rows }, (_, row) =>
        random.chance(0.9) ? (row * 37 + (frame > 10 ? 3 : 0)) % 100 : random.integer(0, 100),
      );
      const run = (over: typeof kept) => {
        const tiers = new Uint8Array(rows);
        const counts = assignTiers(shown, tierFloors(model.tiers), tiers);
        const { counts: after, ladder } = over(model, shown, tiers, counts, null);
        return { tiers, after, columns: ladder?.after };
      };
      expect(run(kept)).toEqual(run(createLadderPass(snapshot, 20_000)));
    }
  });

  it('goes on from the last recorded review, also when tiers were added or taken away', () => {
    const columns = createLadderColumns(3, 4);
    const state = {
      status: 'watch',
      cause: 'rose',
      placed: 1,
      entered: 3,
      lineAt: 4,
      noticeOn: -1,
    } as const;
    setRow(columns, 0, { ...state, tier: 2, streaks: [1, -2, 4] });
    setRow(columns, 1, { ...state, tier: 1, streaks: [1, 2, 4] });
    const standing: Standing = {
      tierIds: ['tier-Gold', 'tier-Gone', 'tier-Silver', 'tier-Bronze'],
      review: { number: 4, day: 19_900 },
      columns,
    };
    const snapshot = { ...withTiers(['Gold', 'Gold', 'Gold']), standing };
    const { columns: start, lastNumber } = startLadder(aLadder(), snapshot);
    expect(lastNumber).toBe(4);
    expect([...currentTierCodes(snapshot, aLadder().tiers).codes]).toEqual([1, 255, 255]);
    expect(stateOfRow(start, 0)).toEqual({ ...state, tier: 1, streaks: [1, 4] });
    expect(stateOfRow(start, 1)).toEqual(stateOfRow(createLadderColumns(1, 3), 0));
  });
});
