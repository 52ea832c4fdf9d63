import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { putAssignments, readMilestoneColumns } from '#db/milestones/assignment-rows.ts';
import { writeReview } from '#db/ladder/standing-rows.ts';
import { clockOf } from '#shared/ladder/ladder-clock.ts';
import { columnsOfTiers, createLadderColumns } from '#shared/ladder/ladder-state.ts';
import { milestoneLimits } from '#shared/ladder/milestones/milestone-limits.ts';
import { factsOfRow } from '#shared/ladder/milestones/milestone-status.ts';
import { copyLadder, stepLadder } from '#shared/ladder/step-ladder.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import type { MilestoneAssignment } from '#shared/model/milestone.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { createRandom } from '#shared/random.ts';
import { ok } from '#shared/result.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aSampleEngine } from '#test/fixtures/a-sample-engine.ts';
import { aMilestone } from '#test/fixtures/a-milestone.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';

const catalogue = [
  aMilestone('Pipeline', [
    ['promote', 'Gold'],
    ['regress', 'Silver'],
  ]),
  aMilestone('Sponsor', [
    ['promote', 'Silver'],
    ['watch', 'Silver'],
  ]),
  aMilestone(
    'Breach',
    [
      ['promote', 'Gold'],
      ['regress', 'Gold'],
    ],
    'down',
  ),
];

const ruled = (): ScoringModel => {
  const model = aLadder([{ confirmDown: 2 }, {}]);
  return { ...model, rules: { ...model.rules, milestones: catalogue } };
};

describe('milestones and the store', () => {
  it('takes every review that the machine makes of them, and refuses a rise before one is met', async () => {
    const model = ruled();
    const file = await aWorkspace(model);
    const { connection } = file;
    const random = createRandom(11);
    const keys = Array.from({ length: 30 }, (_, row) => `P${String(row).padStart(2, '0')}`);
    // P01 counts as P00 through another key, and its milestones with it.
    connection.exec(`INSERT INTO partner_merge (id, survivor) VALUES ('Q', 'P00'), ('R', 'Q')`);
    const dayIn = (from: number, to: number): string => isoOfDay(18_262 + random.integer(from, to));
    const assignments = [...keys, 'R'].flatMap((partner) =>
      catalogue.flatMap(({ id }, place): readonly MilestoneAssignment[] =>
        random.chance(0.75)
          ? [0, 1].map((time) => {
              const metOn = random.chance(0.5) ? dayIn(0, 900) : null;
              const waivedOn = random.chance(0.15) ? dayIn(0, 900) : null;
              return {
                id: `${partner} ${place} ${time}`,
                ...{ milestone: id, partner, owner: '', metOn, waivedOn },
                due: dayIn(time * 400, time * 400 + 300),
                proof: metOn === null ? null : { kind: 'note', text: 'seen', sha256: null },
                reason: waivedOn === null ? '' : 'agreed',
              };
            })
          : [],
      ),
    );
    const at = '2030-01-01T00:00:00.000Z';
    putAssignments(connection, assignments, at);
    const milestones = readMilestoneColumns(connection, keys, null, '2026-03-01');
    expect(factsOfRow(milestones, 0)).toHaveLength(
      assignments.filter(({ partner }) => partner === 'P00' || partner === 'R').length,
    );
    const columns = columnsOfTiers(
      Uint8Array.from(keys, () => (random.chance(0.3) ? noTier : random.integer(0, 2))),
      3,
    );
    const reviewOf = (number: number) => ({
      number,
      day: 18_262 + number * 90,
      at,
      tierIds: model.tiers.map(({ id }) => id),
      partnerKeys: keys,
      columns,
    });
    let moves = 0;
    for (let number = 1; number <= 10; number += 1) {
      const earned = Uint8Array.from(keys, () => random.integer(0, 2));
      const held = earned.map((tier) => Math.max(0, tier - random.integer(0, 1)));
      const before = createLadderColumns(keys.length, 3);
      copyLadder(columns, before);
      const { day } = reviewOf(number);
      const limits = milestoneLimits(model, milestones, keys.length, day);
      stepLadder(clockOf(model), { number, day }, { earned, held, limits }, columns);
      moves += keys.filter((_, row) => columns.tier[row] !== before.tier[row]).length;
      const done = await recordStep(file, `Review ${number}`, at, () => {
        writeReview(connection, reviewOf(number));
        return Promise.resolve(ok(null));
      });
      expect(done.ok).toBe(true);
    }
    expect(moves).toBeGreaterThan(30);

    const forge = (row: number, tier: string): string => {
      try {
        connection.exec(`SAVEPOINT forged;
          INSERT INTO ladder_review VALUES ('${isoOfDay(18_262 + 11 * 90)}', 11, '[]', '${at}');
          UPDATE ladder_state SET tier = '${tier}', cause = 'rose', entered = 11, line_at = 11,
            status = 'steady', notice_on = NULL, streaks = '{"tier-Gold":1,"tier-Silver":1}', review = 11
            WHERE id = '${keys[row] ?? ''}'`);
        return 'taken';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      } finally {
        connection.exec(`ROLLBACK TO forged; RELEASE forged`);
      }
    };
    const limits = milestoneLimits(model, milestones, keys.length, 18_262 + 11 * 90);
    const outcomes = keys.flatMap((_, row) =>
      columns.tier[row] === 2
        ? [{ shut: (limits?.riseTo[row] ?? 0) > 1, said: forge(row, 'tier-Silver') }]
        : [],
    );
    expect(outcomes.some(({ shut }) => shut) && outcomes.some(({ shut }) => !shut)).toBe(true);
    for (const { shut, said } of outcomes) {
      expect(said).toBe(shut ? 'ladder: a partner rises before its milestone is met' : 'taken');
    }
  });

  it('knows in the past only what was assigned by then', async () => {
    const file = await aWorkspace(ruled());
    const assigned = {
      ...{ milestone: catalogue[0]?.id ?? '', partner: 'A', due: '2026-06-30', owner: '' },
      ...{ metOn: null, proof: null, waivedOn: null, reason: '' },
    };
    putAssignments(file.connection, [{ id: '1', ...assigned }], '2026-01-10T00:00:00.000Z');
    expect(
      readMilestoneColumns(file.connection, ['A'], '2026-01-09', '2026-03-01'),
    ).toBeUndefined();
    expect(
      readMilestoneColumns(file.connection, ['A'], '2026-01-10', '2026-03-01')?.row,
    ).toHaveLength(1);
  });
});

describe('milestones of partners', () => {
  it('are assigned, met with evidence, waived, moved, taken away and brought back; and read from tables', async () => {
    const { folder, path, handlers, context, dispose, workspace, save } = await aSampleEngine();
    const { model } = workspace;
    const [highest] = model.tiers;
    if (highest === undefined) throw new Error('no tier');
    const pipeline = {
      ...aMilestone('Joint pipeline'),
      effects: [
        { effect: 'promote' as const, tier: highest.id },
        { effect: 'regress' as const, tier: highest.id },
      ],
    };
    const rules = { ...model.rules, milestones: [pipeline] };
    await save(workspace, { ...model, rules }, 'Add a milestone');
    const snapshot = await handlers['portfolio/snapshot']({}, context);
    if (!snapshot.ok) throw new Error('no snapshot');
    const partners = snapshot.value.partnerKeys.slice(0, 4);
    const list = async (show: 'all' | 'overdue' | 'soon' = 'all') => {
      const answer = await handlers['milestones/list'](
        { query: { show, milestone: null, soonDays: 30, limit: 100 } },
        context,
      );
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    };
    const assign = (due: string, to: readonly string[]) =>
      handlers['milestones/assign'](
        { milestone: pipeline.id, partners: [...to], due, owner: 'Sales' },
        context,
      );
    expect(await assign('2026-02-28', partners)).toMatchObject({ ok: true, value: { added: 4 } });
    expect(await assign('2026-02-28', partners.slice(0, 2))).toMatchObject({ value: { added: 0 } });
    expect(await assign('2026-03-20', partners.slice(0, 1))).toMatchObject({ value: { added: 1 } });
    expect(await list()).toMatchObject({
      day: '2026-03-01',
      total: 5,
      counts: { planned: 1, missed: 4, met: 0, waived: 0 },
    });
    expect((await list('soon')).rows.map(({ due }) => due)).toEqual(['2026-03-20']);
    const { rows } = await list('overdue');
    const ids = rows.map(({ id }) => id);
    const evidence = join(folder, 'pipeline.xlsx');
    await writeFile(evidence, 'opportunities');
    const settled = await handlers['milestones/settle'](
      {
        ids: ids.slice(0, 1),
        to: { kind: 'met', on: '2026-02-27', proof: 'file', text: '' },
        file: evidence,
      },
      context,
    );
    expect(settled.ok).toBe(true);
    expect(
      await handlers['milestones/settle'](
        { ids: ids.slice(1, 2), to: { kind: 'met', on: '2026-02-27', proof: 'note', text: '' } },
        context,
      ),
    ).toMatchObject({ ok: false, error: { expected: 'a note that proves it' } });
    await handlers['milestones/settle'](
      { ids: ids.slice(1, 2), to: { kind: 'waived', on: '2026-02-27', reason: 'New owner' } },
      context,
    );
    await handlers['milestones/move'](
      { ids: ids.slice(2, 3), due: '2026-12-31', owner: null },
      context,
    );
    const sha256 = createHash('sha256').update('opportunities').digest('hex');
    expect((await list()).counts).toEqual({ planned: 2, missed: 1, met: 1, waived: 1 });
    const after = await handlers['portfolio/snapshot']({}, context);
    expect(after.ok ? after.value.milestones?.because : []).toContain(
      `file: pipeline.xlsx (SHA-256 ${sha256})`,
    );
    await handlers['milestones/remove']({ ids: ids.slice(3) }, context);
    expect((await list()).counts.missed).toBe(0);
    const undone = await handlers['history/undo']({}, context);
    expect(undone.ok && undone.value.history.steps.at(-1)?.label).toBe('Take 1 milestone away');
    expect((await list()).counts.missed).toBe(1);
    expect(
      await handlers['milestones/move'](
        { ids: ids.slice(0, 1), due: '2026-03-20', owner: null },
        context,
      ),
    ).toMatchObject({
      ok: false,
      error: { found: `two for ${partners[0] ?? ''} on 2026-03-20` },
    });
    await dispose();

    const { run, at } = shellIn(folder, '');
    const listed = await run('milestones', 'list', path, '--show', 'all', '--json');
    expect([listed.status, JSON.parse(listed.out)]).toMatchObject([
      0,
      {
        counts: { met: 1, waived: 1 },
        rules: [
          `Nobody rises into ${highest.name} before "Joint pipeline" is met or waived.`,
          `Who missed "Joint pipeline" counts as below the hold line in ${highest.name}, whatever the score.`,
        ],
      },
    ]);
    const exported = await run('milestones', 'export', path, '--out', at('m.csv'));
    expect([exported.status, exported.out]).toEqual([0, `Wrote 5 milestones to ${at('m.csv')}.\n`]);
    expect(await run('milestones', 'import', path, at('m.csv'))).toMatchObject({
      status: 0,
      out: expect.stringContaining('0 milestones added, 0 changed, 5 as they were') as string,
    });
    const table = await readFile(at('m.csv'), 'utf8');
    await writeFile(at('wrong.csv'), table.replace('2026-12-31', 'soon'));
    const refused = await run('milestones', 'import', path, at('wrong.csv'));
    expect(refused).toMatchObject({
      status: 3,
      out: expect.stringContaining(
        'column "due": expected a day from 1970 on as YYYY-MM-DD; found "soon"',
      ) as string,
    });
    await writeFile(at('more.csv'), table.replace('2026-12-31', '2027-12-31'));
    expect(await run('milestones', 'import', path, at('more.csv'), '--check')).toMatchObject({
      out: expect.stringContaining('Would import') as string,
    });
    expect(await run('milestones', 'import', path, at('more.csv'), '--json')).toMatchObject({
      status: 0,
      out: expect.stringContaining('"added": 1') as string,
    });
    // Nobody rises into the highest tier, for nobody else has the milestone, and who missed it leaves.
    const before = currentTierCodes(snapshot.value, model.tiers).codes;
    const reviewed = await run('review', path, '--on', '2026-03-31', '--json');
    const { partners: stand } = JSON.parse(reviewed.out) as {
      readonly partners: readonly { readonly key: string; readonly tier: string | null }[];
    };
    const there = stand.filter(({ tier }) => tier === highest.name).map(({ key }) => key);
    expect(there.length).toBeGreaterThan(0);
    for (const key of there) {
      const row = snapshot.value.partnerKeys.indexOf(key);
      const listedAs = partners.indexOf(key);
      expect([key, before[row] === 0 || listedAs === 0 || listedAs === 1]).toEqual([key, true]);
      expect(listedAs).not.toBe(3);
    }
  });
});
