import { describe, expect, it } from 'vitest';
import { readStanding, writeReview } from '#db/ladder/standing-rows.ts';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { prepareReview } from '#electron/engine/services/record-review.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { clockOf } from '#shared/ladder/ladder-clock.ts';
import { columnsOfTiers, createLadderColumns, stateOfRow } from '#shared/ladder/ladder-state.ts';
import { copyLadder, stepLadder } from '#shared/ladder/step-ladder.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import type { LadderColumns, LadderState } from '#shared/model/ladder.ts';
import { noLadderRules, noTierClock, type TierClock } from '#shared/model/ladder-rules.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import { createRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aTier } from '#test/fixtures/a-model.ts';
import { aParallelModel } from '#test/fixtures/a-parallel-model.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';

const at = testTime.toISOString();
const quarter = (number: number): string =>
  new Date(Date.UTC(2020, number * 3, 0)).toISOString().slice(0, 10);
const keys = Array.from({ length: 40 }, (_, row) => `P${String(row).padStart(2, '0')}`);

const copyOf = (columns: LadderColumns): LadderColumns => {
  const copy = createLadderColumns(columns.tier.length, 3);
  copyLadder(columns, copy);
  return copy;
};

const record = async (
  file: WorkspaceFile,
  model: ScoringModel,
  number: number,
  columns: LadderColumns,
  partnerKeys: readonly string[] = keys,
): Promise<void> => {
  const review = {
    number,
    day: dayOfIso(quarter(number)),
    at,
    tierIds: model.tiers.map(({ id }) => id),
    partnerKeys,
    columns,
  };
  const done = await recordStep(file, `Review ${number}`, at, () => {
    writeReview(file.connection, review);
    return Promise.resolve(ok(null));
  });
  expect(done.ok).toBe(true);
};

const statesOf = (columns: LadderColumns | undefined): readonly LadderState[] =>
  columns === undefined ? [] : Array.from(columns.tier, (_, row) => stateOfRow(columns, row));

describe('recorded reviews', () => {
  it('are taken by the store whatever the machine does, and read back as it left them, review by review', async () => {
    const clocks: readonly Partial<TierClock>[] = [
      { confirmUp: 2, confirmDown: 2, noticeDays: 60 },
      { highWater: 2, confirmDown: 1 },
    ];
    const model = aLadder(clocks, {
      graceNew: 1,
      graceFall: 2,
      stepsDown: 1,
      freezes: [{ from: '2021-01-01', to: '2021-07-01', blocks: 'falls', reason: '' }],
    });
    const file = await aWorkspace(model);
    const random = createRandom(4);
    const start = keys.map(() => (random.chance(0.3) ? noTier : random.integer(0, 2)));
    const columns = columnsOfTiers(Uint8Array.from(start), 3);
    const snapshots: LadderColumns[] = [];
    const codes = (): number => (random.chance(0.06) ? noTier : random.integer(0, 2));
    let earned = keys.map(codes);
    for (let number = 1; number <= 12; number += 1) {
      earned = earned.map((code) => (random.chance(0.5) ? code : codes()));
      const held = earned.map((code) =>
        code === noTier ? noTier : random.chance(0.3) ? Math.max(0, code - 1) : code,
      );
      stepLadder(
        clockOf(model),
        { number, day: dayOfIso(quarter(number)) },
        { earned: Uint8Array.from(earned), held: Uint8Array.from(held) },
        columns,
      );
      await record(file, model, number, columns);
      const read = readStanding(file.connection, keys);
      expect(read?.review).toEqual({ number, day: dayOfIso(quarter(number)) });
      const lowest = (state: LadderState): LadderState =>
        state.tier === 2 ? { ...state, lineAt: number } : state;
      expect(statesOf(read?.columns).map(lowest)).toEqual(statesOf(columns).map(lowest));
      snapshots.push(copyOf(columns));
    }
    // Undo walks back through rows that the guards would refuse today, and forth again.
    expect(await walkHistory(file, 5, at)).toEqual(ok(null));
    expect(readStanding(file.connection, keys)?.review.number).toBe(5);
    expect([...(readStanding(file.connection, keys)?.columns.tier ?? [])]).toEqual([
      ...(snapshots[4]?.tier ?? []),
    ]);
    expect(await walkHistory(file, 12, at)).toEqual(ok(null));
    expect([...(readStanding(file.connection, keys)?.columns.tier ?? [])]).toEqual([
      ...columns.tier,
    ]);
    expect(file.connection.prepare(`SELECT is_restoring FROM edit_recording`).pluck().get()).toBe(
      0,
    );
  });

  it('are taken where partners change ladder, with clocks, limits and freezes on both', async () => {
    const clock = { ...noTierClock, confirmUp: 2, confirmDown: 2, noticeDays: 60, highWater: 1 };
    const tiers = (names: string): readonly Tier[] =>
      names
        .split('')
        .map((name, place) =>
          place === 2 ? aTier(name, null) : aTier(name, 70 - 30 * place, { rules: { clock } }),
        );
    const model = aParallelModel(tiers('ABC'), [{ labels: ['t'], tiers: tiers('XYZ') }], {
      rules: {
        ladder: {
          ...noLadderRules,
          ...{ graceNew: 1, graceFall: 1, stepsUp: 1, stepsDown: 1 },
          freezes: [{ from: '2020-07-01', to: '2020-12-31', blocks: 'all', reason: '' }],
        },
      },
    });
    const file = await aWorkspace(model);
    const random = createRandom(9);
    const columns = createLadderColumns(keys.length, 6);
    let tops = keys.map(() => 3 * random.integer(0, 1));
    let changes = 0;
    for (let number = 1; number <= 8; number += 1) {
      const before = columns.tier.slice();
      tops = tops.map((top) => (random.chance(0.2) ? 3 - top : top));
      const earned = tops.map((top) => (random.chance(0.1) ? noTier : top + random.integer(0, 2)));
      const held = earned.map((code, row) =>
        code === noTier ? noTier : Math.max(tops[row] ?? 0, code - random.integer(0, 1)),
      );
      stepLadder(
        clockOf(model),
        { number, day: dayOfIso(quarter(number)) },
        { earned: Uint8Array.from(earned), held: Uint8Array.from(held) },
        columns,
      );
      await record(file, model, number, columns);
      const read = readStanding(file.connection, keys);
      expect([...(read?.columns.tier ?? [])]).toEqual([...columns.tier]);
      expect([...(read?.columns.streaks ?? [])]).toEqual([...columns.streaks]);
      changes += before.filter(
        (tier, row) =>
          tier !== noTier &&
          columns.tier[row] !== noTier &&
          tier < 3 !== (columns.tier[row] ?? 0) < 3,
      ).length;
    }
    expect(changes).toBeGreaterThan(20);
  });

  it('are refused by the store where a row moves against the rules', async () => {
    const model = aLadder([{ confirmDown: 2, noticeDays: 60, confirmUp: 2 }], {
      graceNew: 1,
      stepsUp: 1,
    });
    const file = await aWorkspace(model);
    const { connection } = file;
    const gold: LadderState = {
      ...{ tier: 0, status: 'steady', cause: 'placed', placed: 1, entered: 1, lineAt: 1 },
      ...{ noticeOn: -1, streaks: [1, 1] },
    } as const;
    const columns = createLadderColumns(1, 3);
    columns.tier.set([0]);
    columns.status.set([1]);
    columns.placed.set([1]);
    columns.entered.set([1]);
    columns.lineAt.set([1]);
    columns.streaks.set([1, 1]);
    expect(stateOfRow(columns, 0)).toEqual(gold);
    await record(file, model, 1, columns, ['A']);
    const write = (sql: string): string => {
      try {
        connection.exec(`SAVEPOINT trial; ${sql}`);
        return 'taken';
      } catch (error) {
        return String(error);
      } finally {
        connection.exec(`ROLLBACK TO trial; RELEASE trial`);
      }
    };
    const review = (number: number): string =>
      `INSERT INTO ladder_review VALUES ('${quarter(number)}', ${number}, '[]', '')`;
    const set = (fields: string, number: number): string =>
      `${review(number)}; UPDATE ladder_state SET ${fields}, review = ${number} WHERE id = 'A'`;
    const fall = (number: number, since: number, notice: string): string =>
      set(
        `tier = 'tier-Silver', cause = 'fell', entered = ${number}, line_at = ${number}, status = 'steady',
         notice_on = NULL, streaks = '{"tier-Gold":-${since}}'`,
        number,
      ).replace('; UPDATE', `; ${notice} UPDATE`);
    expect(write(`UPDATE ladder_state SET status = 'held' WHERE id = 'A'`)).toContain(
      'was reviewed already',
    );
    expect(write(review(3))).toContain('a review follows the one before');
    expect(write(fall(2, 1, ''))).toContain('falls in the grace of newcomers');
    const second = `${set(`status = 'watch', streaks = '{"tier-Gold":-2}'`, 2)};`;
    expect(write(`${second} ${fall(3, 3, '')}`)).toContain('falls before it is confirmed');
    expect(write(`${second} ${fall(3, 2, '')}`)).toContain('falls without notice');
    const third = `${set(`status = 'notice', notice_on = '${quarter(3)}', streaks = '{"tier-Gold":-2}'`, 3)};`;
    expect(write(`${second} ${third} ${fall(4, 2, '')}`)).toBe('taken');
    expect(write(`${second} ${third} ${set(`tier = 'tier-Silver'`, 4)}`)).toContain(
      'moves for another reason than it says',
    );
    expect(write(`${second} ${set(`status = 'notice', notice_on = NULL`, 3)}`)).toContain(
      'CHECK constraint failed',
    );
    expect(write(set(`tier = 'tier-Nobody'`, 2))).toContain('is in no tier of the model');
    expect(write(set(`placed = 2, entered = 2, line_at = 2`, 2))).toContain('a second time');
    expect(
      write(
        `INSERT INTO ladder_state VALUES ('B', 'tier-Gold', 'steady', 'rose', 1, 1, 1, NULL, '{}', 1)`,
      ),
    ).toContain('begins without being placed');
    expect(
      write(
        `INSERT INTO ladder_state VALUES ('B', 'tier-Gold', 'excellent', 'placed', 1, 1, 1, NULL, '{}', 1)`,
      ),
    ).toContain('CHECK constraint failed');
  });

  it('are refused where a line asks for money and nobody costs any', async () => {
    const model = aLadder();
    const file = await aWorkspace({
      ...model,
      tiers: model.tiers.map((tier, index) =>
        index === 0
          ? { ...tier, rules: { ...tier.rules, cut: { by: 'budget', amount: 9, ties: 'allIn' } } }
          : tier,
      ),
    });
    const refused = prepareReview(file, quarter(1), at);
    expect(refused.ok ? null : refused.error).toMatchObject({
      where: 'Recording a review',
      found: expect.stringContaining('Gold costs nothing') as string,
    });
  });
});
