import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { insertExport, readExports } from '#db/sensitivity/export-rows.ts';
import { readMarks, writeMark } from '#db/sensitivity/mark-rows.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import { ok } from '#shared/result.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';

const at = '2026-03-01T00:00:00.000Z';
const column = { kind: 'column', source: 'Sales', code: 'amount' } as const;

describe('migration 11', () => {
  it('keeps marks as steps of undo, and what was written outside of them', async () => {
    const file = await aWorkspace();
    const mark = (level: SensitivityMark['level'] | null) =>
      recordStep(file, `Mark ${level ?? ''}`, at, () => {
        writeMark(file.connection, column, level);
        return Promise.resolve(ok(null));
      });
    await mark('confidential');
    await mark('personal');
    await mark(null);
    const record = { at, what: 'score', target: '/scores.csv', names: ['amount of Sales'] };
    insertExport(file.connection, record);
    const levels: unknown[] = [readMarks(file.connection)];
    for (const position of [2, 1, 0]) {
      await walkHistory(file, position);
      levels.push(readMarks(file.connection).map(({ level }) => level));
    }
    expect(levels).toEqual([[], ['personal'], ['confidential'], []]);
    await walkHistory(file, 1);
    expect(readMarks(file.connection)).toEqual([{ ...column, level: 'confidential' }]);
    expect(readExports(file.connection)).toEqual([{ id: 1, ...record }]);
  });
});
