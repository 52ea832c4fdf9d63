import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEvent, currentActor } from '#db/audit/append-event.ts';
import { readTrail, verifyTrail } from '#db/audit/read-trail.ts';
import { recordStep } from '#db/history/record-step.ts';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { writeModel } from '#db/model/model-rows.ts';
import { openConnection } from '#db/sqlite.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { checkWorkspaceTrail } from '#electron/engine/services/audit.ts';
import { err, ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const at = testTime.toISOString();
const later = '2026-03-02T10:00:00.000Z';
const tiers = (line: number) => aModel({ tiers: [aTier('Gold', line), aTier('Rest', null)] });

const step = (file: WorkspaceFile, label: string, line: number) =>
  recordStep(file, label, at, () => {
    writeModel(file.connection, tiers(line));
    return Promise.resolve(ok(null));
  });

const told = (file: WorkspaceFile): readonly (readonly [string, string])[] =>
  readTrail(file.connection).map(({ action, what }) => [action, what]);

describe('the audit trail', () => {
  it('has an event for each step and each undo, which undo does not take back', async () => {
    const file = await aWorkspace();
    await step(file, 'Raise Gold', 80);
    await step(file, 'Raise Gold again', 90);
    await walkHistory(file, 0, later);
    await walkHistory(file, 1, later);
    expect(told(file)).toEqual([
      ['began', 'The audit trail begins'],
      ['changed', 'Raise Gold'],
      ['changed', 'Raise Gold again'],
      ['undid', 'Raise Gold again'],
      ['undid', 'Raise Gold'],
      ['redid', 'Raise Gold'],
    ]);
    await step(file, 'Lower Gold', 60);
    // The step that was undone is gone from the history, its events stay.
    expect(readHistory(file.connection).steps.map(({ label }) => label)).toEqual([
      'Raise Gold',
      'Lower Gold',
    ]);
    expect(told(file)).toHaveLength(7);
    await file.close();
    const again = await reopened(file.path);
    expect(verifyTrail(again.connection)).toMatchObject({ events: 7, fault: null });
  });

  it('says what changed by the hash of the rows before and after, turned round by undo', async () => {
    const file = await aWorkspace();
    await step(file, 'Raise Gold', 80);
    await walkHistory(file, 0, later);
    const [, done, undone] = readTrail(file.connection);
    expect(done).toMatchObject({ seq: 2, at, actor: currentActor() });
    expect(done?.rows).toEqual({ tier: expect.any(Number) as number });
    expect(done?.before).not.toBe(done?.after);
    expect(undone).toMatchObject({
      at: later,
      rows: done?.rows,
      before: done?.after,
      after: done?.before,
    });
  });

  it('knows nothing of work that was refused or changed nothing', async () => {
    const file = await aWorkspace();
    await recordStep(file, 'Refused', at, () => {
      writeModel(file.connection, tiers(70));
      return Promise.resolve(
        err({ type: 'InputRefused', where: '', expected: '', found: '', remedy: '' } as const),
      );
    });
    await recordStep(file, 'Nothing', at, () => Promise.resolve(ok(null)));
    expect(told(file)).toEqual([['began', 'The audit trail begins']]);
  });

  it.each([
    ['a change', `UPDATE audit_event SET event = '{"seq":1}'`, 'never changed'],
    ['a removal', `DELETE FROM audit_event WHERE seq = 1`, 'never removed'],
    [
      'an event out of turn',
      `INSERT INTO audit_event VALUES (9, '{"seq":9}', '${'0'.repeat(64)}', '${'1'.repeat(64)}')`,
      'must follow',
    ],
    [
      'an event that does not name the last one',
      `INSERT INTO audit_event VALUES (2, '{"seq":2}', '${'0'.repeat(64)}', '${'1'.repeat(64)}')`,
      'must follow',
    ],
    [
      'an event that replaces one',
      `INSERT OR REPLACE INTO audit_event VALUES (1, '{"seq":1}', '${'0'.repeat(64)}', '${'1'.repeat(64)}')`,
      'must follow',
    ],
  ])('refuses %s in SQLite itself', async (_, statement, message) => {
    const { connection } = await aWorkspace();
    expect(() => connection.exec(statement)).toThrow(message);
  });

  it('shows where a file was changed behind our back, at any event', async () => {
    const file = await aWorkspace();
    await step(file, 'Raise Gold', 80);
    await step(file, 'Raise Gold again', 90);
    await file.close();
    const connection = await openConnection(file.path);
    connection.exec(`DROP TRIGGER audit_event_kept`);
    connection.exec(
      `UPDATE audit_event SET event = replace(event, 'Raise Gold"', 'Raise Lead"') WHERE seq = 2`,
    );
    expect(verifyTrail(connection).fault).toEqual({
      seq: 2,
      reason: 'its content is not what was hashed',
    });
    connection.close();
  });

  it('takes any text, whole characters or not', async () => {
    const { connection } = await aWorkspace();
    appendEvent(connection, { at, action: 'exported', what: 'half \ud800 of 😀' });
    expect(verifyTrail(connection)).toMatchObject({ events: 2, fault: null });
    expect(readTrail(connection)[1]?.what).toBe('half \ufffd of 😀');
  });

  it('carries on the head of its backup, and not that of a backup of another past', async () => {
    const file = await aWorkspace();
    await step(file, 'Raise Gold', 80);
    const copy = join(await aFolder(), 'copy.backup');
    await file.connection.backup(copy);
    await step(file, 'Raise Gold again', 90);
    const good = await checkWorkspaceTrail(file, copy);
    expect(good.ok && [good.value.fault, good.value.noted.map((each) => each.isExtended)]).toEqual([
      null,
      [true],
    ]);
    const other = await aWorkspace();
    await step(other, 'Something else', 10);
    await step(other, 'Something more', 20);
    const bad = await checkWorkspaceTrail(other, copy);
    expect(bad.ok && [bad.value.fault, bad.value.noted.map((each) => each.isExtended)]).toEqual([
      null,
      [false],
    ]);
  });
});
