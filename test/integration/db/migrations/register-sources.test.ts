import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { readSources, writeSource } from '#db/sources/source-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { assumedDetails, type SourceDetails } from '#shared/model/source.ts';
import { ok } from '#shared/result.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aRecipe } from '../../intake/support.ts';

const finance: SourceDetails = {
  department: 'Finance',
  owner: 'Controlling',
  frequency: 'monthly',
  confidentiality: 'confidential',
  systemKind: 'erp',
  contact: 'ledger desk',
};

const say = (file: WorkspaceFile, name: string, details: SourceDetails): Promise<unknown> =>
  recordStep(file, `Describe source ${name}`, testTime.toISOString(), () => {
    writeSource(file.connection, name, details);
    return Promise.resolve(ok(null));
  });

describe('registered sources', () => {
  it('are one step of undo each, before and after their first import and over a restart', async () => {
    const file = await aWorkspace();
    await say(file, 'Sales', finance);
    expect(readSources(file.connection)).toEqual([
      { ...finance, name: 'Sales', isRegistered: true, feed: null },
    ]);
    await walkHistory(file, 0);
    expect(readSources(file.connection)).toEqual([]);
    await purgeOrphanRuns(file);
    await walkHistory(file, 1);
    expect(readSources(file.connection)).toHaveLength(1);

    const path = await aFile('id,amount,day,region\na,1,2026-01-01,North\n');
    await commitImport(file, { path, recipe: aRecipe() }, aContext());
    await say(file, 'Sales', { ...finance, owner: 'Treasury' });
    const { path: workspace } = file;
    await file.close();
    const again = await reopened(workspace);
    await walkHistory(again, 2);
    expect(readSources(again.connection)).toEqual([
      { ...finance, name: 'Sales', isRegistered: true, feed: null },
    ]);
    await walkHistory(again, 0);
    expect(readSources(again.connection)).toEqual([]);
  });

  it('are known by their imports alone, with what is assumed', async () => {
    const file = await aWorkspace();
    const path = await aFile('id,amount,day,region\na,1,2026-01-01,North\n');
    await commitImport(file, { path, recipe: aRecipe() }, aContext());
    expect(readSources(file.connection)).toEqual([
      { ...assumedDetails, name: 'Sales', department: 'Sales', isRegistered: false, feed: null },
    ]);
  });

  it('outlive the cleaning of runs that were undone', async () => {
    const file = await aWorkspace();
    const path = await aFile('id,amount,day,region\na,1,2026-01-01,North\n');
    await commitImport(file, { path, recipe: aRecipe() }, aContext());
    await walkHistory(file, 0);
    await say(file, 'Finance', finance);
    await purgeOrphanRuns(file);
    expect(readSources(file.connection).map(({ name }) => name)).toEqual(['Finance']);
    expect(file.connection.prepare('SELECT count(*) FROM import_run').pluck().get()).toBe(0);
  });
});
